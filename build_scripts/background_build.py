"""The installers, made beside the tests: what tries them finds them ready, or waits for them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from build_scripts.messages import say
from build_scripts.places import BUILD, ROOT, child_environment

LOG = BUILD / "beside-the-tests.log"
_LAST_IN_LINE = 15  # the tests have the processor first: some of them watch the clock


@contextmanager
def installers_beside(*, wanted: bool) -> Iterator[None]:
    """Make all installers as long as the block lasts; what it printed is in `LOG`."""
    if not wanted or sys.platform != "linux":
        yield
        return
    BUILD.mkdir(exist_ok=True)
    say(
        f"安装包同时在后台制作，过程记在 {LOG.relative_to(ROOT)}。",
        "Making the installers beside the tests.",
    )
    command = ["nice", f"-n{_LAST_IN_LINE}", sys.executable, str(ROOT / "build_scripts/build.py")]
    with LOG.open("wb") as log:
        process = subprocess.Popen(
            [*command, "all"],
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
