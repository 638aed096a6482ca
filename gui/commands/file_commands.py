"""The commands of 文件: begin, open, keep, lock and hand out a report."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.desk import Desk
from gui.settings import Settings

if TYPE_CHECKING:
    from gui.commands.commands import Commands
    from gui.window.main_window import MainWindow

_EXPORTS = {
    "export_word": ".docx",
    "export_pdf": ".pdf",
    "export_several": "several",
    "copy_fragment": "fragment",
    "export_text": ".txt",
    "export_report": ".nianbao",
    "print": "print",
}


class FileCommands(QObject):
    """Carries them out on the desk; what goes wrong is shown in the window."""

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
        acts: dict[str, Callable[[], object]] = {
            "new": self.new,
            "open": self.open,
            "import": self.open_last_year,
            "next_year": lambda: self._window.attempt(self._commands.imports.begin_next_year),
            "sample": self.open_sample,
            "start": self._desk.close_report,
            "save": self._save,
            "history": lambda: self._window.attempt(self._commands.drafts.show_history),
            "deleted": lambda: self._window.attempt(self._commands.drafts.show_deleted),
            "backups": lambda: self._window.attempt(self._commands.drafts.show_backups),
            "bundle": lambda: self._window.attempt(self._commands.drafts.export_all),
            "set_password": lambda: self._window.attempt(self._commands.passwords.set_password),
            "remove_password": lambda: self._window.attempt(
                self._commands.passwords.remove_password
            ),
            "quit": self._window.close,
        }
        return acts | {
            name: partial(self._commands.export, kind) for name, kind in _EXPORTS.items()
        }

    def new(self) -> None:
        """Ask for unit and year, and begin a report."""
        from PySide6.QtWidgets import QDialog

        from gui.drafts.new_report_dialog import NewReportDialog

        latest = self._desk.drafts.latest()
        dialog = NewReportDialog(latest.unit if latest else "", date.today().year - 1, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._window.attempt(lambda: self._desk.start_report(dialog.unit(), dialog.year()))

    def open(self) -> None:
        """Ask for a file and open it."""
        from gui.importing.names import open_filters

        path = self._ask(self.tr("打开文件"), open_filters())
        if path:
            self._window.open_path(path)

    def open_last_year(self) -> None:
        """Ask for last year's report, in whatever file it is, and propose to begin this year's from it."""
        from gui.importing.names import last_year_filters

        path = self._ask(self.tr("选择去年的年报"), last_year_filters())
        if path:
            self._window.open_path(path, is_last_year=True)

    def open_sample(self) -> None:
        """Open the sample, to look at, and tell the way out of it."""

        def open_it() -> None:
            self._desk.open_sample()
            words = self.tr("这是示例，只能看，不能改。看完点左上角的“开始页”回去。")
            self._window.notices().show_notice(words, [(self.tr("新建自己的年报"), self.new)])

        self._window.attempt(open_it)

    def _ask(self, words: str, filters: str) -> Path | None:
        """Return the file the officer chose, None when it was none."""
        from PySide6.QtWidgets import QFileDialog

        from gui.opening_folder import opening_folder, remember_opening

        store = self._settings.store
        name, _ = QFileDialog.getOpenFileName(self._window, words, opening_folder(store), filters)
        if not name:
            return None
        remember_opening(store, Path(name))
        return Path(name)

    def _save(self) -> None:
        if self._desk.save_now():
            self._window.notices().show_notice(self.tr("已经保存。平时不用按，改了就会自动保存。"))
