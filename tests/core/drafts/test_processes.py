"""A running process is told from a dead one, and from another one with the same number."""

import os
import subprocess
import sys

import pytest

from core.drafts.processes import GONE, mark

pytestmark = pytest.mark.skipif(
    sys.platform not in {"linux", "win32"}, reason="processes are told apart there"
)

WAITS = "import sys; sys.stdin.read()"


def test_a_running_process_has_a_mark_of_its_own() -> None:
    with subprocess.Popen([sys.executable, "-c", WAITS], stdin=subprocess.PIPE) as other:
        own, others = mark(os.getpid()), mark(other.pid)
        assert None not in (own, others)
        assert len({own, others, GONE}) == 3
        assert mark(other.pid) == others, "it stays the same"
        other.communicate()
    assert mark(other.pid) == GONE


@pytest.mark.skipif(sys.platform != "linux", reason="only Unix keeps what nobody waited for")
def test_a_process_nobody_waited_for_is_gone() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as other:
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
        assert mark(other.pid) == GONE
