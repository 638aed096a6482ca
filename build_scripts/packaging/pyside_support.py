"""PySide's own Python modules, compiled for the bundle: PySide would compile them anew at each start.

They lie in PySide's library as text, because one library serves all versions of Python; compiling that text is a
seventh of the processor's time at a start. A folder `files.dir` beside `shiboken6` is taken instead where there is
one: PySide's own way to see and change them (SBK_EMBED=0, see `signature_bootstrap.py` of PySide6 6.9.3 and 6.11.3).
"""

import py_compile
import sys
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

FOLDER = "shiboken6/files.dir"
_LOADER = "shibokensupport.signature.loader"
# What makes lists of signatures for editors; the loader names them, and no program calls them.
_FOR_EDITORS = ("enum_sig.py", "pyi_generator.py")


def support_files(work: Path) -> list[tuple[str, str]]:
    """Return (source, destination folder) of the compiled modules, which are made in `work`.

    Raises LookupError when this PySide keeps them elsewhere.
    """
    archive = _archive()
    made = []
    for name in sorted(archive.namelist()):
        if name.startswith("shibokensupport/") and name.endswith(".py") and "-" not in name:
            text = b"" if name.endswith(_FOR_EDITORS) else archive.read(name)
            made.append(_compiled(name, text, work))
    return [(str(path), f"{FOLDER}/{path.relative_to(work).parent.as_posix()}") for path in made]


def _archive() -> ZipFile:
    """Return the archive that PySide loads its modules from; it stays open, as PySide may read on."""
    import_module("PySide6.QtCore")
    archive = getattr(getattr(sys.modules.get(_LOADER), "__loader__", None), "zfile", None)
    if (
        not isinstance(archive, ZipFile)
        or f"{_LOADER.replace('.', '/')}.py" not in archive.namelist()
    ):
        raise LookupError("this PySide does not keep its Python modules where they were")
    return archive


def _compiled(name: str, text: bytes, work: Path) -> Path:
    """Return the compiled module `name`; the same text gives the same bytes, wherever it is made."""
    source = work / name
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(text)
    target = source.with_suffix(".pyc")
    py_compile.compile(
        str(source),
        str(target),
        dfile=name,
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return target
