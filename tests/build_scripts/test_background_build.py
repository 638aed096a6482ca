"""The installers are made beside the tests, and no maker outlives them."""

import os
import sys
import time
from pathlib import Path

import pytest

from build_scripts import background_build
from build_scripts.background_build import installers_beside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made beside tests on Linux only")
NOTES_ITSELF = """
import os, pathlib, sys, time
pathlib.Path(__file__).with_name("pid").write_text(f"{os.getpid()} {sys.argv[1:]}")
time.sleep(60)
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout whose build.py notes how it was called and sleeps."""
    scripts = tmp_path / "build_scripts"
    scripts.mkdir()
    (scripts / "build.py").write_text(NOTES_ITSELF, encoding="utf-8")
    monkeypatch.setattr(background_build, "ROOT", tmp_path)
    monkeypatch.setattr(background_build, "BUILD", tmp_path / ".build")
    monkeypatch.setattr(background_build, "LOG", tmp_path / ".build" / "log")
    return scripts


def test_all_installers_are_made_and_the_maker_ends_with_the_tests(checkout: Path) -> None:
    note = checkout / "pid"
    with installers_beside(wanted=True):
        deadline = time.monotonic() + 20
        while not note.exists() or not note.read_text(encoding="utf-8"):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        maker, _, words = note.read_text(encoding="utf-8").partition(" ")
        assert words == "['all']"
        os.kill(int(maker), 0)
    with pytest.raises(ProcessLookupError):
        os.kill(int(maker), 0)


def test_nothing_is_made_where_nobody_wants_it(checkout: Path) -> None:
    with installers_beside(wanted=False):
        time.sleep(0.2)
    assert not (checkout / "pid").exists()
