"""The installers, made beside the tests: what tries them finds them ready, or waits for them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from build_scripts.messages import say
from build_scripts.places import BUILD, ROOT, child_environment

# Those of Windows are first, as trying them takes longest; the tests come before both.
_NICENESS = {"windows": 5, "linux": 10}


@contextmanager
def installers_beside(*, wanted: bool) -> Iterator[None]:
    """Make all installers as long as the block lasts; what is printed goes into `log_of` each system."""
    if not wanted or sys.platform != "linux":
        yield
        return
    BUILD.mkdir(exist_ok=True)
    names = "、".join(str(log_of(system).relative_to(ROOT)) for system in _NICENESS)
    say(f"安装包同时在后台制作，过程记在 {names}。", "Making the installers beside the tests.")
    with ExitStack() as stack:
        for system, niceness in _NICENESS.items():
            stack.enter_context(_making(system, niceness))
        yield


def log_of(system: str) -> Path:
    """Return the file with what making the installers of `system` printed."""
    return BUILD / f"beside-the-tests-{system}.log"


@contextmanager
def _making(system: str, niceness: int) -> Iterator[None]:
    command = ["nice", f"-n{niceness}", sys.executable, str(ROOT / "build_scripts/build.py")]
    with log_of(system).open("wb") as log:
        process = subprocess.Popen(
            [*command, system],
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the builder and what it started, if it is not done."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait()
