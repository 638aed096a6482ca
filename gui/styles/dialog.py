"""版式: fonts, sizes, margins, tables and page number of the printed report, with a live picture of a page."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.document import Document
from core.errors import UserFixable
from core.styles.fields import Field, Group, Value, with_value
from core.styles.library import StyleLibrary, presets
from core.styles.model import PageStyle
from core.styles.reader import style_problems
from gui.look.theme import characters, within_screen
from gui.styles.form import StyleForm
from gui.styles.picture import StylePicture
from gui.styles.questions import StyleQuestions
from gui.widgets.form_rows import name_field, quiet_label, warning_label
from gui.widgets.still_boxes import leave_wheel

_PICTURE_DELAY_MS = 120


class StyleDialog(QDialog):
    """Edits the styles of `library`; `chosen` is the one shown first, and after closing the one shown last."""

    def __init__(
        self,
        library: StyleLibrary,
        chosen: str,
        document: Document,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("style_dialog")
        self.setWindowTitle(self.tr("版式"))
        self._library = library
        self._saved = library.load_or_default(chosen)
        self._style = self._saved
        self._questions = StyleQuestions(self)
        self.names = QComboBox()
        leave_wheel(self.names)
        self.remark = quiet_label()
        self.form = StyleForm(QFontDatabase.families())
        self.wrong = warning_label()
        self.picture = StylePicture(document)
        self.save_button = self._button("style.save", self.tr("保存"), self._on_save)
        self.save_as_button = self._button("style.save_as", self.tr("另存为…"), self._on_save_as)
        self.reset_button = self._button("style.reset", self.tr("恢复原来的值"), self._on_reset)
        self.remove_button = self._button("style.remove", self.tr("删除"), self._on_remove)
        self._timer = QTimer(self, singleShot=True, interval=_PICTURE_DELAY_MS)
        self._timer.timeout.connect(self._draw)
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.form.group_shown.connect(self.picture.show_page_with_table)
        self.names.textActivated.connect(self._on_name_chosen)
        self._show(self._saved)

    @property
    def chosen(self) -> str:
        """Return the name of the style that is shown and saved."""
        return self._saved.name

    def reject(self) -> None:
        """Close; what was changed and not saved is asked about first."""
        if self._style == self._saved or self._questions.may_drop():
            super().reject()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("版式："))
        label.setBuddy(self.names)
        name_field(self.names, "style.name", self.tr("版式"))
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.names, 1)
        for button in (self.save_as_button, self.remove_button):
            top.addWidget(button)
        left = QVBoxLayout()
        left.addLayout(top)
        left.addWidget(self.remark)
        left.addWidget(self.form, 1)
        left.addWidget(self.wrong)
        columns = QHBoxLayout()
        columns.addLayout(left, 3)
        columns.addWidget(self.picture, 2)
        buttons = QDialogButtonBox()
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.reset_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        self.resize(within_screen(self, characters(self, 84), characters(self, 50)))

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        name_field(button, name, words)
        button.clicked.connect(lambda _checked: act())
        return button

    def _show(self, style: PageStyle) -> None:
        """Show a saved style, as it was saved."""
        self._saved = self._style = style
        self._show_names()
        self.form.show_style(style)
        self._draw()
        self._show_state()

    def _show_names(self) -> None:
        """Show what there is to choose from, and that the style in the form is the chosen one."""
        with QSignalBlocker(self.names):
            self.names.clear()
            self.names.addItems(self._library.names())
            self.names.setCurrentText(self._saved.name)

    def _show_state(self) -> None:
        is_preset = self._library.is_preset(self._saved.name)
        is_changed = self._style != self._saved
        problems = style_problems(self._style)
        self.wrong.setText("\n".join(problems))
        self.wrong.setVisible(bool(problems))
        kept = self.tr("这是程序自带的版式，改了以后请“另存为”本单位的版式。")
        self.remark.setText(f"{self._saved.description}。{kept if is_preset else ''}".lstrip("。"))
        self.save_button.setEnabled(is_changed and not problems and not is_preset)
        self.save_as_button.setEnabled(not problems)
        self.save_as_button.setProperty("primary", is_preset and is_changed)
        self.save_as_button.style().polish(self.save_as_button)
        self.reset_button.setEnabled(is_changed or not is_preset)
        self.remove_button.setEnabled(not is_preset)

    def _draw(self) -> None:
        if not style_problems(self._style):
            self.picture.show_style(self._style)

    def _on_edited(self, group: Group | None, field: Field, value: Value) -> None:
        if group is None:
            self._style = replace(self._style, latin_font=str(value))
        else:
            self._style = with_value(self._style, group, field, value)
        self._show_state()
        self._timer.start()

    def _on_name_chosen(self, name: str) -> None:
        if self._style != self._saved and not self._questions.may_drop():
            self._show_names()
            return
        try:
            self._show(self._library.load(name))
        except UserFixable as error:
            if self._questions.may_remove_broken(name, str(error)):
                self._attempt(lambda: self._library.remove(name))
            self._show_names()

    def _on_save(self) -> None:
        self._attempt(lambda: self._save(self._style))

    def _on_save_as(self) -> None:
        present = self._saved.name
        name = self._questions.ask_name(present, is_preset=self._library.is_preset(present))
        if name is None:
            return
        is_taken = name in self._library.names() and not self._library.is_preset(name)
        if not is_taken or name == present or self._questions.may_replace(name):
            self._attempt(lambda: self._save(replace(self._style, name=name)))

    def _save(self, style: PageStyle) -> None:
        if style.description in {preset.description for preset in presets()}:
            style = replace(style, description="")  # it is that of the preset no longer
        self._library.save(style)
        self._show(style)

    def _on_reset(self) -> None:
        """Bring back what was saved; for a style of the officer's own, what 公文格式 or 模板原样 has."""
        if self._style != self._saved:
            self._show(self._saved)
            return
        name = self._questions.ask_preset()
        if name:
            preset = self._library.load(name)
            self._style = replace(preset, name=self._saved.name, description="")
            self.form.show_style(self._style)
            self._draw()
            self._show_state()

    def _on_remove(self) -> None:
        name = self._saved.name
        if self._questions.may_remove(name):
            self._attempt(lambda: self._library.remove(name))
            self._show(self._library.load_or_default(""))

    def _attempt(self, act: Callable[[], object]) -> None:
        """Do `act`; what cannot be done is said under the settings."""
        try:
            act()
        except UserFixable as error:
            self.wrong.setText(str(error))
            self.wrong.show()
