"""Connects every command with what carries it out, and makes the flows they share when first asked for."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.actions import Actions
from gui.commands.edit_commands import EditCommands
from gui.commands.file_commands import FileCommands
from gui.commands.help_commands import HelpCommands
from gui.commands.tool_commands import ToolCommands
from gui.commands.view_commands import ViewCommands
from gui.desk import Desk
from gui.settings import Settings
from gui.window.unfinished import finish_typing

if TYPE_CHECKING:
    from gui.drafts.draft_commands import DraftCommands
    from gui.drafts.passwords import Passwords
    from gui.exporting.export_flow import ExportFlow
    from gui.importing.flow import Imports
    from gui.last_year.keeper import LastYears
    from gui.packs.packs import Packs
    from gui.proofing.proofs import Proofs
    from gui.window.main_window import MainWindow
    from gui.window.wizard import Wizard

_AMID_TYPING = ("cut", "copy", "paste", "redo")  # belong to what is being typed


class Commands(QObject):
    """Carries out the commands of menus, tool bar and shortcuts on the desk and the window."""

    def __init__(
        self, window: "MainWindow", actions: Actions, desk: Desk, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._settings = settings
        self.files = FileCommands(self, window, desk, settings)
        self._edits = EditCommands(self, desk)
        self._views = ViewCommands(self, window, actions, desk, settings)
        self._tools = ToolCommands(self, window, desk, settings)
        self._helps = HelpCommands(self, window)
        self._connect(actions)

    @cached_property
    def exports(self) -> "ExportFlow":
        """Return what leads through an export, made at the first one."""
        from gui.exporting.export_flow import ExportFlow

        exports = ExportFlow(self._settings.store, self._window)
        exports.notice.connect(
            lambda text, actions: self._window.notices().show_notice(text, actions)
        )
        exports.export_started.connect(
            lambda words: self.ask_wizard(lambda wizard: wizard.show_exporting(words))
        )
        exports.export_ended.connect(
            lambda: self.ask_wizard(lambda wizard: wizard.show_exporting(""))
        )
        exports.jump_requested.connect(
            lambda key: self.ask_wizard(lambda wizard: wizard.show_key(key))
        )
        exports.exported.connect(self._proof_export)
        return exports

    @cached_property
    def proofs(self) -> "Proofs":
        """Return what proofs Word files, made at the first of them."""
        from gui.proofing.proofs import Proofs

        proofs = Proofs(self._window, settings=self._settings)
        proofs.notice.connect(
            lambda text, actions: self._window.notices().show_notice(text, actions)
        )
        return proofs

    @cached_property
    def last_years(self) -> "LastYears":
        """Return what finds last year's report for the open one, made with the first report."""
        from gui.last_year.keeper import LastYears

        last_years = LastYears(self._desk, self._settings, self._window)
        last_years.remarked.connect(lambda words: self._window.notices().show_notice(words))
        return last_years

    @cached_property
    def drafts(self) -> "DraftCommands":
        """Return what the file menu does with drafts, made when first asked for."""
        from gui.drafts.draft_commands import DraftCommands

        commands = DraftCommands(self._desk, self._settings, self._window)
        commands.notice.connect(lambda words: self._window.notices().show_notice(words))
        commands.backup_folder_chosen.connect(self._window.backup_folder_chosen)
        return commands

    @cached_property
    def passwords(self) -> "Passwords":
        """Return what asks about passwords, made when first asked for."""
        from gui.drafts.passwords import Passwords

        passwords = Passwords(self._desk, self._window)
        passwords.notice.connect(lambda words: self._window.notices().show_notice(words))
        return passwords

    @cached_property
    def packs(self) -> "Packs":
        """Return what shows and installs rule packs, made when first asked for."""
        from gui.packs.packs import Packs

        packs = Packs(self._settings, self._window)
        packs.notice.connect(
            lambda words, actions, sticky: self._window.notices().show_notice(
                words, actions, sticky=sticky
            )
        )
        return packs

    @cached_property
    def imports(self) -> "Imports":
        """Return what leads through the reading of a document, made at the first one."""
        from gui.importing.flow import Imports

        imports = Imports(self._desk, self._window, self.last_years.choose_draft)
        imports.notice.connect(
            lambda words, actions, sticky: self._window.notices().show_notice(
                words, actions, sticky=sticky
            )
        )
        return imports

    def open_draft(self, draft_id: str) -> None:
        """Open a draft of the list, after the question for its password when it has one."""
        if not self._desk.needs_password(draft_id) or self.passwords.give_password(draft_id):
            self._desk.open_draft(draft_id)

    def finish(self) -> None:
        """Wait for what is being written; what was never asked for has nothing to write."""
        if "exports" in self.__dict__:
            self.exports.finish()
        if "drafts" in self.__dict__:
            self.drafts.finish()
        if "proofs" in self.__dict__:
            self.proofs.finish()
        if "imports" in self.__dict__:
            self.imports.finish()

    def export(self, kind: str) -> None:
        """Export the open report as `kind`, a suffix or "print"."""
        if self._desk.session:
            self.exports.export(self._desk.session, kind)

    def ask_wizard(self, ask: Callable[["Wizard"], object]) -> None:
        """Let the open wizard do something; nothing happens when there is none."""
        if self._window.wizard:
            ask(self._window.wizard)

    def asking(self, ask: Callable[["Wizard"], object]) -> Callable[[], object]:
        """Return the act that lets the open wizard do something."""
        return partial(self.ask_wizard, ask)

    def _connect(self, actions: Actions) -> None:
        for name, act in self._acts().items():
            if name not in _AMID_TYPING:
                actions[name].triggered.connect(finish_typing)
            actions[name].triggered.connect(act)
        for place, action in enumerate(actions.steps):
            action.triggered.connect(partial(self._views.go_to_place, place))

    def _acts(self) -> dict[str, Callable[[], object]]:
        groups = (self.files, self._edits, self._views, self._tools, self._helps)
        return {name: act for group in groups for name, act in group.acts().items()}

    # Not connected directly: what proofs files is made when there is the first to proof.
    def _proof_export(self, path: Path) -> None:
        self.proofs.check_export(path)
