"""The tests of `core` pass under a Python for Windows whose code page is 936."""

import re
import sys

import pytest

from build_scripts.places import ROOT
from tests.packaging.windows.conftest import Made

pytestmark = [
    pytest.mark.installer,
    pytest.mark.skipif(sys.platform == "win32", reason="there the whole suite runs by itself"),
]
_ASK = "import ctypes, locale; print(ctypes.windll.kernel32.GetACP(), locale.getpreferredencoding(False))"
_AT_LEAST = 1000
# What asks nothing of the system, and what starts program after program, each of which takes wine seconds.
_LEFT_OUT = (
    "test_structure.py",
    "test_doctests.py",
    "commands/test_importing.py",
    "drafts/test_crash.py",
    "packs/test_kill.py",
)


def test_the_code_page_is_that_of_a_chinese_windows(made: Made) -> None:
    ended = made.workshop.python.run(["-c", _ASK], {"PYTHONUTF8": "0"})
    assert ended.output.split() == ["936", "cp936"]


def test_what_is_left_out_is_there() -> None:
    assert all((ROOT / "tests/core" / name).exists() for name in _LEFT_OUT)


def test_the_tests_of_core_pass(made: Made) -> None:
    """With the code page of a Chinese Windows, not with UTF-8; after the installers, whose prefix it shares."""
    selected = ["tests/core", "tests/properties/test_reports.py", "-m", "not office"]
    selected += [f"--ignore=tests/core/{name}" for name in _LEFT_OUT]
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:faulthandler", *selected]
    settings = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8", "QT_QPA_PLATFORM": "offscreen"}
    ended = made.workshop.python.run(["-m", "pytest", *options], settings, timeout_s=3600)
    assert ended.returncode == 0, ended.output[-8000:]
    counted = re.search(r"(\d+) passed", ended.output)
    assert counted is not None
    assert int(counted[1]) > _AT_LEAST
