"""Commands that run beside each other, while what they print is shown one after the other."""

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO

from build_scripts.places import ROOT

_KEPT_BYTES = 200_000
_PATIENCE_S = 3


@dataclass(frozen=True)
class Ended:
    """How a command ended, and the last of what it printed."""

    returncode: int
    output: str


def run(commands: Sequence[tuple[Sequence[str], Mapping[str, str]]]) -> list[Ended]:
    """Run the commands, each with its environment, to the end of all; return how they ended."""
    with ExitStack() as stack:
        started = []
        for command, environment in commands:
            started.append(_Command(command, environment))
            stack.callback(started[-1].process.kill)  # without effect on one that has ended
        return [one.ended() for one in started]


class _Command:
    """A command at work, whose output is held back until its turn."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._held, self._last = bytearray(), bytearray()
        self._is_shown = False
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True)
        self._reader.start()

    def ended(self) -> Ended:
        """Show what it printed and prints, wait for its end, and return it."""
        with self._lock:
            self._is_shown = True
            self._show(bytes(self._held))
        returncode = self.process.wait()
        # Whatever it left running may hold the pipe open: what that prints is not waited for.
        self._reader.join(_PATIENCE_S)
        return Ended(returncode, self._last.decode(errors="replace"))

    def _read(self, output: IO[bytes]) -> None:
        with output:
            while chunk := os.read(output.fileno(), _KEPT_BYTES):
                with self._lock:
                    self._last += chunk
                    del self._last[:-_KEPT_BYTES]
                    if self._is_shown:
                        self._show(chunk)
                    else:
                        self._held += chunk

    @staticmethod
    def _show(printed: bytes) -> None:
        sys.stdout.buffer.write(printed)
        sys.stdout.buffer.flush()
