"""Names and folders of exported files, whatever the unit is called and whatever became of the folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from gui.exporting.folder import FOLDER_SETTING, export_folder
from gui.exporting.names import free_path, usable_name
from tests.helpers.ordinary_user import folder_of_ordinary_user, ordinary_user


@pytest.mark.parametrize("typed", ["局" * 300, "😀" * 300, "某局\ud83d" * 30, "a" * 300])
def test_a_name_can_be_written_with_number_and_suffix(tmp_path: Path, typed: str) -> None:
    path = tmp_path / (usable_name(typed) + ".nianbao")
    path.touch()
    free = free_path(path)
    assert free.name.endswith("（2）.nianbao")
    free.touch()


def test_invisible_signs_and_halves_of_characters_are_left_out() -> None:
    assert usable_name("某\u202e市\u200b局\ud83d\x07 2024") == "某市局 2024"


def test_folder_nobody_may_look_into_is_not_proposed(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    with folder_of_ordinary_user() as folder:
        (folder / "里面").mkdir()
        settings.setValue(FOLDER_SETTING, str(folder / "里面"))
        assert export_folder(settings) == folder / "里面"
        folder.chmod(0)
        with ordinary_user():
            assert export_folder(settings) != folder / "里面"
