"""An office program at work on one file: ended when it takes too long or is not wanted any more."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum

TIMEOUT_S = 120.0  # the first start of an office program on an old machine takes most of a minute
_LOOK_EVERY_S = 0.1
_WINDOWS_NO_WINDOW = 0x08000000

_log = logging.getLogger(__name__)


class Ending(Enum):
    """How the work of a program ended."""

    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    TOO_LONG = "too long"


def run(
    command: Sequence[str], is_cancelled: Callable[[], bool], timeout_s: float = TIMEOUT_S
) -> Ending:
    """Run `command` unseen and return how it ended; nothing of it runs on afterwards."""
    deadline = time.monotonic() + timeout_s
    try:
        process = _started(command)
    except OSError:
        return Ending.FAILED
    while process.poll() is None:
        time.sleep(_LOOK_EVERY_S)
        if is_cancelled() or time.monotonic() > deadline:
            _end(process)
            return Ending.CANCELLED if is_cancelled() else Ending.TOO_LONG
    if process.returncode:
        _log.warning("the office program ended with %s", process.returncode)
        return Ending.FAILED
    return Ending.DONE


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    quiet = subprocess.DEVNULL
    if sys.platform == "win32":
        return subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, creationflags=_WINDOWS_NO_WINDOW
        )
    return subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program with what it has started."""
    if sys.platform == "win32":
        kill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(kill, capture_output=True, check=False, creationflags=_WINDOWS_NO_WINDOW)
        process.kill()  # at least the program itself, where taskkill is missing
    else:
        with suppress(ProcessLookupError):  # it has just ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
