"""Looking at places where the system lets nobody look."""

from pathlib import Path

import pytest

from core.looking import is_file, is_folder, is_there
from tests.helpers.ordinary_user import folder_of_ordinary_user, ordinary_user

LOOKS = (is_folder, is_file, is_there)


def test_folders_and_files_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "年报.docx"
    file.touch()
    assert [look(tmp_path) for look in LOOKS] == [True, False, True]
    assert [look(file) for look in LOOKS] == [False, True, True]
    assert [look(tmp_path / "没有") for look in LOOKS] == [False, False, False]


@pytest.mark.parametrize("name", ["长" * 300, "零\0字节", f"{'长' * 300}/年报"])
def test_a_name_no_system_takes_has_nothing(tmp_path: Path, name: str) -> None:
    assert [look(tmp_path / name) for look in LOOKS] == [False, False, False]


def test_a_folder_without_rights_has_nothing() -> None:
    with folder_of_ordinary_user() as folder:
        (folder / "里面").mkdir()
        folder.chmod(0)
        with ordinary_user():
            assert [look(folder / "里面") for look in LOOKS] == [False, False, False]
