"""Everything a bundle is made of, made once and kept until its recipe changes."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.linux import compiler, cpython, sources, static_libraries, wheels
from build_scripts.packaging.linux.workshop import Workshop, fingerprint
from build_scripts.places import BUILD_LOCK, LOCK

_RECIPE = [
    *(Path(str(module.__file__)) for module in (compiler, cpython, sources, static_libraries)),
    Path(str(wheels.__file__)),
    LOCK,
    BUILD_LOCK,
]


@dataclass(frozen=True)
class Toolchain:
    """The Python to bundle, its packages, the libraries of Debian, and the licences of these."""

    folder: Path

    @property
    def python(self) -> Path:
        """Return the program that runs PyInstaller."""
        return self.folder / "python" / "bin" / f"python{wheels.PYTHON}"

    @property
    def packages(self) -> Path:
        """Return the folder of the installed wheels."""
        return self.folder / "packages"

    @property
    def libraries(self) -> Path:
        """Return the folder of Debian's libraries."""
        return self.folder / "libraries"

    @property
    def licences(self) -> Path:
        """Return the folder of texts for what is no Python package."""
        return self.folder / "licences"


def toolchain(root: Path) -> Toolchain:
    """Return the toolchain in `root`; it takes some minutes when it does not stand there yet."""
    folder = root / f"toolchain-{fingerprint(_RECIPE)}"
    stands = folder / "done"
    if not stands.exists():
        shutil.rmtree(folder, ignore_errors=True)
        for older in root.glob("toolchain-*"):
            shutil.rmtree(older)
        _make(Toolchain(folder))
        stands.touch()
    return Toolchain(folder)


def _make(made: Toolchain) -> None:
    workshop = Workshop(made.folder / "work", {"SOURCE_DATE_EPOCH": "0"})
    workshop.folder.mkdir(parents=True)
    wheels.install(workshop, made.packages)
    folders = sources.fetch(workshop, made.libraries, made.licences)
    compiling = compiler.with_compiler(workshop, made.packages / "ziglang" / "zig")
    say("正在编译 Python 所用的库……", "Compiling what Python needs.")
    compiled = made.folder / "work" / "compiled"
    static_libraries.compile_all(compiling, folders, compiled)
    python = folders[f"python{wheels.PYTHON}"]
    cpython.compile_python(compiling, python, compiled, made.folder / "python")
    _let_python_find(made)
    shutil.rmtree(workshop.folder)  # a gigabyte that nobody needs again


def _let_python_find(made: Toolchain) -> None:
    """Make the wheels importable: a path file in the Python's own site-packages."""
    site = made.folder / "python" / "lib" / f"python{wheels.PYTHON}" / "site-packages"
    site.mkdir(parents=True, exist_ok=True)
    (site / "packages.pth").write_text("../../../../packages\n", encoding="utf-8")
