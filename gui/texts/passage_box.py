"""One sub-headed passage of a section: its title, its text, and what can be done with it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.counting import character_count
from core.keys import TextKey
from core.linking.links import retyped
from core.numbering import without_number
from core.report import Passage
from gui.last_year.beside import BesideLastYear
from gui.linking.figure_field import FigureField
from gui.linking.figures import Figures
from gui.look.theme import SPACE_M, SPACE_S, space
from gui.texts.fields import LineField
from gui.widgets.form_rows import name_field, quiet_label, warning_label


class PassageBox(QFrame):
    """One passage. Emits `changed(Passage)` while typing, `asked(str)` for up, down, level and remove."""

    changed = Signal(object)
    asked = Signal(str)

    def __init__(
        self, passage: Passage, key: TextKey, figures: Figures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.passage = passage
        self.number = QLabel()
        self.title = LineField()
        self.title.setPlaceholderText(self.tr("小标题"))
        name_field(self.title, f"{key}.title", self.tr("小标题"), key=key)
        self.body = FigureField(figures)
        name_field(self.body, f"{key}.body", passage.title or self.tr("开头的话"), key=key)
        self.beside = BesideLastYear(figures.session, key)
        self.count = quiet_label()
        self.wrong = warning_label()
        self._buttons: list[QToolButton] = []
        self._lay_out(has_title=bool(passage.title))
        self.title.textEdited.connect(self._on_title_edited)
        self.title.entered.connect(self._on_title_entered)
        self.body.edited.connect(self._on_body_edited)

    def show_passage(self, passage: Passage) -> None:
        """Show `passage` from the report."""
        self.passage = passage
        self.title.show_text(passage.title)
        self.body.show_passage(passage)
        self.count.setText(self.tr("{count} 字").format(count=character_count(passage.body)))

    def show_names(self, prompt: str) -> None:
        """Say everywhere what the passage is called by now, and with `prompt` what belongs there."""
        name = self.passage.title or self.tr("开头的话")
        self.body.setAccessibleName(name)
        self.body.setAccessibleDescription(prompt)
        self.body.setToolTip(prompt)
        self.body.setPlaceholderText(prompt)
        for button in self._buttons:
            button.setAccessibleName(f"{button.text()}：{name}")
        self.beside.refresh()

    def show_wrong(self, sentences: list[str]) -> None:
        """Show what is wrong here, nothing when all is right."""
        self.wrong.setText("\n".join(sentences))
        self.wrong.setVisible(bool(sentences))

    def set_read_only(self, read_only: bool) -> None:
        """Let the passage only be read."""
        self.title.setReadOnly(read_only)
        self.body.setReadOnly(read_only)
        for button in self._buttons:
            button.setDisabled(read_only)

    def _lay_out(self, *, has_title: bool) -> None:
        head = QHBoxLayout()
        head.addWidget(self.number)
        if has_title:
            head.addWidget(self.title, 1)
            # Created in the order of the Tab key; arrows say less than words to a first-time reader.
            for action, words in (
                ("up", "上移"),
                ("down", "下移"),
                ("level", "升降级"),
                ("remove", "删除"),
            ):
                head.addWidget(self._button(action, words))
        else:
            self.title.hide()
            head.addWidget(QLabel(self.tr("开头的话（没有小标题，可以不写）")), 1)
            head.addWidget(self._button("remove", "删除"))
        layout = QVBoxLayout(self)
        margin = space(self, SPACE_M)
        layout.setContentsMargins(margin, margin, margin, space(self, SPACE_S))
        layout.setSpacing(space(self, SPACE_S))
        layout.addLayout(head)
        layout.addWidget(self.body)
        foot = QHBoxLayout()
        foot.addWidget(self.wrong, 1)
        foot.addStretch(0)
        foot.addWidget(self.beside.button, 0, Qt.AlignmentFlag.AlignTop)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot.addWidget(self.count)
        layout.addLayout(foot)
        layout.addWidget(self.beside)

    def _button(self, action: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAutoRaise(True)
        if action == "level":
            button.setToolTip(self.tr("在（一）和 1. 两级之间换；序号由程序排"))
        button.setObjectName(f"{self.body.objectName()}.{action}")
        button.clicked.connect(partial(self.asked.emit, action))
        self._buttons.append(button)
        return button

    def _on_title_edited(self, title: str) -> None:
        if title.strip():
            self.changed.emit(replace(self.passage, title=title))

    def _on_title_entered(self) -> None:
        clean = without_number(self.title.text()) or self.passage.title
        self.title.show_text(clean)
        self.changed.emit(replace(self.passage, title=clean))

    def _on_body_edited(self, body: str) -> None:
        self.changed.emit(retyped(self.passage, body))
