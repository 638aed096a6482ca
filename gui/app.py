"""The composition root: builds everything and hands it down."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from core import logs, paths
from core.drafts.store import FILE_NAME, DraftStore
from core.errors import DraftsDamaged
from gui.desk import Desk
from gui.look.icons import first_window_icon, renew_icons, window_icon
from gui.look.theme import apply_theme, is_dark, scale_text, use_chinese
from gui.settings import Settings
from gui.starting.painted import once_painted
from gui.starting.warm_up import WarmUp
from gui.window.main_window import MainWindow

SETTINGS = "settings.ini"
KEEPING_AFTER_MS = 1500  # when `WarmUp` is done
BEAT_MS = 20_000  # how often others are told that the draft is still open


class Application:
    """Everything that lives as long as the program."""

    def __init__(self, qt: QApplication, folder: Path) -> None:
        self.qt = qt
        self._folder = folder
        self.settings = Settings(folder / SETTINGS)
        qt.setApplicationName("nianbao")
        qt.setDesktopFileName("nianbao")  # the name of the entry in the desktop's menu
        qt.setWindowIcon(first_window_icon())
        self.shows_chinese = use_chinese(qt)
        self._translators = _chinese_dialogs(qt)
        self._system_font = QFont(qt.font())
        self._system_is_dark = is_dark(qt.palette())
        self.apply_look()
        store, self._recovered = _open_drafts(folder / FILE_NAME, self.settings.backup_folder)
        self.desk = Desk(store)
        self.window = MainWindow(self.desk, self.settings)
        self.window.look_changed.connect(self.apply_look)
        self.window.look_changed.connect(lambda: renew_icons(qt.allWidgets()))
        once_painted(self.window, self.draw_icons)

    def apply_look(self) -> None:
        """Set text size and colours as the officer chose them."""
        scale_text(self.qt, self._system_font, self.settings.font_percent)
        apply_theme(self.qt, self.settings.color_scheme, system_is_dark=self._system_is_dark)

    def draw_icons(self) -> None:
        """Draw the icons that the first window was promised, and its own."""
        self.qt.setWindowIcon(window_icon())
        renew_icons(self.qt.allWidgets())

    def watch_for_errors(self) -> None:
        """Let whatever nobody foresaw be logged and told, and the officer go on."""

        def tell(_kind: object, error: BaseException, _trace: object) -> None:
            logs.begin(self._folder)
            self.window.show_crash(error)

        logs.watch_for_crashes(self._folder)
        sys.excepthook = tell

    def begin(self, files: Sequence[Path]) -> None:
        """Show the window with the first of `files` in it; what can wait comes when it stands."""
        self.window.show()
        self.window.resume()
        self.tell_recovery()
        if not self.shows_chinese:
            from gui.look.missing_fonts import missing_fonts_box

            missing_fonts_box().exec()
        if files:
            self.window.open_path(files[0])
        once_painted(self.window, self._go_on)

    def _go_on(self) -> None:
        """Bring in what the next click needs, now that the window stands; then what can wait longer."""
        WarmUp(self.window).begin()
        QTimer.singleShot(KEEPING_AFTER_MS, self.begin_keeping)

    def begin_keeping(self) -> None:
        """Begin the log and the backup copies; late, as the first window needs neither."""
        from gui.drafts.backups import Backups
        from gui.starting.qt_messages import log_qt_messages

        logs.begin(self._folder)
        log_qt_messages()
        backups = Backups(
            self.desk, self._folder / FILE_NAME, lambda: self.settings.backup_folder, self.window
        )
        backups.troubled.connect(lambda sentence: self.window.notices().show_notice(sentence))
        self.window.backup_folder_chosen.connect(backups.copy_now)
        self.qt.aboutToQuit.connect(backups.finish)
        self._begin_mending()
        beat = QTimer(self.window, interval=BEAT_MS)
        beat.timeout.connect(self.desk.keep)
        beat.start()
        backups.begin()
        self.window.attempt(self.window.commands.packs.tell_left_out)

    def tell_recovery(self) -> None:
        """Tell what was recovered when the draft database was found damaged at this start."""
        if self._recovered:
            self.window.notices().show_notice(self._recovered, sticky=True)

    def end(self) -> None:
        """Let the window go before what it stands on: left to Python, the order is anybody's guess."""
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _begin_mending(self) -> None:
        from gui.drafts.mending import Mending

        mending = Mending(self.desk, lambda: self.settings.backup_folder, self.window)
        mending.notice.connect(
            lambda words, actions: self.window.notices().show_notice(words, actions, sticky=True)
        )
        self.qt.aboutToQuit.connect(mending.finish)
        mending.begin()


def _open_drafts(path: Path, second: Path | None) -> tuple[DraftStore, str]:
    """Return the store at `path`, and what was recovered when the file was damaged."""
    try:
        store = DraftStore(path)
        store.drafts()
    except DraftsDamaged:
        from core.drafts.recovery import open_or_recover
        from gui.drafts.mending import backup_folders

        store, recovery = open_or_recover(path, backup_folders(path, second))
        return store, recovery.sentence if recovery else ""
    return store, ""


def _chinese_dialogs(qt: QApplication) -> list[QTranslator]:
    """Load Qt's own words in Chinese: without them 确定 and 取消 stay English; ours for some come last and win."""
    theirs, ours = QTranslator(qt), QTranslator(qt)
    if theirs.load(
        QLocale(QLocale.Language.Chinese, QLocale.Country.China),
        "qtbase",
        "_",
        QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    ):
        qt.installTranslator(theirs)
    if ours.load(str(paths.resources() / "words" / "qt_words.qm")):
        qt.installTranslator(ours)
    return [theirs, ours]
