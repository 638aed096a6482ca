"""However early the program is closed, and whatever is open then: its process ends without a complaint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import paths
from core.logs import CRASHES

_SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from gui.start import hurry
hurry()
from gui.app import Application
from gui.starting.opening import open_window

watch = Application.watch_for_errors
moment, what = int(sys.argv[1]), sys.argv[2]

def act(program):
    if what == "sample":
        program.desk.open_sample()
    if what == "typing":
        program.desk.start_report("某局", 2024)
        session = program.desk.session
        session.enter_cells({session.form.table("applications").typed[0]: "3"}, "")
    QTimer.singleShot(0, program.window.actions_["quit"].trigger)

def begin(program):
    watch(program)
    QTimer.singleShot(moment, lambda: act(program))

Application.watch_for_errors = begin
sys.exit(open_window(["nianbao"]))
"""
# Before it is painted, while modules are being brought in, and when the backups have begun.
MOMENTS_MS = (0, 450, 2000)


@pytest.mark.parametrize("moment", MOMENTS_MS)
@pytest.mark.parametrize("what", ["nothing", "sample", "typing"])
def test_process_ends_cleanly(tmp_path: Path, moment: int, what: str) -> None:
    environment = {"NIANBAO_DATA": str(tmp_path), "PYTHONPATH": str(paths.resources().parent)}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(moment), what],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert (tmp_path / CRASHES).read_bytes() == b""
