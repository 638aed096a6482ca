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
pathlib.Path(__file__).with_name(sys.argv[1]).write_text(f"{os.getpid()} made")
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
    return scripts


def test_all_installers_are_made_and_no_maker_outlives_the_tests(checkout: Path) -> None:
    notes = [checkout / system for system in ("linux", "windows")]
    with installers_beside(wanted=True):
        deadline = time.monotonic() + 60
        while not all(note.exists() and note.read_text(encoding="utf-8") for note in notes):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        makers = [int(note.read_text(encoding="utf-8").split()[0]) for note in notes]
        for maker in makers:
            os.kill(maker, 0)
    for maker in makers:
        with pytest.raises(ProcessLookupError):
            os.kill(maker, 0)


def test_nothing_is_made_where_nobody_wants_it(checkout: Path) -> None:
    with installers_beside(wanted=False):
        time.sleep(0.2)
    assert [one.name for one in checkout.iterdir()] == ["build.py"]
