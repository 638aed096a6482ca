"""The commands of 帮助: what belongs into the field, the shortcuts, the program."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gui.commands.commands import Commands
    from gui.window.main_window import MainWindow


class HelpCommands(QObject):
    """Shows help in the wizard or in a dialog that is imported with the first use."""

    def __init__(self, commands: "Commands", window: "MainWindow") -> None:
        super().__init__(commands)
        self._commands = commands
        self._window = window

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what to do by the command's name."""
        return {
            "help": self._commands.asking(lambda wizard: wizard.show_help()),
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
        }

    def _show_shortcuts(self) -> None:
        from gui.help.shortcuts_dialog import shortcuts_dialog

        shortcuts_dialog(self._window).open()

    def _show_about(self) -> None:
        from gui.help.about_dialog import AboutDialog

        AboutDialog(self._window).open()
