"""What `.venv` remembers of its set-up."""

from pathlib import Path

import pytest

from build_scripts import stamp


@pytest.fixture(autouse=True)
def empty_venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the stamp be written into an empty folder."""
    monkeypatch.setattr(stamp, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(stamp, "STAMP", tmp_path / ".venv" / "set-up-done")


def test_nothing_is_done_in_a_fresh_checkout() -> None:
    assert stamp.done() == frozenset()
    assert not stamp.forbids_reuse()


def test_finished_set_ups_are_remembered() -> None:
    stamp.begin()
    stamp.finish({"window", "headless"})
    assert stamp.done() == {"window", "headless"}


def test_an_interrupted_set_up_is_noticed() -> None:
    stamp.begin()
    assert stamp.done() == frozenset()
    assert stamp.forbids_reuse()


def test_another_lock_asks_for_another_set_up_in_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp.begin()
    stamp.finish({"window"})
    changed = tmp_path / "requirements.lock"
    changed.write_text("lxml==9.9.9", encoding="utf-8")
    monkeypatch.setattr(stamp, "LOCK", changed)
    assert stamp.done() == frozenset()
    assert not stamp.forbids_reuse()


def test_a_moved_checkout_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp.begin()
    stamp.finish({"window"})
    monkeypatch.setattr(stamp, "_base", lambda: f"Python 3.11 in {tmp_path}")
    assert stamp.done() == frozenset()
    assert stamp.forbids_reuse()
