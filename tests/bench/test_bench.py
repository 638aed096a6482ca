"""The bench measures and prints; how good the figures are depends on the machine and is not judged."""

import os
import re
import subprocess
import sys

import pytest

from build_scripts.places import ROOT

_ROW = re.compile(r"(\S.*?)\s{2,}(\d+\.\d+) \((\d+\.\d+)–(\d+\.\d+)\)(?:\s+([≤≥]) (\S+)\s+([✓✗]))?")
_FAR_TOO_MUCH = 10_000  # adding up a dict takes microseconds, and the machine may be busy


@pytest.mark.skipif(sys.platform != "linux", reason="opens windows on the tester's own screen")
def test_every_comparison_is_printed_with_its_spread_and_goal() -> None:
    command = [sys.executable, "-m", "build_scripts.benching", "--quick"]
    run = subprocess.run(
        command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = [match for line in run.stdout.splitlines() if (match := _ROW.fullmatch(line))]
    assert [row[1] for row in rows if row[5]] == [
        "export .docx / zipping the same parts",
        "docxtpl writing the same report / export .docx",
        "read and check .docx / unzip and parse the same parts",
        "python-docx reading the cells of all rows / read and check .docx",
        "memory after reading 220 files / after 200",
        "all rules, 10,000 characters, one typed / one frame of 60 a second",
        "key to painted letter, 10,000 characters / one frame of 60 a second",
        "time to the first window / empty PySide6 window",
        "processor's time until then / empty PySide6 window",
        "peak memory until then / empty PySide6 window",
    ]
    for row in rows:
        middle, lowest, highest = float(row[2]), float(row[3]), float(row[4])
        assert 0 < lowest <= middle <= highest < _FAR_TOO_MUCH
