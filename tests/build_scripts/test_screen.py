"""Whether a screen is there is asked of the screen, not of a variable."""

import socket
import sys
from pathlib import Path

import pytest

from build_scripts import screen
from build_scripts.virtual_screen import virtual_screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is one")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without any screen."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.mark.parametrize("display", ["", ":", "nonsense", ":99999", "127.0.0.1:59000", ":0x.1"])
def test_a_display_that_does_not_answer_is_none(
    display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert not screen.is_there()


def test_a_wayland_socket_that_answers_is_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not screen.is_there()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert screen.is_there()


def test_the_virtual_screen_answers_while_it_lasts_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with virtual_screen() as settings:
        monkeypatch.setenv("DISPLAY", settings["DISPLAY"])
        assert screen.is_there()
    assert not screen.is_there()
