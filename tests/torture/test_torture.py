"""Every torture runs in small numbers; `python3 build_scripts/torture.py` runs the full ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.torturing import __main__

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120


KNOWN = {
    "readonly": "SQLite goes on reading only until the program starts anew",
}
SUBJECTS = [
    pytest.param(one, marks=pytest.mark.xfail(reason=KNOWN[one], strict=True))
    if one in KNOWN
    else one
    for one in __main__.SUBJECTS
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_promise_holds_in_small_numbers(subject: str) -> None:
    command = [sys.executable, "-m", "build_scripts.torturing", "--quick", subject]
    environment = {**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
