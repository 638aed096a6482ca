"""When the bridge is built: after the window stands, and only where fcitx was asked for and Qt has no way to it."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QGuiApplication

from gui.input_methods.choosing import Choice

if TYPE_CHECKING:
    from gui.input_methods.session_bus import SessionBus

PORTAL = "org.freedesktop.portal.IBus"
"""The name under which fcitx 5 answers programs that speak the language of ibus."""

_logger = logging.getLogger(__name__)


def begin(app: QGuiApplication, choice: Choice) -> None:
    """See whether Chinese needs the bridge, and build it; costs nothing where fcitx was not asked for."""
    if not choice.asks_fcitx or app.platformName() != "xcb" or _qt_has_fcitx():
        return
    from gui.input_methods.session_bus import SessionBus

    try:
        bus = SessionBus(app)
    except OSError as error:
        _logger.info("no session bus, so no bridge to fcitx: %s", error)
        return
    if choice.settings:
        bus.ask_owner(PORTAL, lambda owner: bus.close() if owner else _build(app, bus))
    else:
        _build(app, bus)


def _build(app: QGuiApplication, bus: "SessionBus") -> None:
    """Wait for fcitx from now on: also one that starts later, or starts again."""
    from gui.input_methods.fcitx_bridge import FcitxBridge
    from gui.input_methods.fcitx_client import FcitxClient

    client = FcitxClient(bus, app)
    FcitxBridge(app, client)
    client.begin()


def _qt_has_fcitx() -> bool:
    """Return whether this Qt brings a plugin for fcitx, as that of a distribution does."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return any((plugins / "platforminputcontexts").glob("*fcitx*"))
