"""Where Windows programs are built: a Windows Python with its packages, on Linux under wine."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from build_scripts import packages, system_packages
from build_scripts.environment import HEADLESS, set_up
from build_scripts.messages import say
from build_scripts.packaging.windows import installing, prefix, python_kit
from build_scripts.packaging.windows.interpreter import Interpreter, Native, UnderWine, is_native
from build_scripts.packaging.windows.wine import Wine
from build_scripts.places import BUILD, BUILD_LOCK, DEV_LOCK, LOCK

WINDOWS = BUILD / "windows"
_KEPT = "lock"  # held by whoever makes the installers
_HERE = Path(__file__).parent
_RECIPE = [_HERE / f"{name}.py" for name in ("compiling", "installing", "prefix", "python_kit")]
_RECIPE += [*sorted((_HERE / "stand_ins").glob("*.c")), python_kit.LOCK]
_RECIPE += [LOCK, DEV_LOCK, BUILD_LOCK]


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder to work in, the Python to work with, and the wine it needs, None on Windows."""

    folder: Path
    python: Interpreter
    wine: Wine | None


def workshop(folder: Path = WINDOWS) -> Workshop:
    """Return the workshop in `folder`, made when it does not stand or its recipe has changed."""
    set_up(HEADLESS)
    folder.mkdir(parents=True, exist_ok=True)
    if is_native():
        packages.install(BUILD_LOCK)
        return Workshop(folder, Native(), None)
    system_packages.require(system_packages.WINDOWS_INSTALLER_NEEDS)
    wine = Wine(folder)
    stamp, recipe = folder / "workshop-stands", _fingerprint()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != recipe:
        _empty(folder)
        _make(wine)
        stamp.write_text(recipe, encoding="utf-8")
    return Workshop(folder, UnderWine(wine), wine)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != _KEPT:
            path.unlink()


def _make(wine: Wine) -> None:
    say("正在准备 Windows 版 Python……", "Putting together a Windows Python.")
    python = UnderWine(wine)
    python_kit.make(python.folder, wine.folder / "downloads")
    say("正在准备 wine……", "Making the wine prefix.")
    prefix.make(wine)
    say("正在安装 Windows 的 Python 包……", "Installing the packages for Windows.")
    installing.install(python, wine.folder)


def _fingerprint() -> str:
    """Return what changes when anything changes that the workshop is made of."""
    contents = b"".join(path.read_bytes() for path in _RECIPE)
    return hashlib.sha256(contents + python_kit.TAG.encode()).hexdigest()
