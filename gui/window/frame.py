"""What stands around the middle of the window: menus, tool bar, title and status bar."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QLabel, QMainWindow, QToolBar

from core.deadlines import deadline_sentence
from gui.actions import SEPARATOR, TOOLBAR, TOOLBAR_WORDS, Actions
from gui.look.icons import fit_icons, give_icons, promise_icons
from gui.settings import Settings

if TYPE_CHECKING:
    from core.report import Report

_INSERT = "插入"


class Frame(QObject):
    """Builds them around the window, and lets them tell how the open report stands."""

    def __init__(self, window: QMainWindow, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._actions = actions
        self.menus = actions.fill_menus(window.menuBar())
        for menu in self.menus.values():
            menu.aboutToShow.connect(self._give_icons)
        window.addActions(actions.all())
        self._add_toolbar()
        self.saved = QLabel()
        self.deadline = QLabel()
        self._fill_status_bar()

    def show_report(self, report: "Report") -> None:
        """Tell in the title whose report is open, and below how long there is time for it."""
        year = f" {report.year}年" if report.year else ""
        self._window.setWindowTitle(f"{self.tr('年报助手')} — {report.short_unit}{year}")
        self.deadline.setText(
            deadline_sentence(report.year, date.today(), self._settings.deadlines)
        )

    def show_no_report(self) -> None:
        """Tell that the start page is shown."""
        self._actions.show_for(has_report=False, is_read_only=False)
        self._window.setWindowTitle(self.tr("年报助手"))
        self.saved.clear()
        self.deadline.clear()
        self.menus[_INSERT].setEnabled(False)

    def show_saved(self, moment: datetime, versions: int) -> None:
        """Tell when the report was saved, and how many versions there are to go back to."""
        saved = self.tr("已保存 {time}").format(time=f"{moment.astimezone():%H:%M}")
        kept = self.tr(" · 留有 {count} 个版本").format(count=versions) if versions else ""
        self.saved.setText(saved + kept)

    def show_saving(self) -> None:
        """Tell that the last change is about to be saved."""
        self.saved.setText(self.tr("正在保存…"))

    def show_undo(self, stack: QUndoStack) -> None:
        """Offer what can be undone and redone."""
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        undo.setToolTip(f"撤销：{stack.undoText()}" if stack.canUndo() else "撤销")
        redo.setToolTip(f"重做：{stack.redoText()}" if stack.canRedo() else "重做")

    def offer_passages(self, titles: Iterable[str], add: Callable[[str], object]) -> None:
        """Offer figures, and the sub-headings the section shown may have."""
        menu = self.menus[_INSERT]
        for action in menu.actions()[1:]:  # the figures stay
            menu.removeAction(action)
            action.deleteLater()
        for title in titles:
            menu.addAction(self.tr("小标题：{title}").format(title=title), partial(add, title))
        menu.setEnabled(self._actions["insert_figure"].isEnabled())

    def _add_toolbar(self) -> None:
        bar = QToolBar(self.tr("常用"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
                continue
            action = self._actions[name]
            action.setIconText(TOOLBAR_WORDS.get(name, action.text().rstrip("…")))
            bar.addAction(action)
        fit_icons(bar)
        promise_icons(bar.actions())
        self._window.addToolBar(bar)
        bar.toggleViewAction().setVisible(False)

    def _give_icons(self) -> None:
        """Give the commands in menus their icons, when the first menu opens."""
        give_icons(self._actions.all())

    def _fill_status_bar(self) -> None:
        self.saved.setObjectName("saved")
        self.saved.setAccessibleName(self.tr("保存状态"))
        self.deadline.setObjectName("deadline")
        bar = self._window.statusBar()
        bar.addWidget(self.saved, 1)
        bar.addPermanentWidget(self.deadline)
        bar.setSizeGripEnabled(False)
