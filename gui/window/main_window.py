"""The window: start page or wizard in the middle, and what happens when a report opens or closes.

What only an open report or a rare command needs is imported when it is asked for: the first window
would take twice the time with it. `gui.starting.warm_up` brings it in once the window stands.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from core.errors import UserFixable
from gui.actions import Actions
from gui.commands.commands import Commands
from gui.desk import Desk
from gui.pages.start_page import StartPage
from gui.settings import Settings
from gui.window.first_size import take_first_size
from gui.window.frame import Frame
from gui.window.unfinished import finish_typing

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from gui.session import ReportSession
    from gui.window.notices import NoticeBar
    from gui.window.wizard import Wizard


class MainWindow(QMainWindow):
    """Shows the start page or the open report.

    Signals: look_changed() when text size or colours were chosen anew; backup_folder_chosen() when backup
    copies go to another second folder from now on.
    """

    look_changed = Signal()
    backup_folder_chosen = Signal()

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self.desk = desk
        self.wizard: Wizard | None = None
        self._settings = settings
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.actions_ = Actions(self)
        self.start_page = StartPage(desk, settings)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self.frame = Frame(self, self.actions_, settings)
        self.commands = Commands(self, self.actions_, desk, settings)
        self._connect_start_page()
        self._connect_desk()
        if not self.restoreGeometry(settings.geometry):
            take_first_size(self)
        self._on_closed()

    def notices(self) -> "NoticeBar":
        """Return the quiet bar of what is shown now."""
        return self.wizard.notices if self.wizard else self.start_page.notices

    def show_deadlines(self) -> None:
        """Remind of the deadlines as they are set now."""
        self._show_report()
        self.start_page.refresh()

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something with files or drafts; show the sentence when it cannot be done."""
        try:
            act()
        except UserFixable as error:
            self.notices().show_notice(str(error), sticky=True)

    def open_path(self, path: Path, *, is_last_year: bool = False) -> None:
        """Open a report file, read a document, or install a rule pack, named by the officer or the desktop.

        `is_last_year` proposes to begin this year's report from it.
        """
        from core.importing.anything import is_report_file
        from core.packs.names import SUFFIX

        finish_typing()
        if path.suffix == SUFFIX:
            self.attempt(lambda: self.commands.packs.install(path))
        elif path.suffix.lower() == ".zip":
            self.attempt(lambda: self.commands.drafts.open_bundle(path))
        elif not is_report_file(path):
            self.commands.imports.open(path, is_last_year=is_last_year)
        elif is_last_year:
            self.attempt(lambda: self.commands.imports.begin_after_file(path))
        else:
            self.attempt(lambda: self.desk.open_file(path))

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take one file."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        """Open the file, once the program it came from has its answer."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, lambda: self.open_path(path))

    def resume(self) -> None:
        """Go back to where the program was when it ended without being closed."""
        draft, step = self._settings.open_place
        if not draft:
            return
        self.attempt(lambda: self.commands.open_draft(draft))
        if self.wizard:
            self.wizard.return_to(step)
            self.notices().show_notice(
                self.tr("上次没有正常关闭，已经回到原来的地方；自动保存的内容都在。"), sticky=True
            )

    def come_forward(self, path: Path | None) -> None:
        """Come to the front because the program was started again, and open the file it was given."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if path:
            self.open_path(path)

    def show_crash(self, error: BaseException) -> None:
        """Save, and tell quietly that something unforeseen happened; the officer goes on."""
        from gui.starting.crash import report_crash

        is_safe = self.desk.save_now()
        report_crash(error, is_safe=is_safe, bar=self.notices())

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Save and remember the window; ask only when something could not be saved."""
        finish_typing()
        if not self.desk.save_now() and not self._leaves_unsaved():
            event.ignore()
            return
        self.commands.finish()
        self.desk.close_report()
        self._settings.geometry = self.saveGeometry()
        self.desk.leave()
        event.accept()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Let Enter press the button with the keyboard, as Space does; Qt does so in dialogs only."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QAbstractButton

        button = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            button, QAbstractButton
        ):
            button.click()
        else:
            super().keyPressEvent(event)

    def _connect_start_page(self) -> None:
        self.start_page.new_asked.connect(self.commands.files.new)
        self.start_page.last_year_asked.connect(self.commands.files.open_last_year)
        self.start_page.open_asked.connect(self.commands.files.open)
        self.start_page.sample_asked.connect(self.commands.files.open_sample)
        self.start_page.backups_asked.connect(self.actions_["backups"].trigger)
        self.start_page.deadlines_asked.connect(self.actions_["deadlines"].trigger)
        self.start_page.draft_chosen.connect(
            lambda draft: self.attempt(lambda: self.commands.open_draft(draft))
        )

    def _connect_desk(self) -> None:
        self.desk.opened.connect(self._on_opened)
        self.desk.closed.connect(self._on_closed)
        self.desk.saved.connect(
            lambda moment: self.frame.show_saved(moment, self.desk.version_count)
        )
        self.desk.drafts.changed.connect(self._show_password)
        self.desk.save_pending.connect(self.frame.show_saving)
        self.desk.save_failed.connect(self._on_save_failed)
        self.desk.conflicted.connect(self._on_conflict)
        self.desk.remarked.connect(lambda words: self.notices().show_notice(words, sticky=True))

    def _on_opened(self, session: "ReportSession") -> None:
        from gui.window.wizard import Wizard

        self.commands.last_years.begin(session)
        self.wizard = Wizard(
            session, findings_shown=self._settings.findings_shown, settings=self._settings
        )
        self.wizard.export_asked.connect(self.commands.export)
        self.wizard.styles_asked.connect(self.actions_["page_styles"].trigger)
        self.wizard.step_changed.connect(self._on_step_changed)
        self.wizard.findings_shown.connect(self.actions_["findings"].setChecked)
        self.stack.addWidget(self.wizard)
        self.stack.setCurrentWidget(self.wizard)
        session.facts_changed.connect(self._show_report)
        session.undo_stack.canUndoChanged.connect(self._show_undo)
        session.undo_stack.canRedoChanged.connect(self._show_undo)
        session.undo_stack.indexChanged.connect(self._show_undo)
        self.actions_.show_for(has_report=True, is_read_only=session.read_only)
        self._show_password()
        self.frame.saved.setText(self._save_words(session))
        self._show_report()
        self._show_undo()
        self.frame.offer_passages(self.wizard.insertable(), self.wizard.add_passage)
        # Once the window has its size: before that, Qt would put the focus elsewhere.
        QTimer.singleShot(0, self.wizard.refocus)

    def _save_words(self, session: "ReportSession") -> str:
        if not session.read_only:
            return self.tr("自动保存")
        return self.tr("只能看，不能改") if self.desk.draft_id else self.tr("示例，只能看，不能改")

    def _on_closed(self) -> None:
        if self.wizard:
            self.stack.removeWidget(self.wizard)
            self.wizard.deleteLater()
            self.wizard = None
            self.start_page.refresh()  # at the start it has just been filled
            self._settings.open_place = ("", "")
        self.frame.show_no_report()
        self.stack.setCurrentWidget(self.start_page)
        self.start_page.focus_first()

    def _show_report(self) -> None:
        if self.desk.session:
            self.frame.show_report(self.desk.session.report)

    def _show_password(self) -> None:
        if self.desk.session:
            self.actions_.show_password(is_set=self.desk.has_password)

    def _show_undo(self) -> None:
        if self.desk.session:
            self.frame.show_undo(self.desk.session.undo_stack)

    def _on_step_changed(self, step: str) -> None:
        self.desk.save_now()
        self._settings.open_place = (self.desk.draft_id, step)
        if self.wizard:
            self.frame.offer_passages(self.wizard.insertable(), self.wizard.add_passage)

    def _on_conflict(self, sentence: str) -> None:
        actions = [(self.tr("另存为新草稿"), lambda: self.attempt(self.desk.keep_as_new))]
        self.notices().show_notice(sentence, actions, sticky=True)

    def _on_save_failed(self, sentence: str) -> None:
        self.frame.saved.setText(self.tr("没有保存"))
        self.notices().show_notice(
            sentence, [(self.tr("再试一次"), self.desk.save_now)], sticky=True
        )

    def _leaves_unsaved(self) -> bool:
        from gui.window.leaving import leaves_unsaved

        return leaves_unsaved(self)


def _dropped_file(event: "QDropEvent") -> Path | None:
    """Return the one file that is dragged, None for anything else."""
    names = [url.toLocalFile() for url in event.mimeData().urls()]
    return Path(names[0]) if len(names) == 1 and names[0] else None
