"""The whole program in a temporary folder, and the dialogs it opens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.keys import CellKey
from gui.app import Application
from gui.pages.section_page import SectionPage
from gui.session import ReportSession
from gui.tables.table_panel import TablePanel
from gui.window.wizard import Wizard
from tests.helpers.keyboard import settle, wait_until

W = TypeVar("W", bound=QWidget)


class Program:
    """The program as it was started, with short ways to what is shown."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.window = application.window
        self.desk = application.desk

    @property
    def wizard(self) -> Wizard:
        """Return the wizard of the open report."""
        assert self.window.wizard is not None, "no report is open"
        return self.window.wizard

    @property
    def session(self) -> ReportSession:
        """Return the session of the open report."""
        return self.wizard.session

    def table(self, table_id: str) -> TablePanel:
        """Return the panel of an official table."""
        form = self.session.form
        section = next(one for one in form.sections if one.table == table_id)
        page = self.wizard.page(section.id)
        assert isinstance(page, SectionPage)
        assert page.table is not None
        return page.table

    def shown(self, key: CellKey) -> str:
        """Return what a cell shows on the screen."""
        views = [view for view in self.table(key.table).blocks if view.holds(key)]
        return str(views[0].cells.data(views[0].cells.index_of(key)) or "")

    def widget(self, kind: type[W], name: str) -> W:
        """Return the one visible widget of this object name."""
        found = [one for one in self.window.findChildren(kind, name) if one.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def resize(self, width: int, height: int) -> None:
        """Give the window this size; the window manager may first have to end its maximized state."""
        self.window.showNormal()

        def has_size() -> bool:
            self.window.resize(width, height)
            settle()
            return (self.window.width(), self.window.height()) == (width, height)

        wait_until(has_size, f"a window of {width}×{height}")

    def wait_active(self) -> None:
        """Wait until the window has the keyboard."""
        self.window.activateWindow()
        wait_until(self.window.isActiveWindow, "the window to be active")
        settle()


@contextmanager
def running(folder: Path) -> Iterator[Program]:
    """Start the program on `folder`; end it, if the test did not, and leave no look behind."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    font, palette, sheet = QFont(qt.font()), qt.palette(), qt.styleSheet()
    application = Application(qt, folder)
    try:
        application.window.show()
        wait_until(application.window.isVisible, "the window")
        program = Program(application)
        program.wait_active()
        yield program
    finally:
        application.window.close()
        application.window.deleteLater()
        settle()
        qt.setStyleSheet(sheet)
        qt.setPalette(palette)
        qt.setFont(font)


@contextmanager
def answering(act: Callable[[QDialog], object], name: str = "") -> Iterator[None]:
    """Do `act` with the dialog that opens inside the block, once it has the keyboard.

    A dialog holds its caller until it is closed; this is how a test gets to it.
    """
    problems: list[BaseException] = []
    answered: list[QDialog] = []
    timer = QTimer(interval=5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
            return
        if name and dialog.objectName() != name:
            return
        timer.stop()
        answered.append(dialog)
        try:
            act(dialog)
        except BaseException as problem:  # noqa: BLE001  # raised where the block ends
            problems.append(problem)
            dialog.reject()

    timer.timeout.connect(look)
    timer.start()
    try:
        yield
        if not answered and not problems:
            wait_until(lambda: bool(answered), f"a dialog {name}")
    finally:
        timer.stop()
    if problems:
        raise problems[0]
