"""The window: start page or wizard in the middle, menus, tool bar and status bar around it.

What only an open report or a rare command needs is imported when it is asked for: the first window
would take twice the time with it. `gui.warm_up` brings it in once the window stands.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from core.deadlines import deadline_sentence
from core.errors import UserFixable
from gui.actions import SEPARATOR, TOOLBAR, TOOLBAR_WORDS, Actions
from gui.desk import Desk
from gui.pages.start_page import StartPage
from gui.settings import FONT_STEP, MAX_FONT_PERCENT, MIN_FONT_PERCENT, Settings
from gui.theme import characters
from gui.unfinished import finish_typing

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from gui.draft_commands import DraftCommands
    from gui.export_flow import ExportFlow
    from gui.notices import NoticeBar
    from gui.session import ReportSession
    from gui.wizard import Wizard

_FIRST_SIZE_CHARACTERS = (110, 64)
_AMID_TYPING = ("cut", "copy", "paste", "redo")  # belong to what is being typed
_EXPORTS = {
    "export_word": ".docx",
    "export_text": ".txt",
    "export_report": ".nianbao",
    "print": "print",
}
_FILLS = 0.8  # of a screen: more than that, and the window may as well take it all


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
        self.actions_ = Actions(self)
        self.start_page = StartPage(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self._menus = self.actions_.fill_menus(self.menuBar())
        self.addActions(self.actions_.all())
        self._add_toolbar()
        self._add_status()
        self._connect_actions()
        self._connect_desk()
        self._restore_look()
        self._on_closed()

    @cached_property
    def exports(self) -> "ExportFlow":
        """Return what leads through an export, made at the first one."""
        from gui.export_flow import ExportFlow

        exports = ExportFlow(self._settings.store, self)
        exports.notice.connect(lambda text, actions: self.notices().show_notice(text, actions))
        exports.export_started.connect(
            lambda words: self._ask_wizard(lambda wizard: wizard.show_exporting(words))
        )
        exports.export_ended.connect(
            lambda: self._ask_wizard(lambda wizard: wizard.show_exporting(""))
        )
        exports.jump_requested.connect(
            lambda key: self._ask_wizard(lambda wizard: wizard.show_key(key))
        )
        return exports

    @cached_property
    def draft_commands(self) -> "DraftCommands":
        """Return what the file menu does with drafts, made when first asked for."""
        from gui.draft_commands import DraftCommands

        commands = DraftCommands(self.desk, self._settings, self)
        commands.notice.connect(lambda words: self.notices().show_notice(words))
        commands.backup_folder_chosen.connect(self.backup_folder_chosen)
        return commands

    def notices(self) -> "NoticeBar":
        """Return the quiet bar of what is shown now."""
        return self.wizard.notices if self.wizard else self.start_page.notices

    def open_path(self, path: Path) -> None:
        """Open a report file named by the officer or the desktop."""
        finish_typing()
        if path.suffix.lower() == ".zip":
            self._try(lambda: self.draft_commands.open_bundle(path))
        else:
            self._try(lambda: self.desk.open_file(path))

    def resume(self) -> None:
        """Go back to where the program was when it ended without being closed."""
        draft, step = self._settings.open_place
        if not draft:
            return
        self._try(lambda: self.desk.open_draft(draft))
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
        from gui.crash import report_crash

        is_safe = self.desk.save_now()
        report_crash(error, is_safe=is_safe, bar=self.notices())

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Save and remember the window; ask only when something could not be saved."""
        finish_typing()
        if not self.desk.save_now() and not self._leaves_unsaved():
            event.ignore()
            return
        if "exports" in self.__dict__:  # there is nothing to wait for before the first export
            self.exports.finish()
        if "draft_commands" in self.__dict__:
            self.draft_commands.finish()
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

    def _add_toolbar(self) -> None:
        bar = QToolBar(self.tr("常用"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
                continue
            self.actions_[name].setIconText(
                TOOLBAR_WORDS.get(name, self.actions_[name].text().rstrip("…"))
            )
            bar.addAction(self.actions_[name])
        self.addToolBar(bar)
        bar.toggleViewAction().setVisible(False)

    def _add_status(self) -> None:
        self.saved = QLabel()
        self.saved.setObjectName("saved")
        self.saved.setAccessibleName(self.tr("保存状态"))
        self.deadline = QLabel()
        self.deadline.setObjectName("deadline")
        self.statusBar().addWidget(self.saved, 1)
        self.statusBar().addPermanentWidget(self.deadline)
        self.statusBar().setSizeGripEnabled(False)

    def _connect_actions(self) -> None:
        for name, act in self._acts().items():
            if name not in _AMID_TYPING:
                self.actions_[name].triggered.connect(finish_typing)
            self.actions_[name].triggered.connect(act)
        for place, action in enumerate(self.actions_.steps):
            action.triggered.connect(partial(self._go_to_place, place))
        self.start_page.new_asked.connect(self._new)
        self.start_page.open_asked.connect(self._open)
        self.start_page.sample_asked.connect(self._open_sample)
        self.start_page.backups_asked.connect(self.actions_["backups"].trigger)
        self.start_page.draft_chosen.connect(
            lambda draft: self._try(lambda: self.desk.open_draft(draft))
        )

    def _acts(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        acts: dict[str, Callable[[], object]] = {
            "new": self._new,
            "open": self._open,
            "sample": self._open_sample,
            "start": self.desk.close_report,
            "save": self._save,
            "history": lambda: self._try(self.draft_commands.show_history),
            "backups": lambda: self._try(self.draft_commands.show_backups),
            "bundle": lambda: self._try(self.draft_commands.export_all),
            "quit": self.close,
            "undo": partial(self._undo, "undo"),
            "redo": partial(self._undo, "redo"),
            "findings": self._toggle_findings,
            "larger": partial(self._resize_text, FONT_STEP),
            "smaller": partial(self._resize_text, -FONT_STEP),
            "normal": partial(self._resize_text, 0),
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
        }
        acts |= {name: partial(_tell_focus, name) for name in ("cut", "copy", "paste")}
        acts |= {scheme: partial(self._recolour, scheme) for scheme in ("light", "dark", "system")}
        acts |= {name: partial(self._export, kind) for name, kind in _EXPORTS.items()}
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
            "fill_zero": lambda wizard: wizard.fill_zero(),
            "find": lambda wizard: wizard.open_search(),
            "help": lambda wizard: wizard.show_help(),
        }
        return {name: partial(self._ask_wizard, ask) for name, ask in asks.items()}

    def _ask_wizard(self, ask: Callable[["Wizard"], object]) -> None:
        if self.wizard:
            ask(self.wizard)

    def _connect_desk(self) -> None:
        self.desk.opened.connect(self._on_opened)
        self.desk.closed.connect(self._on_closed)
        self.desk.saved.connect(self._on_saved)
        self.desk.save_pending.connect(lambda: self.saved.setText(self.tr("正在保存…")))
        self.desk.save_failed.connect(self._on_save_failed)
        self.desk.conflicted.connect(self._on_conflict)
        self.desk.remarked.connect(lambda words: self.notices().show_notice(words, sticky=True))

    def _on_opened(self, session: "ReportSession") -> None:
        from gui.wizard import Wizard

        self.wizard = Wizard(session, findings_shown=self._settings.findings_shown)
        self.wizard.export_asked.connect(self._export)
        self.wizard.step_changed.connect(self._on_step_changed)
        self.stack.addWidget(self.wizard)
        self.stack.setCurrentWidget(self.wizard)
        session.facts_changed.connect(self._show_title)
        session.undo_stack.canUndoChanged.connect(self._show_undo)
        session.undo_stack.canRedoChanged.connect(self._show_undo)
        session.undo_stack.indexChanged.connect(self._show_undo)
        self.actions_.show_for(has_report=True, is_read_only=session.read_only)
        self.saved.setText(self._save_words(session))
        self._show_title()
        self._show_undo()
        self._fill_insert_menu(self.wizard)
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
            self._settings.open_place = ("", "")
        self.actions_.show_for(has_report=False, is_read_only=False)
        self.saved.clear()
        self.setWindowTitle(self.tr("年报助手"))
        self.deadline.clear()
        self._menus["插入"].clear()
        self._menus["插入"].setEnabled(False)
        self.start_page.refresh()
        self.stack.setCurrentWidget(self.start_page)
        self.start_page.focus_first()

    def _show_title(self) -> None:
        if self.desk.session:
            report = self.desk.session.report
            year = f" {report.year}年" if report.year else ""
            self.setWindowTitle(f"{self.tr('年报助手')} — {report.short_unit}{year}")
            self.deadline.setText(deadline_sentence(report.year, date.today()))

    def _show_undo(self) -> None:
        if self.desk.session is None:
            return
        stack = self.desk.session.undo_stack
        self.actions_["undo"].setEnabled(stack.canUndo())
        self.actions_["redo"].setEnabled(stack.canRedo())
        self.actions_["undo"].setToolTip(f"撤销：{stack.undoText()}" if stack.canUndo() else "撤销")
        self.actions_["redo"].setToolTip(f"重做：{stack.redoText()}" if stack.canRedo() else "重做")

    def _undo(self, direction: str) -> None:
        session = self.desk.session
        if session and self.wizard:
            before = session.report
            getattr(session.undo_stack, direction)()
            self.wizard.reveal_change(before)

    def _fill_insert_menu(self, wizard: "Wizard") -> None:
        """Offer the sub-headings the section shown may have."""
        menu: QMenu = self._menus["插入"]
        menu.clear()
        for title in wizard.insertable():
            menu.addAction(
                self.tr("小标题：{title}").format(title=title), partial(wizard.add_passage, title)
            )
        menu.setEnabled(not menu.isEmpty())

    def _on_step_changed(self, step: str) -> None:
        self.desk.save_now()
        self._settings.open_place = (self.desk.draft_id, step)
        if self.wizard:
            self._fill_insert_menu(self.wizard)

    def _go_to_place(self, place: int) -> None:
        session = self.desk.session
        if session and self.wizard:
            self.wizard.go_to(session.results.steps[place].id)

    def _on_conflict(self, sentence: str) -> None:
        actions = [(self.tr("另存为新草稿"), lambda: self._try(self.desk.keep_as_new))]
        self.notices().show_notice(sentence, actions, sticky=True)

    def _on_saved(self, moment: datetime) -> None:
        self.saved.setText(self.tr("已保存 {time}").format(time=f"{moment.astimezone():%H:%M}"))

    def _on_save_failed(self, sentence: str) -> None:
        self.saved.setText(self.tr("没有保存"))
        self.notices().show_notice(
            sentence, [(self.tr("再试一次"), self.desk.save_now)], sticky=True
        )

    def _save(self) -> None:
        if self.desk.save_now():
            self.notices().show_notice(self.tr("已经保存。平时不用按，改了就会自动保存。"))

    def _new(self) -> None:
        from PySide6.QtWidgets import QDialog

        from gui.new_report_dialog import NewReportDialog

        latest = self.desk.latest()
        dialog = NewReportDialog(latest.unit if latest else "", date.today().year - 1, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._try(lambda: self.desk.start_report(dialog.unit(), dialog.year()))

    def _open(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("打开年报文件"), "", self.tr("年报文件和全部备份 (*.nianbao *.zip)")
        )
        if name:
            self.open_path(Path(name))

    def _open_sample(self) -> None:
        self._try(self.desk.open_sample)

    def _try(self, act: Callable[[], object]) -> None:
        """Do something with files or drafts; show the sentence when it cannot be done."""
        try:
            act()
        except UserFixable as error:
            self.notices().show_notice(str(error), sticky=True)

    def _export(self, suffix: str) -> None:
        if self.desk.session:
            self.exports.export(self.desk.session, suffix)

    def _toggle_findings(self) -> None:
        shown = self.actions_["findings"].isChecked()
        self._settings.findings_shown = shown
        if self.wizard:
            self.wizard.set_findings_shown(shown)

    def _resize_text(self, by: int) -> None:
        percent = self._settings.font_percent + by if by else 100
        self._settings.font_percent = max(MIN_FONT_PERCENT, min(MAX_FONT_PERCENT, percent))
        self.look_changed.emit()

    def _recolour(self, scheme: str) -> None:
        self._settings.color_scheme = scheme
        self._show_scheme()
        self.look_changed.emit()

    def _show_scheme(self) -> None:
        for scheme in ("light", "dark", "system"):
            self.actions_[scheme].setChecked(scheme == self._settings.color_scheme)

    def _restore_look(self) -> None:
        self._show_scheme()
        self.actions_["findings"].setChecked(self._settings.findings_shown)
        if not self.restoreGeometry(self._settings.geometry):
            self._take_first_size()

    def _take_first_size(self) -> None:
        """Fill a small screen; on a large one leave room around."""
        from PySide6.QtCore import Qt

        width, height = (characters(self, count) for count in _FIRST_SIZE_CHARACTERS)
        room = self.screen().availableSize()
        self.resize(min(width, room.width()), min(height, room.height()))
        if width > room.width() * _FILLS or height > room.height() * _FILLS:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _show_shortcuts(self) -> None:
        from gui.help_dialogs import shortcuts_dialog

        shortcuts_dialog(self).open()

    def _show_about(self) -> None:
        from gui.help_dialogs import about_dialog

        about_dialog(self).open()

    def _leaves_unsaved(self) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setText(self.tr("最近的修改还没有保存。"))
        box.setInformativeText(
            self.tr("现在退出，最近的修改会丢失。可以先留下来，导出年报文件保存到别处。")
        )
        stay = box.addButton(self.tr("留下"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("仍要退出"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave


def _tell_focus(what: str) -> None:
    """Tell the field with the keyboard to cut, copy or paste."""
    widget: QWidget | None = QApplication.focusWidget()
    act = getattr(widget, what, None)
    if callable(act):
        act()
