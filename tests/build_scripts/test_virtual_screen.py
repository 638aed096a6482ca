"""The screen of our own: its size, its window manager, its end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.virtual_screen import virtual_screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is one")


class Interruption(Exception):
    """Stands for whatever ends the tests early."""


def _xdotool(question: str, settings: dict[str, str]) -> str:
    environment = {**os.environ, **settings}
    command = ["xdotool", question]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_it_has_the_size_of_a_small_office_screen_and_a_window_manager() -> None:
    with virtual_screen() as settings:
        assert _xdotool("getdisplaygeometry", settings) == "1366 768"
        assert int(_xdotool("get_num_desktops", settings)) >= 1


def test_two_of_them_stand_side_by_side() -> None:
    with virtual_screen() as first, virtual_screen() as second:
        assert first["DISPLAY"] != second["DISPLAY"]


def test_it_ends_and_leaves_nothing_also_when_the_tests_are_interrupted() -> None:
    def interrupted(settings: dict[str, str]) -> None:
        with virtual_screen() as mine:
            settings.update(mine)
            raise Interruption

    settings: dict[str, str] = {}
    with pytest.raises(Interruption):
        interrupted(settings)
    with pytest.raises(subprocess.CalledProcessError):
        _xdotool("getdisplaygeometry", settings)
    assert not Path(settings["XDG_DATA_HOME"]).exists()
