"""Asks what a new report needs to begin: the unit and the year."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSpinBox, QVBoxLayout, QWidget

from core.errors import FormMissing
from core.facts import FIRST_YEAR, LAST_YEAR
from core.forms.installed import form_for_year
from gui.look.theme import characters
from gui.texts.fields import LineField
from gui.widgets.form_rows import form_row, name_field, quiet_label, warning_label
from gui.widgets.primary_button import primary_button
from gui.widgets.still_boxes import leave_wheel


class NewReportDialog(QDialog):
    """Shows two fields; the unit of the last report and the past year are filled in."""

    def __init__(self, unit: str, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("新建年报"))
        self._unit = LineField()
        self._unit.setText(unit)
        self._unit.setPlaceholderText(self.tr("例如 武汉市硚口区人力资源局"))
        self._unit.setMinimumWidth(characters(self, 26))
        name_field(self._unit, "new.unit", self.tr("单位全称"))
        self._year = QSpinBox()
        self._year.setRange(FIRST_YEAR, LAST_YEAR)
        self._year.setValue(year)
        self._year.setSuffix(self.tr(" 年"))
        leave_wheel(self._year)
        name_field(self._year, "new.year", self.tr("报告年度"))
        self._wrong = warning_label()
        layout = QVBoxLayout(self)
        layout.addWidget(form_row(self.tr("单位全称"), self._unit))
        layout.addWidget(form_row(self.tr("报告年度"), self._year))
        layout.addWidget(quiet_label(self.tr("报告年度是数据所属的年份：1 月写的报告，填上一年。")))
        layout.addWidget(self._wrong)
        layout.addWidget(self._buttons())

    def unit(self) -> str:
        """Return the unit as typed."""
        return self._unit.text().strip()

    def year(self) -> int:
        """Return the chosen year."""
        return self._year.value()

    def accept(self) -> None:
        """Begin only with a unit, without which nothing can be told apart later, and a year there is a form for."""
        if not self.unit():
            self._refuse(self.tr("请先写单位全称。"), self._unit)
            return
        try:
            form_for_year(self.year())
        except FormMissing as error:
            self._refuse(str(error), self._year)
            return
        super().accept()

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        self.adjustSize()  # wrapped sentences do not make room for themselves
        field.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        begin = primary_button("new.begin", self.tr("开始填写"))
        buttons.addButton(begin, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
