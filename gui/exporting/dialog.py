"""导出: which forms, where to, under which name; several at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.checks.finding import Finding
from core.exporting.picture_plan import has_picture
from gui.exporting.choices import FormChoices
from gui.exporting.draft_warning import DraftWarning
from gui.exporting.export_questions import ExportQuestions
from gui.exporting.folder import export_folder, remember_folder
from gui.exporting.forms import ExportForm, material_of
from gui.exporting.last_year_row import LastYearRow
from gui.exporting.names import proposed_name
from gui.exporting.place import Place
from gui.exporting.run import ExportRun, Target
from gui.jobs import Jobs
from gui.look.theme import characters
from gui.session import ReportSession
from gui.widgets.form_rows import name_field, warning_label

_WIDTH_CHARACTERS = 44
_PICTURES = ("svg", "png")


class ExportDialog(QDialog):
    """Exports the report of a session; `errors` are what must be mended first.

    Signals: mend_asked() when the officer would rather mend first; copy_asked() for the fragment on the clipboard.
    Once it is closed, `written` has the files that were written, and `is_complete` says whether that is all.
    """

    mend_asked = Signal()
    copy_asked = Signal()

    def __init__(
        self,
        session: ReportSession,
        errors: Sequence[Finding],
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
        questions: ExportQuestions | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("导出"))
        self._session = session
        self._settings = settings
        self._questions = questions or ExportQuestions(self)
        self._run = ExportRun(jobs or Jobs(self), self._questions, self)
        self._is_running = False
        self.is_complete = False
        self.choices = FormChoices(settings)
        self.last_year = LastYearRow(session, self._questions)
        self.warning = DraftWarning(errors)
        name = proposed_name(session.form, session.report, is_draft=bool(errors))
        self.place = Place(export_folder(settings), name, self._questions)
        self._wrong = warning_label()
        self._progress, self._doing = QProgressBar(), QLabel()
        self._lay_out()
        self._connect()
        if not has_picture(session.form):
            self.choices.withhold(_PICTURES)
        self._show_choice()

    @property
    def written(self) -> list[Path]:
        """Return the files that were written."""
        return self._run.written

    def begin(self) -> None:
        """Write what is chosen, after a word about what is missing."""
        problem = self.place.problem()
        if not self.choices.forms:
            self._refuse(self.tr("请先选导出成哪些文件。"), self.choices.boxes["word"])
        elif problem:
            self._refuse(*problem)
        else:
            self._remark("")
            folder, name = self.place.path, self.place.name.text()
            self._start([Target(form, form.path(folder, name)) for form in self.choices.forms])

    def reject(self) -> None:
        """Close; while files are being written, end after the present one first."""
        if self._is_running:
            self._doing.setText(self.tr("正在取消，写完这一个就停……"))
            self._run.cancel()
        else:
            super().reject()

    def _start(self, targets: Sequence[Target]) -> None:
        session = self._session
        self._progress.setRange(0, len(targets) + len(self.written))
        material = material_of(
            session.form,
            session.report,
            self.choices.style_name,
            self.last_year.report,
            contents=self.choices.contents.isChecked(),
        )
        self.choices.remember()
        self._run.start(material, targets)

    def _on_began(self, done: int, name: str) -> None:
        self._show_running(is_running=True)
        self._progress.setValue(done)
        self._doing.setText(self.tr("正在导出：{name}").format(name=name))

    def _on_ended(self, is_all: bool) -> None:
        self._show_running(is_running=False)
        self.is_complete = is_all
        if self.written:
            remember_folder(self._settings, self.written[-1].parent)
        self.accept()

    def _on_copy(self) -> None:
        self.copy_asked.emit()
        self._copy.setText(self.tr("✓ 已经复制"))  # the quiet bar may be hidden by this window

    def _on_elsewhere(self, forms: list[ExportForm]) -> None:
        """Offer the rest again, with the folder to be chosen anew."""
        self._show_running(is_running=False)
        self.choices.choose(forms)
        self.place.choose_folder()

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self._remark(sentence)
        field.setFocus()

    def _remark(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _show_choice(self) -> None:
        chosen = {form.id for form in self.choices.forms}
        self.last_year.setEnabled(bool(chosen.intersection(_PICTURES)))
        words = self.tr("导出 {count} 个文件").format(count=len(chosen))
        self._export.setText(words if len(chosen) > 1 else self.tr("导出"))

    def _show_running(self, *, is_running: bool) -> None:
        self._is_running = is_running
        for widget in (self._inputs, self._export, self._copy, self.warning):
            widget.setEnabled(not is_running)
        for widget in (self._progress, self._doing):
            widget.setVisible(is_running)
        self.resize(self.size().expandedTo(self.sizeHint()))  # else the choices would be squeezed

    def _connect(self) -> None:
        self.choices.changed.connect(self._show_choice)
        self.warning.mend_asked.connect(self.reject)
        self.warning.mend_asked.connect(self.mend_asked)
        self.last_year.remarked.connect(self._remark)
        self._run.began.connect(self._on_began)
        self._run.ended.connect(self._on_ended)
        self._run.elsewhere.connect(self._on_elsewhere)

    def _lay_out(self) -> None:
        name_field(self._progress, "export.progress", self.tr("导出进度"))
        self._doing.setObjectName("export.doing")
        self._inputs = QWidget()
        inputs = QVBoxLayout(self._inputs)
        inputs.setContentsMargins(0, 0, 0, 0)
        inputs.addWidget(self.choices)
        inputs.addWidget(self.last_year)
        inputs.addWidget(self.place)
        layout = QVBoxLayout(self)
        layout.addWidget(self.warning)
        layout.addWidget(self._inputs)
        for widget in (self._wrong, self._doing, self._progress, self._buttons()):
            layout.addWidget(widget)
        self._doing.hide()
        self._progress.hide()
        self.setMinimumWidth(characters(self, _WIDTH_CHARACTERS))

    def _buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        self._export = self._button("export.begin", self.tr("导出"))
        self._export.setProperty("primary", True)  # before the box shows it, or it stays plain
        self._export.clicked.connect(self.begin)
        self._copy = self._button("export.copy", self.tr("复制网页片段"))
        self._copy.setToolTip(self.tr("复制后，到网站后台的编辑框里粘贴"))
        self._copy.clicked.connect(self._on_copy)
        cancel = self._button("export.cancel", self.tr("取消"))
        cancel.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self._export, role.ActionRole)
        buttons.addButton(self._copy, role.ResetRole)
        buttons.addButton(cancel, role.RejectRole)
        self._export.setDefault(True)
        return buttons

    def _button(self, name: str, words: str) -> QPushButton:
        """Return a button that Enter presses only where it has the keyboard."""
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
