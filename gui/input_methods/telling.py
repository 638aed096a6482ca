"""Says in words by which way Chinese can be typed now: for 关于 and for whoever looks after the machine."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication

from gui.input_methods.choosing import choose
from gui.input_methods.starting import PORTAL

_IBUS, _FCITX_5 = "org.freedesktop.IBus", "org.fcitx.Fcitx5"
_NOT_FOUND = (
    "没有找到正在运行的输入法，可能只能输入英文。请先启动系统的输入法（ibus 或 fcitx），再重新打开年报助手；"
    "仍然不能输入时，请检查环境变量 QT_IM_MODULE（现在是“{module}”），应当是 ibus 或 fcitx。"
)


def active_input_method() -> str:
    """Return one sentence on how Chinese is typed here. Asks the session's bus; takes milliseconds."""
    platform = QGuiApplication.platformName()
    if sys.platform != "linux" or platform == "wayland":
        return "使用系统自带的输入法。"
    if platform != "xcb":
        return "没有窗口，用不到输入法。"
    with _session_names() as is_running:
        return in_words(os.environ, is_running)


def in_words(environment: Mapping[str, str], is_running: Callable[[str], bool]) -> str:
    """Return the sentence for a desktop on which `is_running` tells the names on the session's bus."""
    from gui.input_methods.fcitx_client import service_name

    choice = choose(environment)
    asks_ibus = ("QT_IM_MODULES", "ibus") in choice.settings
    asks_ibus = asks_ibus or "ibus" in environment.get("QT_IM_MODULE", "")
    if choice.asks_fcitx and is_running(_FCITX_5):
        by = "" if choice.settings and is_running(PORTAL) else "，由年报助手自己连接"
        return f"正在使用 fcitx 5{by}。"
    if choice.asks_fcitx and is_running(service_name()):
        return "正在使用 fcitx 4，由年报助手自己连接。"
    if asks_ibus and (is_running(_IBUS) or is_running(PORTAL)):
        return "正在使用 ibus。"
    module = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE") or "没有设置"
    return _NOT_FOUND.format(module=module)


@contextmanager
def _session_names() -> Iterator[Callable[[str], bool]]:
    """Yield what tells whether a program on the session's bus goes by a name; none does without a bus."""
    from jeepney import message_bus
    from jeepney.io.blocking import open_dbus_connection

    from gui.input_methods.session_bus import address

    try:
        connection = open_dbus_connection(address())
    except (OSError, KeyError, RuntimeError, ValueError):
        yield lambda _name: False
        return

    def is_running(name: str) -> bool:
        try:
            answer = connection.send_and_get_reply(message_bus.NameHasOwner(name), timeout=1)
        except OSError:
            return False
        return any(value is True for value in answer.body)

    try:
        yield is_running
    finally:
        connection.close()
