"""A second start of the program."""

from pathlib import Path

from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from core.handover import REQUEST, leave_request, take_request
from gui.starting.single_instance import LOCK, SingleInstance


def test_a_second_start_hands_its_file_to_the_first_and_goes(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim(None)
    with qtbot.waitSignal(first.asked) as asked:
        assert not second.claim(tmp_path / "年报.nianbao")
    assert asked.args == [tmp_path / "年报.nianbao"]


def test_a_second_start_without_a_file_only_asks_to_come_forward(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim(None)
    with qtbot.waitSignal(first.asked) as asked:
        assert not second.claim(None)
    assert asked.args == [None]


def test_the_folder_is_free_again_when_the_first_program_is_gone(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "data")
    assert first.claim(None)
    del first
    assert SingleInstance(tmp_path / "data").claim(None)


def test_a_lock_left_by_a_killed_program_with_our_number_keeps_nobody_out(tmp_path: Path) -> None:
    """Windows gives small numbers again soon, above all after a power cut."""
    killed = QLockFile(str(tmp_path / LOCK))
    assert killed.tryLock(0)
    left = (tmp_path / LOCK).read_bytes()
    killed.unlock()
    (tmp_path / LOCK).write_bytes(left)
    as_qt_sees_it = QLockFile(str(tmp_path / LOCK))
    as_qt_sees_it.setStaleLockTime(0)
    assert not as_qt_sees_it.tryLock(0), (
        "a running program of our name has that number: we ourselves"
    )
    assert SingleInstance(tmp_path).claim(None)


def test_a_request_that_makes_no_sense_opens_nothing(tmp_path: Path) -> None:
    for content in (b"", b"\xff", b"[]", b'{"path": 3}'):
        (tmp_path / REQUEST).write_bytes(content)
        request = take_request(tmp_path)
        assert request is not None
        assert request.path is None
    assert take_request(tmp_path) is None


def test_a_request_cannot_be_left_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert not leave_request(tmp_path / "gone", None)
