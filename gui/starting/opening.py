"""Opens the window, and lets it go when the program ends; everything in between is `gui.app`'s matter."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core import paths
from core.errors import DraftsUnavailable
from gui.app import Application
from gui.input_methods.choosing import choose, offered_to_qt
from gui.look.icons import window_icon
from gui.look.theme import STYLE
from gui.starting.single_instance import SingleInstance

# Usually once the window is painted, always before anybody types: so it does not wait for the painting.
FCITX_AFTER_MS = 50


def open_window(arguments: Sequence[str] | None = None) -> int:
    """Open the window and return the program's exit code when it is closed."""
    given = list(sys.argv if arguments is None else arguments)
    input_method = choose(os.environ)
    with offered_to_qt(input_method):
        qt = QApplication([*given[:1], *STYLE, *given[1:]])
    names = qt.arguments()[1:]  # what is left of them when Qt has taken its own
    if wrong := [name for name in names if name.startswith("-")]:
        from gui.command_line import refuse

        return refuse(wrong)
    files = [Path(name) for name in names]
    instance = SingleInstance(paths.officer_data())
    if not instance.claim(files[0] if files else None):
        return 0
    try:
        application = Application(qt, paths.officer_data())
    except DraftsUnavailable as error:
        return _tell_refusal(error)
    application.watch_for_errors()
    instance.asked.connect(application.window.come_forward)
    application.begin(files)
    if input_method.asks_fcitx:
        from gui.input_methods.starting import begin

        QTimer.singleShot(FCITX_AFTER_MS, lambda: begin(qt, input_method))
    code = qt.exec()
    application.end()
    return code


def _tell_refusal(error: DraftsUnavailable) -> int:
    """Tell why the program cannot begin, and return its exit code."""
    from PySide6.QtWidgets import QMessageBox

    stick = (
        "\n\n便携版的草稿保存在程序旁边。请去掉 U 盘的写保护，或者把整个程序文件夹复制到电脑里再打开。"
        if paths.portable_folder()
        else ""
    )
    QApplication.setWindowIcon(window_icon())
    QMessageBox.critical(None, "年报助手", f"{error}{stick}")
    return 2
