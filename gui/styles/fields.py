"""One editor for each kind of setting of a page style: a value in, `changed(value)` out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QSpinBox,
    QWidget,
)

from core.styles.fields import Field, Kind, Value
from core.styles.fonts import TYPEFACES, is_present
from core.styles.sizes import SIZE_NAMES, display_size, parse_size
from gui.widgets.still_boxes import leave_wheel

_FILLS = (("不要底色", ""), ("浅蓝（照格式模板）", "C6D9F1"), ("浅灰", "D9D9D9"))
_SAME_FONT = "与所在文字相同"
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole


class StyleField(QObject):
    """An editor `widget` for one setting.

    Signals: changed(object) with the new value; text that is none comes as it was typed.
    """

    changed = Signal(object)

    def __init__(
        self, field: Field, families: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._show: Callable[[Value], None]
        self.widget = self._made(families)
        if isinstance(self.widget, QAbstractSpinBox | QComboBox):
            leave_wheel(self.widget)

    def show_value(self, value: Value) -> None:
        """Show `value` without telling anybody."""
        self.widget.blockSignals(True)
        self._show(value)
        self.widget.blockSignals(False)

    def _made(self, families: Sequence[str]) -> QWidget:
        kind = self.field.kind
        if kind in {Kind.FONT, Kind.MAYBE_FONT}:
            return self._font_box(families)
        makers: dict[Kind, Callable[[], QWidget]] = {
            Kind.SIZE: self._size_box,
            Kind.COUNT: self._count_box,
            Kind.LENGTH: self._length_box,
            Kind.FLAG: self._check_box,
            Kind.CHOICE: self._choice_box,
            Kind.COLOUR: self._colour_box,
        }
        return makers[kind]()

    def _font_box(self, families: Sequence[str]) -> QComboBox:
        """Return a list of typefaces: those of official documents first, then what this machine has."""
        official = [face.name for face in TYPEFACES]
        empty = [_SAME_FONT] if self.field.kind is Kind.MAYBE_FONT else []
        box = _editable_box([*empty, *official, *sorted(set(families) - set(official))])
        for place, name in enumerate(official, start=len(empty)):
            if not is_present(name, families):
                box.setItemData(place, self.tr("这台电脑没有这种字体"), _TOOL_TIP)
        self._show = lambda value: box.setEditText(str(value) or _SAME_FONT)
        box.currentTextChanged.connect(
            lambda text: self.changed.emit("" if text == _SAME_FONT else text.strip())
        )
        return box

    def _size_box(self) -> QComboBox:
        box = _editable_box(list(SIZE_NAMES))
        self._show = lambda value: box.setEditText(display_size(float(str(value))))
        box.currentTextChanged.connect(
            lambda text: self.changed.emit(size if (size := parse_size(text)) is not None else text)
        )
        return box

    def _count_box(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(int(self.field.low), int(self.field.high))
        box.setSuffix(f" {self.field.unit}")
        box.setSpecialValueText(self.field.zero)
        self._show = lambda value: box.setValue(int(str(value)))
        box.valueChanged.connect(self.changed.emit)
        return box

    def _length_box(self) -> QDoubleSpinBox:
        box = _LengthBox()
        box.setRange(self.field.low, self.field.high)
        box.setSingleStep(self.field.step)
        box.setDecimals(2)
        box.setSuffix(f" {self.field.unit}")
        box.setSpecialValueText(self.field.zero)
        self._show = lambda value: box.setValue(float(str(value)))
        box.valueChanged.connect(self.changed.emit)
        return box

    def _check_box(self) -> QCheckBox:
        box = QCheckBox(self.field.label)
        self._show = lambda value: box.setChecked(bool(value))
        box.toggled.connect(self.changed.emit)
        return box

    def _choice_box(self) -> QComboBox:
        box = QComboBox()
        members = [member for member, _ in self.field.words]
        box.addItems([word for _, word in self.field.words])
        self._show = lambda value: box.setCurrentIndex(
            next(place for place, member in enumerate(members) if member is value)
        )
        box.currentIndexChanged.connect(lambda place: self.changed.emit(members[place]))
        return box

    def _colour_box(self) -> QComboBox:
        box = _editable_box([words for words, _ in _FILLS])
        codes = dict(_FILLS)
        words_of = {code: words for words, code in _FILLS}
        self._show = lambda value: box.setEditText(words_of.get(str(value), str(value)))
        box.currentTextChanged.connect(
            lambda text: self.changed.emit(codes.get(text, text.strip().lstrip("#").upper()))
        )
        return box


class _LengthBox(QDoubleSpinBox):
    """A number with as many decimals as it needs."""

    def textFromValue(self, value: float) -> str:
        """Return 28 and 15.6, not 28.00 and 15.60."""
        return f"{value:g}"


def _editable_box(items: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(items))
    box.setMinimumContentsLength(12)
    return box
