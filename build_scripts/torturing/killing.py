"""One typist started, let type, and killed; then the look at what is in the database."""

import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_scripts.places import ROOT, child_environment
from build_scripts.torturing.telling import fingerprint, now_ms
from build_scripts.torturing.told import Told
from core import paths
from core.drafts.store import FILE_NAME, DraftStore
from core.errors import UserFixable
from core.importing.reportfile import read_report
from core.logs import LOG

PATIENCE_S = 60.0
LONGEST_TYPING_S = 2.0
MIDDLE_OF_A_SAVE_S = 0.006
START_S = (0.05, 0.8)
KEY_DELAY_MS = "15"


@dataclass(frozen=True)
class Kill:
    """What one kill left behind; `trouble` says what is wrong with the database, whose copy is kept."""

    kind: str
    saves: int
    trouble: str
    acknowledged_lost: bool
    lost_ms: float


class Victim:
    """A folder with one draft, in which one process after the other is killed."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.folder = folder
        self._dice = dice
        sample = read_report(next((paths.resources() / "samples").glob("*.nianbao")))
        with closing(DraftStore(folder / FILE_NAME)) as store:
            self.draft_id = store.create(sample)

    def kill_while_typing(self, kind: str, environment: Mapping[str, str]) -> Kill:
        """Start a typist without a window and kill it: at any moment, in a save, or while it starts."""
        seed = str(self._dice.random())
        command = ["build_scripts.torturing.typist", str(self.folder), self.draft_id, seed]
        with _started(command, environment) as process:
            reader = _Reader(process, Told(self._stored()))
            self._wait(kind, reader)
            return self._killed(kind, process, reader)

    def kill_window(
        self,
        place: str,
        keys: Sequence[str],
        environment: Mapping[str, str],
        after_s: float | None = None,
    ) -> Kill:
        """Start the real window, press real keys, and kill it at a random moment or `after_s`."""
        command = ["build_scripts.torturing.window_typist", str(self.folder), self.draft_id, place]
        with _started(command, environment) as process:
            reader = _Reader(process, Told(self._stored()))
            reader.wait_for(lambda: reader.told.is_ready)
            with _pressing(keys, {**os.environ, **environment}):
                reader.read_for(after_s or self._dice.uniform(0.2, LONGEST_TYPING_S))
                return self._killed(f"window, {place}", process, reader)

    def _wait(self, kind: str, reader: "_Reader") -> None:
        if kind == "while it starts":
            time.sleep(self._dice.uniform(*START_S))
            return
        reader.wait_for(lambda: reader.told.is_ready)
        if kind == "in a save":
            wanted = self._dice.randint(1, 3)
            reader.wait_for(lambda: reader.told.savings >= wanted)
            time.sleep(self._dice.uniform(0, MIDDLE_OF_A_SAVE_S))
        else:
            reader.read_for(self._dice.uniform(0, LONGEST_TYPING_S))

    def _killed(self, kind: str, process: "subprocess.Popen[bytes]", reader: "_Reader") -> Kill:
        process.send_signal(signal.SIGKILL)
        moment = now_ms()
        process.wait()
        told = reader.rest()
        number = None
        try:
            self._check()
            number = told.stored_number(self._stored())
            trouble = "" if number is not None else "a report that nobody typed"
        except sqlite3.Error:
            trouble = "damaged pages"
        except UserFixable as error:
            trouble = type(error).__name__
        if number is None:
            shutil.copytree(self.folder, f"{self.folder} evidence {os.urandom(3).hex()}")
            return Kill(kind, told.saves, trouble, told.acknowledged > 0, 0)
        first = told.first_lost(number)
        lost_ms = moment - first if first is not None else 0
        return Kill(kind, told.saves, "", number < told.acknowledged, lost_ms)

    def errors_logged(self) -> int:
        """Return how often the program itself met something unforeseen."""
        logs = [one.read_text(encoding="utf-8") for one in self.folder.glob(f"{LOG}*")]
        return sum(log.count(" ERROR ") + log.count(" CRITICAL ") for log in logs)

    def _check(self) -> None:
        with closing(sqlite3.connect(self.folder / FILE_NAME)) as connection:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            raise sqlite3.DatabaseError(answer)

    def _stored(self) -> str:
        with closing(DraftStore(self.folder / FILE_NAME)) as store:
            return fingerprint(store.load(self.draft_id))


class _Reader:
    """Reads what a typist tells, without ever waiting longer than wanted."""

    def __init__(self, process: "subprocess.Popen[bytes]", told: Told) -> None:
        assert process.stdout is not None
        self.told = told
        self._pipe = process.stdout.fileno()
        self._open_line = b""

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Read until the condition holds. Raises TimeoutError when it never does."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > deadline:
                raise TimeoutError(f"the typist did not get to it within {PATIENCE_S:.0f} s")
            if not self._read(0.5):
                raise TimeoutError("the typist ended before it got to it")

    def read_for(self, seconds: float) -> None:
        """Read as long as that."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            pass

    def rest(self) -> Told:
        """Return everything told, now that the process is dead."""
        while self._read(1):
            pass
        return self.told

    def _read(self, seconds: float) -> bool:
        """Take in what comes within that time; return False at the end of the pipe."""
        ready, _, _ = select.select([self._pipe], [], [], seconds)
        if not ready:
            return True
        chunk = os.read(self._pipe, 1 << 16)
        *lines, self._open_line = (self._open_line + chunk).splitlines(keepends=True) or [b""]
        if self._open_line.endswith(b"\n"):
            lines, self._open_line = [*lines, self._open_line], b""
        self.told.read(lines)
        return bool(chunk)


@contextmanager
def _pressing(keys: Sequence[str], environment: Mapping[str, str]) -> Iterator[None]:
    """Press keys as long as the block lasts, and let none of them be held down for the next window.

    A key whose press was cut in the middle would be repeated by the X server for ever.
    """
    with subprocess.Popen(
        ["xdotool", "key", "--delay", KEY_DELAY_MS, *keys], env=environment
    ) as one:
        try:
            yield
        finally:
            one.kill()
            one.wait()
            subprocess.run(["xdotool", "keyup", *set(keys)], env=environment, check=True)


@contextmanager
def _started(
    command: Sequence[str], environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """Give a process that does not outlive the block, whatever goes wrong in it."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=child_environment(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()
