"""What Qt is asked for on the desktops there are."""

import os
from pathlib import Path

import pytest

from gui.input_methods.choosing import Choice, choose, offered_to_qt

IBUS_FOR_FCITX_5 = (("QT_IM_MODULES", "fcitx;ibus"), ("IBUS_USE_PORTAL", "1"))


def chosen(environment: dict[str, str], *installed: str) -> Choice:
    return choose(environment, lambda name: name in installed, "linux")


@pytest.mark.parametrize(
    "environment",
    [
        {"QT_IM_MODULE": "fcitx"},
        {"QT_IM_MODULE": "fcitx5"},
        {"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"},
        {"XMODIFIERS": "@im=fcitx"},
        {"GTK_IM_MODULE": "fcitx"},
    ],
)
def test_fcitx_5_is_reached_by_way_of_ibus(environment: dict[str, str]) -> None:
    assert chosen(environment, "fcitx5") == Choice(IBUS_FOR_FCITX_5, asks_fcitx=True)


def test_order_of_several_modules_is_kept() -> None:
    choice = chosen({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"}, "fcitx5")
    assert choice.settings[0] == ("QT_IM_MODULES", "wayland;fcitx;ibus")


def test_fcitx_4_is_left_to_the_bridge() -> None:
    assert chosen({"QT_IM_MODULE": "fcitx"}, "fcitx") == Choice(asks_fcitx=True)


@pytest.mark.parametrize("module", ["ibus", "none", "compose", "qtvirtualkeyboard"])
def test_what_qt_can_do_by_itself_is_left_alone(module: str) -> None:
    environment = {"QT_IM_MODULE": module, "XMODIFIERS": "@im=fcitx"}
    assert chosen(environment, "fcitx5") == Choice()
    assert chosen({"QT_IM_MODULES": module, "QT_IM_MODULE": "fcitx"}, "fcitx5") == Choice()


def test_ibus_named_to_others_only_is_asked_for() -> None:
    assert chosen({"XMODIFIERS": "@im=ibus"}).settings == (("QT_IM_MODULES", "ibus"),)


def test_ibus_that_runs_unnamed_is_asked_for(tmp_path: Path) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert chosen(environment) == Choice()
    file = tmp_path / "ibus" / "bus" / "0123-unix-0"
    file.parent.mkdir(parents=True)
    file.touch()
    assert chosen(environment).settings == (("QT_IM_MODULES", "ibus"),)


def test_nothing_is_asked_for_where_nothing_is_named() -> None:
    assert chosen({}, "fcitx5", "ibus-daemon") == Choice()


def test_windows_is_left_to_its_own() -> None:
    assert choose({"QT_IM_MODULE": "fcitx"}, lambda _name: True, "win32") == Choice()


def test_programs_started_later_find_the_desktops_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("IBUS_USE_PORTAL", "of the desktop")
    monkeypatch.delenv("QT_IM_MODULES", raising=False)
    with offered_to_qt(Choice(IBUS_FOR_FCITX_5, asks_fcitx=True)):
        assert os.environ["QT_IM_MODULES"] == "fcitx;ibus"
        assert os.environ["IBUS_USE_PORTAL"] == "1"
    assert "QT_IM_MODULES" not in os.environ
    assert os.environ["IBUS_USE_PORTAL"] == "of the desktop"
