"""Qt's own warnings go to the log, without what they quote: that may be a path or a text of the officer."""

import logging
import re

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_QUOTED = re.compile(r"""(["'“‘]).*["'”’]|[^\x20-\x7e]+|\S*[/\\]\S*|\d+""")


def log_qt_messages() -> None:
    """Let every message of Qt from now on end in the log."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), without_quotations(message or ""))


def without_quotations(message: str) -> str:
    """Return the words of Qt alone.

    >>> without_quotations('QFile::open: cannot open "/home/张三/3.txt" twice, 12 times')
    'QFile::open: cannot open … twice, … times'
    """
    return _QUOTED.sub("…", message)
