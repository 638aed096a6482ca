"""Every torture runs in small numbers; `python3 build_scripts/torture.py` runs the full ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.torturing import __main__

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120


@pytest.mark.parametrize("subject", __main__.SUBJECTS)
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
