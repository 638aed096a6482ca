"""The folder of the last export, proposed for the next one."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from core.looking import is_folder

FOLDER_SETTING = "export/folder"


def export_folder(settings: QSettings) -> Path:
    """Return the folder of the last export, else 文档, 桌面 or the home folder."""
    remembered = str(settings.value(FOLDER_SETTING, ""))
    places = QStandardPaths.StandardLocation
    usual = (places.DocumentsLocation, places.DesktopLocation, places.HomeLocation)
    names = (remembered, *map(QStandardPaths.writableLocation, usual))
    return next((Path(name) for name in names if name and is_folder(Path(name))), Path.home())


def remember_folder(settings: QSettings, folder: Path) -> None:
    """Propose `folder` from now on."""
    settings.setValue(FOLDER_SETTING, str(folder))
