"""A Windows CPython on Linux, put together of what PyPI and the running Python have.

The wheel of panda3d carries Python's own Windows libraries (python3xx.dll, all extension modules,
SQLite, OpenSSL, the Visual C++ runtime) in its folder `deploy_libs`; the modules written in Python are
the same on every system and come from the Python that runs this; what is left is small and compiled.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

from build_scripts.messages import Stop
from build_scripts.packaging.windows import compiling
from build_scripts.places import child_environment, in_venv

LOCK = Path(__file__).with_name("python.lock")
TAG = f"{sys.version_info.major}{sys.version_info.minor}"
_LIBRARY = f"python{TAG}.dll"
_BESIDE_PROGRAM = {_LIBRARY: _LIBRARY, "VCRUNTIME140.dll": "vcruntime140.dll"}
# Part of Windows 10 and of wine; the others are of Tcl/Tk, which the program does not use.
_NOT_NEEDED = re.compile(r"api-ms-win-.*|tcl.*|tk.*|_tkinter.*|_msi.*", re.IGNORECASE)
_NOT_COPIED: tuple[str, ...] = (
    "__pycache__",
    "site-packages",
    "dist-packages",
    "test",
    "tests",
    "lib-dynload",
)
_NOT_COPIED += ("config-*", "_sysconfigdata*", "idlelib", "turtledemo", "tkinter", "ensurepip")


def make(folder: Path, downloads: Path) -> None:
    """Make the Windows Python in `folder`, without any package but pip. Raises Stop."""
    if folder.exists():
        shutil.rmtree(folder)
    for name in ("DLLs", "Lib/site-packages", "Scripts", "libs"):
        (folder / name).mkdir(parents=True)
    libraries, pip = _downloaded(downloads)
    _unpack_libraries(libraries, folder)
    _copy_modules(folder / "Lib")
    _compile_programs(folder)
    with zipfile.ZipFile(pip) as wheel:
        wheel.extractall(folder / "Lib" / "site-packages")


def _downloaded(folder: Path) -> tuple[Path, Path]:
    """Return the wheels of panda3d and pip, fetched by the hashes in `LOCK`."""
    command = [in_venv("python"), "-m", "pip", "download", "--quiet", "--dest", str(folder)]
    command += ["--no-deps", "--only-binary", ":all:", "--platform", "win_amd64"]
    command += ["--python-version", TAG, "--require-hashes", "--requirement", str(LOCK)]
    if subprocess.run(command, env=child_environment(), check=False).returncode != 0:
        raise Stop(
            "Windows 版 Python 没有下载成功，原因见上面 pip 的输出，多半是网络不通。请检查网络后再试。",
            "pip could not download the wheels that bring a Windows Python.",
            code=4,
        )
    return _newest(folder, "panda3d-*.whl"), _newest(folder, "pip-*.whl")


def _newest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda path: path.stat().st_mtime)


def _unpack_libraries(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            place, _, name = entry.filename.rpartition("/")
            if place != "deploy_libs" or _NOT_NEEDED.fullmatch(name):
                continue
            target = folder / _BESIDE_PROGRAM.get(name, f"DLLs/{name}")
            target.write_bytes(archive.read(entry))


def _copy_modules(folder: Path) -> None:
    """Copy the modules of the standard library that are written in Python."""
    source = Path(sysconfig.get_path("stdlib"))
    ignored = shutil.ignore_patterns(*_NOT_COPIED)
    shutil.copytree(source, folder, ignore=ignored, dirs_exist_ok=True)


def _compile_programs(folder: Path) -> None:
    """Make python.exe, pythonw.exe and python3.dll, the library of the stable interface."""
    exports = compiling.exported_names(folder / _LIBRARY)
    compiling.forwarding_library(folder / "python3.dll", exports, _LIBRARY.removesuffix(".dll"))
    linked = folder / "libs" / f"libpython{TAG}.a"
    compiling.import_library(_LIBRARY, exports, linked)
    source = compiling.SOURCES / "python.c"
    for name, options in _programs().items():
        compiling.compile_c(source, folder / name, "-municode", *options, str(linked))


def _programs() -> dict[str, Sequence[str]]:
    return {"python.exe": (), "pythonw.exe": ("-mwindows", "-DWINDOWED")}
