"""The commands of 编辑 and 插入: undo, clipboard, find, insert."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import Desk

if TYPE_CHECKING:
    from gui.commands.commands import Commands


class EditCommands(QObject):
    """Carries them out on the open report or the field with the keyboard."""

    def __init__(self, commands: "Commands", desk: Desk) -> None:
        super().__init__(commands)
        self._commands = commands
        self._desk = desk

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what to do by the command's name."""
        return {
            "undo": partial(self._undo, "undo"),
            "redo": partial(self._undo, "redo"),
            "cut": partial(_tell_focus, "cut"),
            "copy": partial(_tell_focus, "copy"),
            "paste": partial(_tell_focus, "paste"),
            "find": self._commands.asking(lambda wizard: wizard.open_search()),
            "insert_figure": self._commands.asking(lambda wizard: wizard.insert_figure()),
        }

    def _undo(self, direction: str) -> None:
        session = self._desk.session
        if session:
            before = session.report
            getattr(session.undo_stack, direction)()
            self._commands.ask_wizard(lambda wizard: wizard.reveal_change(before))


def _tell_focus(what: str) -> None:
    """Tell the field with the keyboard to cut, copy or paste."""
    widget: QWidget | None = QApplication.focusWidget()
    act = getattr(widget, what, None)
    if callable(act):
        act()
