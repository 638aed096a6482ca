"""What can be done about the marked finding: how to mend it, why it is one, 已核对无误."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.checks.finding import Finding
from core.mends import Mend
from gui.findings.answers import Answers
from gui.findings.mend_list import MendList
from gui.look.theme import SPACE_XS, space
from gui.widgets.form_rows import quiet_label


class FindingDetail(QWidget):
    """Shows one finding's answers. Emits `done(str)` with what was done, to be told with 撤销."""

    done = Signal(str)

    def __init__(self, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._finding: Finding | None = None
        self.mend = quiet_label()
        self.mend.setObjectName("mend")
        self.source = quiet_label()
        self.source.setObjectName("finding_source")
        self.why = self._button("finding_why", self.tr("为什么"), self._on_why)
        self.correct = self._button("finding_correct", "", self._on_correct)
        self.correct.setToolTip(self.tr("把文字里的数改成表里的，以后跟着表变（Alt+1）"))
        self.repair = self._button("finding_repair", "", self._on_repair)
        self.unlink = self._button("finding_unlink", self.tr("取消关联"), self._on_unlink)
        self.take_back = self._button(
            "finding_take_back", self.tr("取消“已核对”"), self._on_take_back
        )
        self.mends = MendList()
        self.mends.mend_chosen.connect(self._on_mend_chosen)
        self.note = QLineEdit()
        self.note.setObjectName("finding_note")
        self.note.setPlaceholderText(self.tr("备注，可以不写"))
        self.note.setAccessibleName(self.tr("已核对无误的备注"))
        self.note.returnPressed.connect(self._on_verified)
        self.verify = self._button("finding_verify", self.tr("已核对无误"), self._on_verified)
        self._lay_out()
        self.hide()

    def show_finding(self, finding: Finding | None, *, is_verified: bool = False) -> None:
        """Show what can be done about `finding`, nothing for None."""
        if finding is None and self._finding is None:
            return
        is_another = finding != self._finding
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            self.mends.show_mends(())
            return
        noted = self._answers.note(finding) if is_verified else ""
        words = self.tr("备注：{note}").format(note=noted) if noted else finding.mend
        self.mend.setText(words)
        self.mend.setVisible(bool(words))
        self.source.setText(self.tr("依据：{source}").format(source=finding.source))
        if is_another:
            self.source.hide()
            self.note.clear()
        self.why.setVisible(bool(finding.source))
        wrong = None if is_verified else self._answers.wrong_figure(finding)
        self.correct.setVisible(wrong is not None)
        if wrong:
            self.correct.setText(self.tr("文字改成 {value}").format(value=wrong.present))
        broken = None if is_verified else self._answers.broken_figure(finding)
        self.repair.setVisible(broken is not None)
        self.unlink.setVisible(broken is not None)
        if broken:
            self.repair.setText(self.tr("改回 {value}").format(value=broken.present))
        can_verify = not is_verified and self._answers.can_verify(finding)
        self.note.setVisible(can_verify)
        self.verify.setVisible(can_verify)
        self.take_back.setVisible(is_verified and self._answers.can_verify(finding))
        self.mends.show_mends(() if is_verified else self._answers.mends(finding))

    def choose(self, place: int) -> None:
        """Do what is offered at `place`, counted from 0: a mend, or as the only one the table's figure."""
        if self.correct.isVisible() and place == 0:
            self._on_correct()
        else:
            self.mends.choose(place)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.correct, self.repair, self.unlink, self.take_back, self.why):
            buttons.addWidget(button)
        buttons.addStretch(1)
        verifying = QHBoxLayout()
        verifying.addWidget(self.note, 1)
        verifying.addWidget(self.verify)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(self, SPACE_XS), 0, 0, 0)
        layout.setSpacing(space(self, SPACE_XS))
        layout.addWidget(self.mend)
        layout.addLayout(buttons)
        layout.addWidget(self.source)
        layout.addWidget(self.mends)
        layout.addLayout(verifying)

    def _button(self, name: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setProperty("beside", True)
        button.clicked.connect(act)
        return button

    def _on_why(self) -> None:
        self.source.setVisible(self.source.isHidden())

    def _on_correct(self) -> None:
        wrong = self._answers.wrong_figure(self._finding) if self._finding else None
        if wrong:
            present = wrong.present
            wrong.figures.correct(wrong.found)
            self.done.emit(self.tr("已改成 {value}，以后跟着表变。").format(value=present))

    def _on_repair(self) -> None:
        broken = self._answers.broken_figure(self._finding) if self._finding else None
        if broken:
            broken.figures.repair(broken.link)
            self.done.emit(self.tr("已改回 {value}，跟着表变。").format(value=broken.present))

    def _on_unlink(self) -> None:
        broken = self._answers.broken_figure(self._finding) if self._finding else None
        if broken:
            broken.figures.unlink(broken.link)
            self.done.emit(self.tr("已取消关联，当普通文字。"))

    def _on_verified(self) -> None:
        if self._finding:
            self._answers.verify(self._finding, self.note.text())
            self.done.emit(self.tr("已标为核对无误，列在最下面；有关的数字变了，会再提出来。"))

    def _on_take_back(self) -> None:
        if self._finding:
            self._answers.take_back(self._finding)
            self.done.emit(self.tr("已取消“已核对”。"))

    def _on_mend_chosen(self, mend: Mend) -> None:
        self._answers.apply(mend)
        self.done.emit(self.tr("已改：{action}。").format(action=mend.action))
