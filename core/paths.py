"""Where the program's resources and the officer's data live: source tree, bundle, installed, portable."""

import os
import sys
from pathlib import Path

PORTABLE_MARK = "便携版.txt"

_APP_FOLDER = "nianbao"
_PORTABLE_FOLDER = "数据"
_SOURCE = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Return the folder `resources`, beside the packages or inside a PyInstaller bundle."""
    return _root() / "resources"


def licences() -> Path | None:
    """Return the file with the licences of everything in a bundle, None in a source tree."""
    file = _root() / "licences.txt"
    return file if file.is_file() else None


def officer_data() -> Path:
    """Return the folder of drafts, settings and logs; NIANBAO_DATA overrides it. It may not exist yet."""
    override = os.environ.get("NIANBAO_DATA")
    if override:
        return Path(override)
    if portable := portable_folder():
        return portable / _PORTABLE_FOLDER
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / _APP_FOLDER
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / _APP_FOLDER


def portable_folder() -> Path | None:
    """Return the folder of a program that keeps its data beside itself, None for every other program.

    It is the folder of the executable, when `PORTABLE_MARK` lies there: on a stick it has another name every day.
    """
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent
    return folder if (folder / PORTABLE_MARK).is_file() else None


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else _SOURCE
