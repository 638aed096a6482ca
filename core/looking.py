"""What stands at a path; a place where nobody may look, or with a name no system takes, has nothing.

pathlib raises there before Python 3.14: a folder without rights, a locked drive, a name that is too long.
"""

from pathlib import Path


def is_folder(path: Path) -> bool:
    """Return whether a folder is there that can be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Return whether a file is there that can be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Return whether anything is there that can be looked at."""
    try:
        return path.exists()
    except OSError:
        return False
