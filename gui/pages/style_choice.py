"""Which page style the report is shown, printed and exported in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from core.styles.library import StyleLibrary
from core.styles.model import PageStyle
from gui.widgets.still_boxes import leave_wheel


class StyleChoice(QWidget):
    """Offers the styles there are.

    Signals:
    style_chosen(str)   the name of the style the officer chose
    edit_asked()        the officer wants to change styles
    """

    style_chosen = Signal(str)
    edit_asked = Signal()

    def __init__(self, library: StyleLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        label = QLabel(self.tr("版式："), self)
        self._names = QComboBox(self)
        leave_wheel(self._names)
        self._names.setObjectName("preview_style")
        self._names.setAccessibleName(self.tr("版式"))
        label.setBuddy(self._names)
        self._names.activated.connect(lambda _place: self.style_chosen.emit(self.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self._names)
        edit = QPushButton(self.tr("修改版式…"), self)
        edit.setObjectName("preview_edit_styles")
        edit.setAccessibleName(self.tr("修改版式"))
        edit.setProperty("beside", True)
        edit.clicked.connect(lambda _checked: self.edit_asked.emit())
        row.addWidget(edit)

    @property
    def name(self) -> str:
        """Return the name of the style that is chosen."""
        return self._names.currentText()

    def show_styles(self, chosen: str) -> PageStyle:
        """Offer the styles that can be used now; return the `chosen` one, or 公文格式 when it is gone."""
        style = self._library.load_or_default(chosen)
        self._names.clear()
        self._names.addItems([usable.name for usable in self._library.usable()])
        self._names.setCurrentText(style.name)
        self._names.setToolTip(style.description)
        return style
