"""What `test.py` does once the Python is known to be right: every check, then a summary."""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_scripts.background_build import installers_beside
from build_scripts.environment import TEST, TEST_ALL, set_up
from build_scripts.messages import say, speaking
from build_scripts.places import ROOT, child_environment, in_venv
from build_scripts.pytest_run import PytestRun
from build_scripts.schema_validator import provide


@dataclass(frozen=True)
class Outcome:
    """How one check ended."""

    name: str
    passed: bool
    seconds: float


def main(arguments: Sequence[str]) -> int:
    """Return 0 when every check passed, 1 when one failed, 3 to 5 when the set-up stopped."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the virtual screen ends too
    options = _parser().parse_args(arguments)
    return speaking(lambda: _run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="test.py", description="准备环境并运行全部检查和测试")
    parser.add_argument("--all", action="store_true", help="也运行需要 LibreOffice 等大软件的测试")
    parser.add_argument("--on-my-screen", action="store_true", help="测试窗口显示在自己的屏幕上")
    parser.add_argument("pytest", nargs="*", help="写在 -- 之后，原样交给 pytest")
    return parser


def _run(options: argparse.Namespace) -> int:
    set_up(TEST_ALL if options.all else TEST)
    if options.all:
        provide()
    tests = PytestRun(everything=options.all, own_screen=options.on_my_screen, more=options.pytest)
    with installers_beside(wanted=options.all):
        outcomes = [_timed(name, _passes(command)) for name, command in _static_checks().items()]
        outcomes.append(_timed("pytest", tests.passes))
    _heading("小结 / summary")
    for outcome in outcomes:
        mark = "✓ 通过" if outcome.passed else "✗ 失败"
        say(f"{mark}  {outcome.name:<14}{outcome.seconds:7.1f} s")
    if left_out := tests.left_out():
        say(*left_out)
    for line in tests.causes:
        say(line)
    say(tests.closing_line)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _static_checks() -> dict[str, Sequence[str]]:
    """Return the checks that read the code, by name."""
    return {
        "ruff format": [in_venv("ruff"), "format", "--check"],
        "ruff check": [in_venv("ruff"), "check"],
        "lint-imports": [in_venv("lint-imports")],
        "mypy": [in_venv("mypy")],
    }


def _passes(command: Sequence[str]) -> Callable[[], bool]:
    """Return what runs `command` and says whether it ended well."""
    run = subprocess.run
    return lambda: run(command, cwd=ROOT, env=child_environment(), check=False).returncode == 0


def _timed(name: str, passes: Callable[[], bool]) -> Outcome:
    _heading(name)
    start = time.monotonic()
    return Outcome(name, passes(), time.monotonic() - start)


def _heading(name: str) -> None:
    say(f"\n──── {name} " + "─" * (60 - len(name)))
