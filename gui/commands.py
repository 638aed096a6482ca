"""What each command of the window does; its words and shortcuts are in `gui.actions`."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from gui.actions import Actions
from gui.desk import Desk
from gui.settings import FONT_STEP, MAX_FONT_PERCENT, MIN_FONT_PERCENT, Settings
from gui.unfinished import finish_typing

if TYPE_CHECKING:
    from core.deadlines import Deadlines
    from gui.draft_commands import DraftCommands
    from gui.export_flow import ExportFlow
    from gui.importing.flow import Imports
    from gui.last_year.keeper import LastYears
    from gui.main_window import MainWindow
    from gui.packs import Packs
    from gui.passwords import Passwords
    from gui.proofs import Proofs
    from gui.wizard import Wizard

_AMID_TYPING = ("cut", "copy", "paste", "redo")  # belong to what is being typed
_EXPORTS = {
    "export_word": ".docx",
    "export_pdf": ".pdf",
    "export_several": "several",
    "copy_fragment": "fragment",
    "export_text": ".txt",
    "export_report": ".nianbao",
    "print": "print",
}


class Commands(QObject):
    """Carries out the commands of menus, tool bar and shortcuts on the desk and the window."""

    def __init__(
        self, window: "MainWindow", actions: Actions, desk: Desk, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._desk = desk
        self._settings = settings
        for name, act in self._acts().items():
            if name not in _AMID_TYPING:
                actions[name].triggered.connect(finish_typing)
            actions[name].triggered.connect(act)
        for place, action in enumerate(actions.steps):
            action.triggered.connect(partial(self._go_to_place, place))
        self._show_scheme()
        actions["findings"].setChecked(settings.findings_shown)

    @cached_property
    def exports(self) -> "ExportFlow":
        """Return what leads through an export, made at the first one."""
        from gui.export_flow import ExportFlow

        exports = ExportFlow(self._settings.store, self._window)
        exports.notice.connect(
            lambda text, actions: self._window.notices().show_notice(text, actions)
        )
        exports.export_started.connect(
            lambda words: self._ask_wizard(lambda wizard: wizard.show_exporting(words))
        )
        exports.export_ended.connect(
            lambda: self._ask_wizard(lambda wizard: wizard.show_exporting(""))
        )
        exports.jump_requested.connect(
            lambda key: self._ask_wizard(lambda wizard: wizard.show_key(key))
        )
        exports.exported.connect(self._proof_export)
        return exports

    @cached_property
    def proofs(self) -> "Proofs":
        """Return what proofs Word files, made at the first of them."""
        from gui.proofs import Proofs

        proofs = Proofs(self._window)
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
        from gui.draft_commands import DraftCommands

        commands = DraftCommands(self._desk, self._settings, self._window)
        commands.notice.connect(lambda words: self._window.notices().show_notice(words))
        commands.backup_folder_chosen.connect(self._window.backup_folder_chosen)
        return commands

    @cached_property
    def passwords(self) -> "Passwords":
        """Return what asks about passwords, made when first asked for."""
        from gui.passwords import Passwords

        passwords = Passwords(self._desk, self._window)
        passwords.notice.connect(lambda words: self._window.notices().show_notice(words))
        return passwords

    @cached_property
    def packs(self) -> "Packs":
        """Return what shows and installs rule packs, made when first asked for."""
        from gui.packs import Packs

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

    def new(self) -> None:
        """Ask for unit and year, and begin a report."""
        from PySide6.QtWidgets import QDialog

        from gui.new_report_dialog import NewReportDialog

        latest = self._desk.latest()
        dialog = NewReportDialog(latest.unit if latest else "", date.today().year - 1, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._window.attempt(lambda: self._desk.start_report(dialog.unit(), dialog.year()))

    def open(self) -> None:
        """Ask for a file and open it."""
        from PySide6.QtWidgets import QFileDialog

        from gui.importing.names import open_filters

        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("打开文件"), "", open_filters())
        if name:
            self._window.open_path(Path(name))

    def open_last_year(self) -> None:
        """Ask for last year's report, in whatever file it is, and propose to begin this year's from it."""
        from PySide6.QtWidgets import QFileDialog

        from gui.importing.names import last_year_filters

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("选择去年的年报"), "", last_year_filters()
        )
        if name:
            self._window.open_path(Path(name), is_last_year=True)

    def compare(self) -> None:
        """Show the open report beside last year's."""
        from gui.last_year.comparing import open_comparison

        if self._window.wizard:
            open_comparison(self._desk, self.last_years, self._window.wizard.step, self._window)

    def choose_last_year(self) -> None:
        """Ask which report is last year's."""
        from gui.last_year.comparing import choose_last_year

        choose_last_year(self._desk, self.last_years, self._window)

    def open_sample(self) -> None:
        """Open the sample, to look at."""
        self._window.attempt(self._desk.open_sample)

    def export(self, kind: str) -> None:
        """Export the open report as `kind`, a suffix or "print"."""
        if self._desk.session:
            self.exports.export(self._desk.session, kind)

    def _acts(self) -> dict[str, Callable[[], object]]:
        acts: dict[str, Callable[[], object]] = {
            "new": self.new,
            "open": self.open,
            "import": self.open_last_year,
            "next_year": lambda: self._window.attempt(self.imports.begin_next_year),
            "sample": self.open_sample,
            "start": self._desk.close_report,
            "save": self._save,
            "history": lambda: self._window.attempt(self.drafts.show_history),
            "backups": lambda: self._window.attempt(self.drafts.show_backups),
            "bundle": lambda: self._window.attempt(self.drafts.export_all),
            "set_password": lambda: self._window.attempt(self.passwords.set_password),
            "remove_password": lambda: self._window.attempt(self.passwords.remove_password),
            "quit": self._window.close,
            "undo": partial(self._undo, "undo"),
            "redo": partial(self._undo, "redo"),
            "findings": self._toggle_findings,
            "larger": partial(self._resize_text, FONT_STEP),
            "smaller": partial(self._resize_text, -FONT_STEP),
            "normal": partial(self._resize_text, 0),
            "page_styles": self._edit_styles,
            "proof": self._proof_file,
            "packs": lambda: self._window.attempt(self.packs.show),
            "listing": self._show_listing,
            "deadlines": self._edit_deadlines,
            "compare": self.compare,
            "last_year": self.choose_last_year,
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
        }
        acts |= {name: partial(_tell_focus, name) for name in ("cut", "copy", "paste")}
        acts |= {scheme: partial(self._recolour, scheme) for scheme in ("light", "dark", "system")}
        acts |= {name: partial(self.export, kind) for name, kind in _EXPORTS.items()}
        return acts | self._wizard_acts()

    def _wizard_acts(self) -> dict[str, Callable[[], object]]:
        """Return the commands that the open wizard carries out."""
        asks: dict[str, Callable[[Wizard], object]] = {
            "next_step": lambda wizard: wizard.move_step(1),
            "previous_step": lambda wizard: wizard.move_step(-1),
            "preview": lambda wizard: wizard.show_preview(),
            "next_pane": lambda wizard: wizard.focus_next_pane(1),
            "previous_pane": lambda wizard: wizard.focus_next_pane(-1),
            "next_finding": lambda wizard: wizard.step_finding(1),
            "previous_finding": lambda wizard: wizard.step_finding(-1),
            "insert_figure": lambda wizard: wizard.insert_figure(),
            "fill_zero": lambda wizard: wizard.fill_zero(),
            "find": lambda wizard: wizard.open_search(),
            "help": lambda wizard: wizard.show_help(),
        }
        return {name: partial(self._ask_wizard, ask) for name, ask in asks.items()}

    def _ask_wizard(self, ask: Callable[["Wizard"], object]) -> None:
        if self._window.wizard:
            ask(self._window.wizard)

    def _go_to_place(self, place: int) -> None:
        session = self._desk.session
        if session and place < len(session.results.steps):  # a form may have fewer sections
            step = session.results.steps[place].id
            self._ask_wizard(lambda wizard: wizard.go_to(step))

    def _undo(self, direction: str) -> None:
        session = self._desk.session
        if session:
            before = session.report
            getattr(session.undo_stack, direction)()
            self._ask_wizard(lambda wizard: wizard.reveal_change(before))

    def _save(self) -> None:
        if self._desk.save_now():
            self._window.notices().show_notice(self.tr("已经保存。平时不用按，改了就会自动保存。"))

    def _toggle_findings(self) -> None:
        shown = self._actions["findings"].isChecked()
        self._settings.findings_shown = shown
        self._ask_wizard(lambda wizard: wizard.set_findings_shown(shown))

    def _resize_text(self, by: int) -> None:
        percent = self._settings.font_percent + by if by else 100
        self._settings.font_percent = max(MIN_FONT_PERCENT, min(MAX_FONT_PERCENT, percent))
        self._window.look_changed.emit()

    def _recolour(self, scheme: str) -> None:
        self._settings.color_scheme = scheme
        self._show_scheme()
        self._window.look_changed.emit()

    def _show_scheme(self) -> None:
        for scheme in ("light", "dark", "system"):
            self._actions[scheme].setChecked(scheme == self._settings.color_scheme)

    # Not connected directly: what proofs files is made when there is the first to proof.
    def _proof_export(self, path: Path) -> None:
        self.proofs.check_export(path)

    def _proof_file(self) -> None:
        self.proofs.ask_and_check()

    def _edit_styles(self) -> None:
        from gui.page_styles import edit_styles

        edit_styles(self._desk.session, self._settings, self._window)
        self._ask_wizard(lambda wizard: wizard.refresh_style())

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

    def _show_shortcuts(self) -> None:
        from gui.help_dialogs import shortcuts_dialog

        shortcuts_dialog(self._window).open()

    def _show_about(self) -> None:
        from gui.about_dialog import AboutDialog

        AboutDialog(self._window).open()


def _tell_focus(what: str) -> None:
    """Tell the field with the keyboard to cut, copy or paste."""
    widget: QWidget | None = QApplication.focusWidget()
    act = getattr(widget, what, None)
    if callable(act):
        act()
