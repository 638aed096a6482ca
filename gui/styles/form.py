"""All settings of a page style: its parts in a list, the settings of the chosen one beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from core.styles.fields import GROUPS, LATIN_FONT, Field, Group, value_of
from core.styles.model import PageStyle
from gui.look.theme import SPACE_M, space
from gui.styles.fields import StyleField
from gui.widgets.form_rows import name_field


class StyleForm(QWidget):
    """Shows a style and tells what is changed in it.

    Signals:
    edited(object, object, object)   Group (None for what belongs to the whole), Field, new value
    group_shown(bool)                another part is shown; True when it is about tables
    """

    edited = Signal(object, object, object)
    group_shown = Signal(bool)

    def __init__(self, families: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families = families
        self._editors: list[tuple[Group | None, StyleField]] = []
        self.groups = QListWidget()
        self.groups.addItems([group.label for group in GROUPS])
        name_field(self.groups, "style.groups", self.tr("版式的各部分"))
        self._stack = QStackedWidget()
        for group in GROUPS:
            self._stack.addWidget(self._page(group))
        self.groups.setMaximumWidth(
            self.groups.sizeHintForColumn(0) + 3 * space(self.groups, SPACE_M)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.groups)
        row.addWidget(self._stack, 1)
        self.groups.currentRowChanged.connect(self._on_group)
        self.groups.setCurrentRow(0)

    def show_style(self, style: PageStyle) -> None:
        """Show every setting of `style`."""
        for group, editor in self._editors:
            value = value_of(style, group, editor.field) if group else style.latin_font
            editor.show_value(value)

    def _on_group(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.group_shown.emit(GROUPS[row].name == "table")

    def _page(self, group: Group) -> QWidget:
        page = QWidget()
        rows = QFormLayout(page)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in group.fields:
            self._add(rows, group, field, f"style.{group.name}.{field.name}")
        if group.name == "body":
            self._add(rows, None, LATIN_FONT, f"style.{LATIN_FONT.name}")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _add(self, rows: QFormLayout, group: Group | None, field: Field, name: str) -> None:
        editor = StyleField(field, self._families, self)
        title = f"{group.label}：{field.label}" if group else field.label
        name_field(editor.widget, name, title)
        editor.changed.connect(lambda value: self.edited.emit(group, field, value))
        self._editors.append((group, editor))
        if isinstance(editor.widget, QCheckBox):
            rows.addRow("", editor.widget)
            return
        label = QLabel(field.label)
        label.setBuddy(editor.widget)
        rows.addRow(label, editor.widget)
