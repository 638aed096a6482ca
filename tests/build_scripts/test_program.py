"""run.py without a screen does the main job all the same."""

import sys
from pathlib import Path

import pytest

from build_scripts import program
from build_scripts.environment import HEADLESS, SetUp
from build_scripts.places import SAMPLE


@pytest.fixture
def set_ups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[SetUp]:
    """Return the list of set-ups asked for; there is no screen, and output goes to `tmp_path`."""
    asked: list[SetUp] = []
    monkeypatch.setattr(program, "set_up", asked.append)
    monkeypatch.setattr("build_scripts.screen.is_there", lambda: False)
    monkeypatch.setattr(program, "in_venv", lambda _python: sys.executable)
    monkeypatch.setattr(program, "OUTPUT", tmp_path)
    return asked


def test_the_sample_is_checked_and_its_word_file_written(
    set_ups: list[SetUp], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert program.main([]) == 0
    word_file = tmp_path / f"{SAMPLE.stem}.docx"
    assert word_file.read_bytes().startswith(b"PK")
    assert str(word_file) in capfd.readouterr().out
    assert set_ups == [HEADLESS]


def test_an_option_is_no_file_and_needs_no_screen(
    set_ups: list[SetUp], capfd: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["--help"]) == 0
    assert "--self-test" in capfd.readouterr().out
    assert set_ups == [HEADLESS]


@pytest.mark.usefixtures("set_ups")
def test_a_file_that_is_no_report_ends_with_the_code_of_check(tmp_path: Path) -> None:
    broken = tmp_path / "broken.nianbao"
    broken.write_text("{", encoding="utf-8")
    assert program.main([str(broken)]) == 2
    assert list(tmp_path.glob("*.docx")) == []
