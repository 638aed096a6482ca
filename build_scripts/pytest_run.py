"""The tests in two runs of pytest beside each other, each on a screen of its own, and how they closed."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from build_scripts import pytest_words
from build_scripts.places import child_environment, in_venv
from build_scripts.side_by_side import run
from build_scripts.virtual_screen import NAMED_IN, virtual_screen

_LARGE = ("-m", "not office and not setup and not input_method and not installer")
# Whatever installs the .deb on this machine is in one run, whatever needs the wine prefix in the other.
AT_THE_WINDOW = ("tests/gui", "tests/journeys", "tests/input_methods", "tests/packaging/linux")
_ELSEWHERE = ("tests", *(f"--ignore={folder}" for folder in AT_THE_WINDOW))


class PytestRun:
    """Runs the tests once; afterwards knows how pytest closed."""

    def __init__(self, *, everything: bool, own_screen: bool, more: Sequence[str]) -> None:
        self.closing_line = "pytest 没有运行完。/ pytest did not come to its end."
        self.causes: tuple[str, ...] = ()
        self._selection = () if everything else _LARGE
        self._own_screen = own_screen or sys.platform != "linux"
        self._more = more

    def passes(self) -> bool:
        """Run pytest and return whether all selected tests passed."""
        with ExitStack() as stack:
            commands = [
                (self._command(words), child_environment(**stack.enter_context(self._screen())))
                for words in self._parts()
            ]
            ended = run(commands)
        outputs = [pytest_words.plain(one.output) for one in ended]
        self.closing_line = pytest_words.closing_of(outputs) or self.closing_line
        self.causes = tuple(line for output in outputs for line in pytest_words.causes(output))
        return all(one.returncode == 0 for one in ended)

    def left_out(self) -> tuple[str, ...]:
        """Return the sentences that say which tests did not run; none when all were wanted.

        Also none when the developer chose: pytest's own line then counts what was left out.
        """
        count = pytest_words.counts(self.closing_line).get("deselected")
        if not self._selection or self._more or count is None:
            return ()
        return (
            f"另有 {count} 个测试没有运行（要用 LibreOffice 或要几分钟）；加 --all 会运行。",
            f"{count} large tests were left out; test.py --all runs them.",
        )

    def _parts(self) -> Sequence[Sequence[str]]:
        """Return what each run is told: one run where windows share a screen or a developer chose."""
        if self._own_screen or self._more:
            return [self._more]
        return [_ELSEWHERE, AT_THE_WINDOW]

    def _command(self, words: Sequence[str]) -> Sequence[str]:
        colour = "yes" if sys.stdout.isatty() else "auto"
        return [in_venv("python"), "-m", "pytest", f"--color={colour}", *self._selection, *words]

    @contextmanager
    def _screen(self) -> Iterator[Mapping[str, str]]:
        """Yield the variables that say where the windows go."""
        if self._own_screen:
            yield {NAMED_IN: "own"}
            return
        with virtual_screen() as settings:
            yield settings
