"""The folder in which a dialog looks for a file: where the last one was found, not where the program lies."""

from pathlib import Path

from PySide6.QtCore import QSettings

from core.looking import is_folder
from gui.exporting.folder import export_folder

OPENING_SETTING = "open/folder"


def opening_folder(settings: QSettings) -> str:
    """Return the folder of the file opened last, else that of the last export, else 文档."""
    remembered = str(settings.value(OPENING_SETTING, ""))
    if remembered and is_folder(Path(remembered)):
        return remembered
    return str(export_folder(settings))


def remember_opening(settings: QSettings, file: Path) -> None:
    """Look beside `file` next time."""
    settings.setValue(OPENING_SETTING, str(file.parent))
