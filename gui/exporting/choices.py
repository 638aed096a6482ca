"""The forms to choose from, remembered from one export to the next."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QGroupBox, QLabel, QWidget

from core.styles.library import StyleLibrary
from gui.exporting.forms import ExportForm, offered_forms
from gui.look.theme import SPACE_S, space
from gui.settings import CONTENTS_SETTING, STYLE_SETTING, wants_contents
from gui.widgets.form_rows import name_field
from gui.widgets.still_boxes import leave_wheel

FORMS_SETTING = "export/forms"


class FormChoices(QGroupBox):
    """Check boxes for the forms, and the page style of Word and PDF.

    Signals: changed() when another form or style is chosen.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("导出成哪些文件"))
        self._settings = settings
        self.boxes = {form.id: QCheckBox(f"{form.words}（{form.use}）") for form in offered_forms()}
        self.style_names = QComboBox()
        leave_wheel(self.style_names)
        self.contents = QCheckBox(self.tr("Word 文件前面加目录"))
        self._lay_out()
        self._recall()
        for box in self.boxes.values():
            box.toggled.connect(self._on_changed)
        self.style_names.activated.connect(self.changed)

    @property
    def forms(self) -> list[ExportForm]:
        """Return the forms that are chosen, in the order shown."""
        return [form for form in offered_forms() if self.boxes[form.id].isChecked()]

    @property
    def style_name(self) -> str:
        """Return the name of the page style that is chosen."""
        return self.style_names.currentText()

    def choose(self, forms: Sequence[ExportForm]) -> None:
        """Check `forms` and no others."""
        for form in offered_forms():
            self.boxes[form.id].setChecked(form in forms)

    def withhold(self, ids: Iterable[str]) -> None:
        """Offer no form of `ids`: there is none for this report."""
        for form_id in ids:
            self.boxes[form_id].setChecked(False)
            self.boxes[form_id].setEnabled(False)
            self.boxes[form_id].setToolTip(self.tr("这个年度的报告格式没有“一图读懂”。"))

    def remember(self) -> None:
        """Keep forms and 目录 for the next export; the style is the preview's to keep."""
        self._settings.setValue(CONTENTS_SETTING, "true" if self.contents.isChecked() else "")
        self._settings.setValue(FORMS_SETTING, ",".join(form.id for form in self.forms))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(space(self, SPACE_S) * 3)
        rows = -(-len(self.boxes) // 2)
        for number, form in enumerate(offered_forms()):
            column, row = divmod(number, rows)
            box = self.boxes[form.id]
            name_field(box, f"export.{form.id}", box.text())
            grid.addWidget(box, row, column)
        label = QLabel(self.tr("Word 和 PDF 的版式："))
        name_field(self.style_names, "export.style", self.tr("Word 和 PDF 的版式"))
        label.setBuddy(self.style_names)
        grid.addWidget(label, rows, 0)
        grid.addWidget(self.style_names, rows, 1)
        name_field(self.contents, "export.contents", self.contents.text())
        grid.addWidget(self.contents, rows + 1, 0, 1, 2)

    def _recall(self) -> None:
        known = str(self._settings.value(FORMS_SETTING, "")).split(",")
        chosen = [form for form in offered_forms() if form.id in known]
        self.choose(chosen or offered_forms()[:1])
        library = StyleLibrary()
        self.style_names.addItems([style.name for style in library.usable()])
        style = library.load_or_default(str(self._settings.value(STYLE_SETTING, "")))
        self.style_names.setCurrentText(style.name)
        self.contents.setChecked(wants_contents(self._settings))
        self._show_style()

    def _on_changed(self) -> None:
        self._show_style()
        self.changed.emit()

    def _show_style(self) -> None:
        styled = (box for id_, box in self.boxes.items() if id_ == "word" or id_.startswith("pdf"))
        self.style_names.setEnabled(any(box.isChecked() for box in styled))
        self.contents.setEnabled(self.boxes["word"].isChecked())
