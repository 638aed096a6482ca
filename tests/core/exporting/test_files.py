import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from core.errors import CannotWrite
from core.exporting.files import _sentence, write_file
from tests.helpers.ordinary_user import folder_of_ordinary_user, ordinary_user
from tests.helpers.windows import UNDER_WINE

OLD = "去年的报告".encode()
NEW = "今年的报告".encode()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Give a file that already stands there."""
    file = tmp_path / "年报.docx"
    file.write_bytes(OLD)
    return file


def failing(number: int, *, on_replace: bool = False) -> Any:
    def fail(*arguments: Any) -> None:
        names = [str(one) for one in arguments]
        if on_replace:
            raise OSError(number, os.strerror(number), names[0], None, names[1])
        raise OSError(number, os.strerror(number))

    return fail


def refusal(target: Path) -> str:
    """Return the sentence; the old file is whole and nothing lies beside it."""
    before = target.read_bytes() if os.path.isfile(target) else None  # noqa: PTH113 - long names
    with pytest.raises(CannotWrite) as refused:
        write_file(target, NEW)
    if before is not None:
        assert target.read_bytes() == before
        assert list(target.parent.iterdir()) == [target]
    return str(refused.value)


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / "新.docx", NEW)
    assert (tmp_path / "新.docx").read_bytes() == NEW
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_there_is_replaced_and_nothing_left_beside_it(target: Path) -> None:
    write_file(target, NEW)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_the_new_file_is_on_the_disk_before_it_takes_the_place(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    replace = os.replace

    def replaced(source: Path, place: Path) -> None:
        steps.append("replace")
        replace(source, place)

    monkeypatch.setattr(os, "fsync", lambda _: steps.append("fsync"))
    monkeypatch.setattr(os, "replace", replaced)
    write_file(target, NEW)
    assert steps == ["fsync", "replace"]


def test_a_full_disk_is_named(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    assert "磁盘已满" in refusal(target)


def test_a_file_open_in_word_is_named(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failing(errno.EACCES, on_replace=True))
    sentence = refusal(target)
    assert "年报.docx" in sentence
    assert "Word 或 WPS" in sentence


def test_what_windows_says_of_too_long_a_name_is_understood() -> None:
    said = OSError(errno.EINVAL, "Invalid argument")
    assert "文件名太长" in _sentence(said, Path(f"{'年' * 300}.docx"))
    assert "不能用的字符" in _sentence(said, Path("年?报.docx"))


def test_what_windows_says_of_too_long_a_path_is_understood(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(errno.ENOENT, on_replace=True))
    assert "太长" in refusal(target)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "不允许写入"),
        (errno.EIO, "磁盘读写出错（U 盘或网络盘也许断开了）"),
        (errno.EFBIG, "太大，这个磁盘存不下"),
        (errno.ENOLCK, "没有写成。请换一个文件夹再试。"),
    ],
)
def test_other_failures_are_sentences_too(
    number: int, words: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    sentence = refusal(target)
    assert words in sentence
    assert os.strerror(number) not in sentence  # which may be English


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"“{tmp_path / '没有'}”找不到" in refusal(tmp_path / "没有" / "年报.docx")


def test_a_file_in_the_place_of_the_folder_is_a_missing_folder(target: Path) -> None:
    assert "找不到" in refusal(target / "年报.docx")


@pytest.mark.skipif(UNDER_WINE, reason="wine cuts a name after 255 bytes without a word")
def test_too_long_a_name_is_named(tmp_path: Path) -> None:
    assert "文件名太长" in refusal(tmp_path / ("年报" * 150 + ".docx"))
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_a_null_is_named(tmp_path: Path) -> None:
    assert "不能用的字符" in refusal(tmp_path / "年\0报.docx")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    assert "是一个文件夹" in refusal(tmp_path)


def test_a_folder_that_may_not_be_written_is_named() -> None:
    with folder_of_ordinary_user() as folder:
        folder.chmod(0o500)
        with ordinary_user():
            assert "不允许写入" in refusal(folder / "年报.docx")


def test_a_read_only_file_is_respected() -> None:
    with folder_of_ordinary_user() as folder, ordinary_user():
        (folder / "年报.docx").write_bytes(OLD)
        (folder / "年报.docx").chmod(0o400)
        assert "只读" in refusal(folder / "年报.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and links")
def test_mode_and_link_of_what_stood_there_are_kept(target: Path, tmp_path: Path) -> None:
    target.chmod(0o640)
    link = tmp_path / "链接.docx"
    link.symlink_to(target)
    write_file(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert target.stat().st_mode & 0o777 == 0o640
