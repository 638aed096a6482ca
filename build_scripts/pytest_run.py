"""One run of pytest on a screen of its own, whose closing line is kept for the summary."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from build_scripts.places import ROOT, child_environment, in_venv
from build_scripts.virtual_screen import NAMED_IN, virtual_screen

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_CLOSING = re.compile(r"(=+ )?(no tests ran|\d+ \w+).* in [\d.]+s\b.*")
_LARGE = ("-m", "not office and not setup and not input_method and not installer")
_KEPT_BYTES = 100_000
_PATIENCE_S = 3


class PytestRun:
    """Runs the tests once; afterwards knows how pytest closed."""

    def __init__(self, *, everything: bool, own_screen: bool, more: Sequence[str]) -> None:
        self.closing_line = "pytest 没有运行完。/ pytest did not come to its end."
        self._selection = () if everything else _LARGE
        self._own_screen = own_screen or sys.platform != "linux"
        self._more = more

    def passes(self) -> bool:
        """Run pytest and return whether all selected tests passed."""
        colour = "yes" if sys.stdout.isatty() else "auto"
        words = ["-m", "pytest", f"--color={colour}", *self._selection, *self._more]
        with self._screen() as settings:
            returncode, output = _shown([in_venv("python"), *words], child_environment(**settings))
        lines = _COLOURS.sub("", output).splitlines()
        closing = [line for line in lines if _CLOSING.fullmatch(line)]
        self.closing_line = closing[-1] if closing else self.closing_line
        return returncode == 0

    def left_out(self) -> tuple[str, ...]:
        """Return the sentences that say which tests did not run; none when all were wanted.

        Also none when the developer chose: pytest's own line then counts what was left out.
        """
        found = re.search(r"(\d+) deselected", self.closing_line)
        if not self._selection or self._more or found is None:
            return ()
        return (
            f"另有 {found[1]} 个测试没有运行（要用 LibreOffice 或要几分钟）；加 --all 会运行。",
            f"{found[1]} large tests were left out; test.py --all runs them.",
        )

    @contextmanager
    def _screen(self) -> Iterator[dict[str, str]]:
        """Yield the variables that say where the windows go."""
        if self._own_screen:
            yield {NAMED_IN: "own"}
            return
        with virtual_screen() as settings:
            yield settings


def _shown(command: Sequence[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run `command`, passing on what it prints as it comes; return its code and its last words."""
    last = bytearray()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    reader = threading.Thread(target=_pass_on, args=(process.stdout, last), daemon=True)
    reader.start()
    try:
        returncode = process.wait()
    finally:
        process.kill()  # without effect on one that has ended
    # Whatever a test left running may hold the pipe open: what it prints is not waited for.
    reader.join(_PATIENCE_S)
    return returncode, last.decode(errors="replace")


def _pass_on(output: IO[bytes], last: bytearray) -> None:
    """Copy `output` to our own as long as there is any, keeping its end in `last`."""
    with output:
        while chunk := os.read(output.fileno(), _KEPT_BYTES):
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
            last += chunk
            del last[:-_KEPT_BYTES]
