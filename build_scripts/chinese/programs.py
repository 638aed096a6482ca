"""Programs that run in the background as long as a block lasts."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from build_scripts.messages import Stop

PATIENCE_S = 120  # of a machine under load


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `command`, keeping what it prints in `log`; end it and what it started afterwards."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its group, first kindly."""
    for signal in (15, 9):
        try:
            os.killpg(process.pid, signal)
            process.wait(timeout=5)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
    process.wait()


def said(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return what a command prints, "" when it fails or does not come to an end."""
    try:
        run = subprocess.run(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=20,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return run.stdout.decode(errors="replace").strip() if run.returncode == 0 else ""


def wait_until(what: str, is_so: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Return when the condition holds; stop with a sentence when it never does."""
    deadline = time.monotonic() + patience_s
    while not is_so():
        if time.monotonic() > deadline:
            raise Stop(f"没有等到：{what}。", f"Waited in vain for {what}.")
        time.sleep(0.1)
