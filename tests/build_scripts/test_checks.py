"""test.py runs every check whatever the others say, and sums up."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext

import pytest

from build_scripts import checks
from build_scripts.environment import TEST, TEST_ALL, SetUp
from build_scripts.messages import Stop

CLOSING_LINE = "==== 7 passed in 0.10s ===="


class FakePytestRun:
    """Ends as a run of pytest with nothing wrong."""

    closing_line = CLOSING_LINE
    causes: tuple[str, ...] = ()

    def __init__(self, *, everything: bool, own_screen: bool, more: Sequence[str]) -> None:
        self.selection = (everything, own_screen, more)

    def passes(self) -> bool:
        return True

    def left_out(self) -> tuple[str, ...]:
        return ()


@pytest.fixture
def set_ups(monkeypatch: pytest.MonkeyPatch) -> list[SetUp]:
    """Return the list of set-ups asked for; nothing is installed and no check is heavy."""
    asked: list[SetUp] = []
    commands = {"good": [sys.executable, "-c", ""], "bad": [sys.executable, "-c", "exit(1)"]}
    monkeypatch.setattr(checks, "set_up", asked.append)
    monkeypatch.setattr(checks, "provide", lambda: True)
    monkeypatch.setattr(checks, "PytestRun", FakePytestRun)
    monkeypatch.setattr(checks, "_static_checks", lambda: commands)
    monkeypatch.setattr(checks, "installers_beside", lambda *, wanted: nullcontext(wanted))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    return asked


@pytest.mark.usefixtures("set_ups")
def test_a_failed_check_fails_the_command_but_not_the_checks_after_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert checks.main([]) == 1
    lines = [line for line in capfd.readouterr().out.splitlines() if line]
    assert [line.split()[:3] for line in lines[-4:-1]] == [
        ["✓", "通过", "good"],
        ["✗", "失败", "bad"],
        ["✓", "通过", "pytest"],
    ]
    assert lines[-1] == CLOSING_LINE


def test_all_sets_up_the_large_helpers(set_ups: list[SetUp]) -> None:
    checks.main([])
    checks.main(["--all", "--", "-k", "grid"])
    assert set_ups == [TEST, TEST_ALL]


def test_a_set_up_that_stops_is_a_sentence_and_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_what: SetUp) -> None:
        raise Stop("缺少软件包。", "Packages are missing.", code=3)

    monkeypatch.setattr(checks, "set_up", stop)
    assert checks.main([]) == 3
    assert capsys.readouterr().err == "缺少软件包。\nPackages are missing.\n"
