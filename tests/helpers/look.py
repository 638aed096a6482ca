"""What can be wrong with the look of a window without anybody looking: cut off, scrolled sideways, not Chinese."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTableWidget,
    QToolButton,
    QWidget,
)

from gui.paper.view import PaperView

# What is called so in every Chinese office.
_KNOWN = {
    "Word",
    "Excel",
    "WPS",
    "PDF",
    "LibreOffice",
    "Ctrl",
    "Shift",
    "Alt",
    "Tab",
    "Enter",
    "Esc",
    "Delete",
    "A",
    "nianbao",
    "GB",
    "T",
}
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
# Markup, access keys as in 文件(&F), keys as in Ctrl+Z or F8, folders and addresses.
_NOT_WORDS = re.compile(r"<[^>]*>|\(&?[A-Z]\)|(?:(?:Ctrl|Shift|Tab)\+)+\w+|\bF\d+|(?:/[\w.-]+)+")
_SLACK = 1  # a pixel of rounding


def cut_off(window: QWidget) -> list[str]:
    """Return what is shown smaller than its text needs."""
    return [
        f"{type(one).__name__} {one.objectName()} “{words[:30]}” {have} of {need}"
        for one in _shown(window)
        for words, have, need in _measures(one)
        if have + _SLACK < need
    ]


def scrolled_sideways(window: QWidget) -> list[str]:
    """Return the areas with more in them than their width; tables and paper may have that."""
    found = []
    for area in _shown(window):
        if not isinstance(area, QAbstractScrollArea) or isinstance(area, QTableView | PaperView):
            continue
        if area.horizontalScrollBar().maximum() > 0:
            found.append(f"{type(area).__name__} {area.objectName()}")
        if isinstance(area, QScrollArea):
            need = area.widget().minimumSizeHint().width()
            if need > area.viewport().width():
                found.append(f"{type(area).__name__} {need} > {area.viewport().width()}")
    return found


def not_chinese(window: QWidget) -> list[str]:
    """Return every visible text, tooltip and spoken name with a Latin word nobody here uses."""
    texts = {text for one in [window, *_shown(window)] for text in _texts(one)}
    texts |= {action.text() for action in window.findChildren(QAction)}
    return sorted(text for text in texts if set(_LATIN.findall(_NOT_WORDS.sub("", text))) - _KNOWN)


def _shown(window: QWidget) -> Iterator[QWidget]:
    """Return the widgets inside that can be seen, without what Qt puts into them itself."""
    for one in window.findChildren(QWidget):
        if one.isVisible() and not one.objectName().startswith("qt_"):
            yield one


def _measures(widget: QWidget) -> Iterator[tuple[str, int, int]]:
    """Return texts of a widget, each with the room it has and the room it needs."""
    match widget:
        case QLabel() if widget.wordWrap():
            yield widget.text(), widget.height(), widget.heightForWidth(widget.width())
        case QLabel():
            yield widget.text(), widget.width(), widget.sizeHint().width()
            yield widget.text(), widget.height(), widget.sizeHint().height()
        case QAbstractButton() if widget.text():
            yield widget.text(), widget.width(), widget.sizeHint().width()
            yield widget.text(), widget.height(), widget.sizeHint().height()
        case QLineEdit():
            words = widget.placeholderText()
            yield words, widget.width(), widget.fontMetrics().horizontalAdvance(words)
            yield words, widget.height(), widget.sizeHint().height()
        case QPlainTextEdit():
            yield widget.toPlainText(), widget.viewport().height(), _text_height(widget)
        case QListWidget():
            for row in range(widget.count()):
                item = widget.item(row)
                need = widget.sizeHintForIndex(widget.indexFromItem(item))
                yield item.text(), widget.visualItemRect(item).height(), need.height()
                if not widget.wordWrap():
                    yield item.text(), widget.viewport().width(), need.width()
        case QTableWidget():
            yield from _columns(widget)
        case QMenuBar():
            yield "menus", widget.width(), widget.sizeHint().width()


def _text_height(field: QPlainTextEdit) -> int:
    lines = round(field.document().size().height())
    return lines * field.fontMetrics().lineSpacing()


def _columns(table: QTableWidget) -> Iterator[tuple[str, int, int]]:
    header = table.horizontalHeader()
    for column in range(table.columnCount()):
        words = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        yield words, header.sectionSize(column), header.sectionSizeHint(column)
        for row in range(table.rowCount()):
            item = table.item(row, column)
            if item is not None:
                need = table.sizeHintForIndex(table.indexFromItem(item))
                yield item.text(), table.rowHeight(row), need.height()
                yield item.text(), table.columnWidth(column), need.width()


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QListWidget():
            for row in range(widget.count()):
                yield from (widget.item(row).text(), widget.item(row).toolTip())


def tool_buttons_hidden(window: QWidget) -> bool:
    """Return whether the tool bar has no room for all its buttons."""
    more = window.findChild(QToolButton, "qt_toolbar_ext_button")
    return isinstance(more, QToolButton) and more.isVisible()


def application() -> QApplication:
    """Return the one application."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
