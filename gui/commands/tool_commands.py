"""The commands of 工具: findings, zeros, deadlines, page styles, proofing, rule packs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.desk import Desk
from gui.settings import Settings

if TYPE_CHECKING:
    from core.deadlines import Deadlines
    from gui.commands.commands import Commands
    from gui.window.main_window import MainWindow


class ToolCommands(QObject):
    """Carries them out, most of them in a dialog that is imported with the first use."""

    def __init__(
        self, commands: "Commands", window: "MainWindow", desk: Desk, settings: Settings
    ) -> None:
        super().__init__(commands)
        self._commands = commands
        self._window = window
        self._desk = desk
        self._settings = settings

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what to do by the command's name."""
        return {
            "next_finding": self._commands.asking(lambda wizard: wizard.step_finding(1)),
            "previous_finding": self._commands.asking(lambda wizard: wizard.step_finding(-1)),
            "listing": self._show_listing,
            "fill_zero": self._commands.asking(lambda wizard: wizard.fill_zero()),
            "deadlines": self._edit_deadlines,
            "page_styles": self._edit_styles,
            "proof": self._proof_file,
            "packs": lambda: self._window.attempt(self._commands.packs.show),
        }

    def _show_listing(self) -> None:
        from gui.findings.listing_dialog import ListingDialog

        if self._desk.session:
            ListingDialog(self._desk.session, self._window).open()

    def _edit_deadlines(self) -> None:
        from gui.deadlines_dialog import DeadlinesDialog

        dialog = DeadlinesDialog(self._settings.deadlines, self._window)
        dialog.changed.connect(self._on_deadlines_changed)
        dialog.open()

    def _on_deadlines_changed(self, deadlines: "Deadlines") -> None:
        self._settings.deadlines = deadlines
        self._window.show_deadlines()

    def _edit_styles(self) -> None:
        from gui.styles.page_styles import edit_styles

        edit_styles(self._desk.session, self._settings, self._window)
        self._commands.ask_wizard(lambda wizard: wizard.refresh_style())

    # Not connected directly: what proofs files is made when there is the first to proof.
    def _proof_file(self) -> None:
        self._commands.proofs.ask_and_check()
