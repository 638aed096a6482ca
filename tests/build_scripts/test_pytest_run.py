"""How the runs of pytest closed is kept, and which tests each of them has."""

import sys
import time
from pathlib import Path

import pytest

from build_scripts import pytest_run, side_by_side
from build_scripts.places import ROOT
from build_scripts.pytest_run import AT_THE_WINDOW, PytestRun

TESTS = """
import pytest

def test_small(): pass

@pytest.mark.office
def test_large(): pass
"""

LEFT_FOR_S = 10
LEAVES_SOMETHING = f"""
import subprocess, sys

def test_leaves_something():
    sleeping = "import time; time.sleep({LEFT_FOR_S})"
    process = subprocess.Popen([sys.executable, "-c", sleeping], stdout=sys.__stdout__)
    process.returncode = 0  # keeps Popen from complaining
"""


def _run(test_file: Path, monkeypatch: pytest.MonkeyPatch, *, everything: bool) -> PytestRun:
    """Return a finished run of the tests in `test_file`."""
    monkeypatch.setattr(pytest_run, "in_venv", lambda _python: sys.executable)
    monkeypatch.setattr(side_by_side, "ROOT", test_file.parent)
    run = PytestRun(everything=everything, own_screen=True, more=[])
    assert run.passes()
    return run


@pytest.fixture
def test_file(tmp_path: Path) -> Path:
    """Return a file with one small and one large test."""
    path = tmp_path / "test_example.py"
    path.write_text(TESTS, encoding="utf-8")
    settings = (
        "[pytest]\naddopts = -s\nqt_api = pyside6\nmarkers =\n    office: needs LibreOffice\n"
    )
    (tmp_path / "pytest.ini").write_text(settings, encoding="utf-8")
    return path


def test_large_tests_are_left_out_and_counted(
    test_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _run(test_file, monkeypatch, everything=False)
    assert "1 passed, 1 deselected in " in run.closing_line
    assert run.left_out()[0].startswith("另有 1 个测试没有运行")


def test_all_leaves_nothing_out(test_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _run(test_file, monkeypatch, everything=True)
    assert "2 passed" in run.closing_line
    assert run.left_out() == ()


def test_what_a_test_left_running_is_not_waited_for(
    test_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test_file.write_text(LEAVES_SOMETHING, encoding="utf-8")
    monkeypatch.setattr(side_by_side, "_PATIENCE_S", 0.2)
    start = time.monotonic()
    assert "1 passed" in _run(test_file, monkeypatch, everything=True).closing_line
    assert time.monotonic() - start < LEFT_FOR_S


def test_why_a_test_failed_is_kept(test_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test_file.write_text("def test_wrong():\n    assert 1 + 1 == 3\n", encoding="utf-8")
    monkeypatch.setattr(pytest_run, "in_venv", lambda _python: sys.executable)
    monkeypatch.setattr(side_by_side, "ROOT", test_file.parent)
    run = PytestRun(everything=True, own_screen=True, more=[])
    assert not run.passes()
    assert run.closing_line.strip("= ").startswith("1 failed in ")
    assert "E       assert (1 + 1) == 3" in run.causes
    assert run.causes[-1].startswith("FAILED test_example.py::test_wrong")


def test_two_runs_have_every_test_once_between_them() -> None:
    elsewhere, at_the_window = PytestRun(everything=True, own_screen=False, more=[])._parts()
    assert all((ROOT / folder).is_dir() for folder in at_the_window)
    ignored = [word.removeprefix("--ignore=") for word in elsewhere if word != "tests"]
    assert ignored == list(at_the_window) == list(AT_THE_WINDOW)


def test_what_a_developer_chose_is_one_run() -> None:
    run = PytestRun(everything=False, own_screen=False, more=["-k", "grid"])
    assert run._parts() == [["-k", "grid"]]


def test_a_run_that_broke_off_is_said_to_have() -> None:
    assert "没有运行完" in PytestRun(everything=True, own_screen=True, more=[]).closing_line
