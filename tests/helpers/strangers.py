"""A file from a stranger, read in a process of its own: what it said, what it took, and what it left behind."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_CHILD = """
import json, sys, time
from pathlib import Path
from core.errors import FileNotReadable
from core.importing.documents import read_document
from core.importing.matching.match import match
sentence, cells = "", 0
try:
    cells = len(match(read_document(Path(sys.argv[1]))).report.cells)
except FileNotReadable as error:
    sentence = str(error)
status = Path("/proc/self/status").read_text()
most = int(status.partition("VmHWM:")[2].split()[0])  # since the process began, unlike ru_maxrss
print(json.dumps([sentence, cells, time.process_time(), most / 1000]))
"""
_PATIENCE_S = 300


class Reading(NamedTuple):
    """The sentence that refused the file, "" when it was read; cells; seconds of the processor; MB at most."""

    sentence: str
    cells: int
    seconds: float
    megabytes: float


def read_apart(file: Path) -> Reading:
    """Return what becomes of `file`. Asserts that the process lived and that nothing new stands beside it."""
    before = sorted(file.parent.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(file)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert sorted(file.parent.rglob("*")) == before
    return Reading(*json.loads(done.stdout))
