"""The sentence for whoever looks for the reason why only Latin letters come."""

from collections.abc import Callable

import pytest

from gui.input_methods import telling
from gui.input_methods.choosing import Choice
from gui.input_methods.starting import PORTAL
from gui.input_methods.telling import in_words

FCITX = {"QT_IM_MODULE": "fcitx"}
WITH_FCITX_5 = Choice((("QT_IM_MODULES", "fcitx;ibus"), ("IBUS_USE_PORTAL", "1")), asks_fcitx=True)


def only(*names: str) -> Callable[[str], bool]:
    return lambda name: name in names


@pytest.fixture
def choice(monkeypatch: pytest.MonkeyPatch) -> Callable[[Choice], None]:
    def decide(made: Choice) -> None:
        monkeypatch.setattr(telling, "choose", lambda _environment: made)

    return decide


def test_fcitx_5_is_named(choice: Callable[[Choice], None]) -> None:
    choice(WITH_FCITX_5)
    assert in_words(FCITX, only("org.fcitx.Fcitx5", PORTAL)) == "正在使用 fcitx 5。"


def test_fcitx_4_is_named(
    choice: Callable[[Choice], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    choice(Choice(asks_fcitx=True))
    monkeypatch.setenv("DISPLAY", ":7.0")
    assert "fcitx 4" in in_words(FCITX, only("org.fcitx.Fcitx-7"))


def test_ibus_is_named(choice: Callable[[Choice], None]) -> None:
    choice(Choice())
    assert in_words({"QT_IM_MODULE": "ibus"}, only("org.freedesktop.IBus")) == "正在使用 ibus。"


def test_none_found_says_what_to_do(choice: Callable[[Choice], None]) -> None:
    choice(Choice(asks_fcitx=True))
    sentence = in_words(FCITX, only())
    assert "没有找到正在运行的输入法" in sentence
    assert "现在是“fcitx”" in sentence
