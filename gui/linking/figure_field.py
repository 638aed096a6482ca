"""A text field in which figures can be inserted that follow the tables."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from core.linking.choosing import full_name
from core.linking.targets import target_of
from core.report import Link, Passage
from gui.linking.chips import Chips
from gui.linking.completion import Completion, put_cursor
from gui.linking.figures import Figures
from gui.texts.fields import TextField
from gui.texts.places import from_qt


class FigureField(TextField):
    """Shows a passage with its linked figures as chips.

    Signals: cell_asked(CellKey) when the officer wants to see the cell behind a figure.
    """

    cell_asked = Signal(object)

    def __init__(self, figures: Figures, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(lines=lines, parent=parent)
        self.figures = figures
        self.chips = Chips(self, figures.words)
        self.completion = Completion(self, figures)
        self._prompt: str | None = None
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def show_passage(self, passage: Passage) -> None:
        """Show text and figures of `passage` from the report."""
        self.show_text(passage.body)
        had = self.chips.links
        self.chips.show_links(passage.links)
        if had or passage.links:
            self._describe()

    def ask_for_figure(self) -> None:
        """Let the officer choose a figure from the whole list, and insert it at the cursor."""
        from gui.linking.figure_dialog import FigureDialog

        dialog = FigureDialog(self.figures, self.window())
        dialog.chosen.connect(self._insert)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a key to the open list, to a chip, or to the text."""
        if self.completion.take_key(event) or self.chips.take_key(event):
            return
        before = self.toPlainText()
        super().keyPressEvent(event)
        if self.toPlainText() != before:
            self.completion.refresh()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Let Tab take what is marked in the open list."""
        if next_ and self.completion.is_open:
            self.completion.take()
            return True
        return super().focusNextPrevChild(next_)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Leave the screen to the input method while a word is composed; look again when it is there."""
        super().inputMethodEvent(event)
        if event.preeditString():
            self.completion.close()
        elif event.commitString():
            self.completion.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self.completion.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list with the page."""
        super().hideEvent(event)
        self.completion.close()

    def changeEvent(self, event: QEvent) -> None:
        """Show the chips in the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and "chips" in self.__dict__:
            self.chips.paint()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of the chip under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            link = self.chips.under(event.pos())
            if link:
                QToolTip.showText(event.globalPos(), self.figures.words(link), self)
                return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer the repair of a figure that was typed over when it is clicked."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        link = self.chips.under(event.position().toPoint())
        if link and link.is_broken and not self.isReadOnly():
            menu = QMenu(self)
            self._offer_link(menu, link)
            self._open(menu, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with figures here above what can be done with any text."""
        menu = self.text_menu()
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        point = self.cursorRect().bottomLeft() if is_key else event.pos()
        cursor = self.textCursor() if is_key else self.cursorForPosition(point)
        self._add_figures(menu, from_qt(self.toPlainText(), cursor.position()))
        self._open(menu, self.viewport().mapToGlobal(point))

    def _add_figures(self, menu: QMenu, place: int) -> None:
        others = menu.actions()
        own = QMenu(menu)
        link = self.chips.at(place)
        if link:
            self._offer_link(own, link)
        elif not self.isReadOnly():
            for found in self.figures.linkables(place):
                name = full_name(self.figures.session.form, found.target)
                own.addAction(
                    self.tr("关联到“{name}”，跟着表变").format(name=name),
                    partial(self.figures.link, found),
                )
        if not self.isReadOnly():
            own.addAction(self.tr("插入数字…"), self.ask_for_figure)
        if own.actions():
            own.addSeparator()
        for action in own.actions():
            menu.insertAction(others[0], action)

    def _offer_link(self, menu: QMenu, link: Link) -> None:
        """Add what can be done with a chip."""
        if not self.isReadOnly():
            if link.is_broken:
                words = self.tr("改回 {value}（{name}）").format(
                    value=self.figures.present(link), name=self.figures.name(link)
                )
                menu.addAction(words, partial(self.figures.repair, link))
            menu.addAction(self.tr("取消关联，当普通文字"), partial(self.figures.unlink, link))
        target = target_of(self.figures.session.form, link.target)
        if target:
            menu.addAction(self.tr("到表里看"), partial(self.cell_asked.emit, target.cells[0]))

    def _open(self, menu: QMenu, point: QPoint) -> None:
        menu.setObjectName("figure_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _insert(self, key: str) -> None:
        target = target_of(self.figures.session.form, key)
        if target is None:
            return
        text, cursor = self.toPlainText(), self.textCursor()
        start = from_qt(text, cursor.selectionStart())
        put_cursor(self, self.figures.insert(start, from_qt(text, cursor.selectionEnd()), target))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cursor_moved(self) -> None:
        """Close the list when the cursor leaves what was typed after the “@”."""
        if self.completion.is_open and not self.completion.is_asked:
            self.completion.close()

    def _describe(self) -> None:
        """Tell the screen reader of the chips, after what belongs into the field."""
        if self._prompt is None:
            self._prompt = self.accessibleDescription()
        self.setAccessibleDescription("\n".join(filter(None, (self._prompt, self.chips.spoken()))))
