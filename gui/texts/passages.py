"""The sub-headed passages of a section: one box each, to write, rename, move, add and remove."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from core.checks.texts import section_length
from core.format.check import Level
from core.format.sections import Section
from core.guidance import passage_spec
from core.keys import TextKey
from core.numbering import passage_numbers
from core.report import Passage, Passages
from gui.linking.figures import figures_of
from gui.look.theme import SPACE_M, space
from gui.session import ReportSession
from gui.texts.passage_box import PassageBox
from gui.widgets.form_rows import quiet_label


class PassagesEditor(QWidget):
    """All passages of a section but a lead text that is edited elsewhere.

    Signals: rebuilt() when the fields are others than before; cell_asked(CellKey) for the cell behind a figure.
    """

    rebuilt = Signal()
    cell_asked = Signal(object)

    def __init__(
        self, session: ReportSession, section: Section, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._section = section
        self._boxes: dict[int, PassageBox] = {}
        self._named: Passages = ()  # what the names and prompts of the boxes were made for
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(self, SPACE_M))
        self.total = quiet_label()
        self._layout.addWidget(self.total)
        self._layout.addLayout(self._adding())
        session.texts_changed.connect(self._on_texts_changed)
        session.findings_changed.connect(self._show_findings)
        self._rebuild()

    def show_key(self, key: TextKey) -> None:
        """Put the cursor into the passage `key`, or the first one."""
        box = self._boxes.get(key.place) or next(iter(self._boxes.values()), None)
        if box:
            box.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, title: str) -> None:
        """Add a sub-heading at the end and put the cursor there."""
        passages = (*self._passages(), Passage(title))
        self._session.set_passages(self._section.id, passages, self.tr("添加小标题"))
        box = self._boxes.get(len(passages) - 1)
        if box:
            box.title.setFocus(Qt.FocusReason.OtherFocusReason)
            box.title.selectAll()

    def add_lead(self) -> None:
        """Add a text before the first sub-heading and put the cursor there."""
        passages = self._passages()
        if not passages or passages[0].title:
            self._session.set_passages(
                self._section.id, (Passage(""), *passages), self.tr("添加开头的话")
            )
        self.show_key(TextKey(self._section.id, 0))

    def _adding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        more = QPushButton(self.tr("添加小标题"))
        more.setObjectName(f"{self._section.id}.add")
        menu = QMenu(more)
        for spec in (*self._section.passages, *self._section.suggestions):
            menu.addAction(spec.title, partial(self.add, spec.title))
        menu.addSeparator()
        menu.addAction(self.tr("其他小标题…"), partial(self.add, self.tr("小标题")))
        if not self._section.lead:
            menu.addAction(self.tr("开头的话（没有小标题）"), self.add_lead)
        more.setMenu(menu)
        more.setDisabled(self._session.read_only)
        row.addWidget(more)
        row.addStretch(1)
        return row

    def _passages(self) -> Passages:
        return self._session.report.passages(self._section.id)

    def _shown_places(self) -> list[int]:
        passages = self._passages()
        first = 1 if self._section.lead and passages and not passages[0].title else 0
        return list(range(first, len(passages)))

    def _on_texts_changed(self, sections: frozenset[str]) -> None:
        if self._section.id not in sections:
            return
        if self._shown_places() == list(self._boxes) and all(map(self._fits, self._boxes)):
            self._refresh()
        else:
            self._rebuild()

    def _fits(self, place: int) -> bool:
        """Return whether the box at `place` has a field for a title just when the passage there has one."""
        passages = self._passages()
        has_field = not self._boxes[place].title.isHidden()
        return place < len(passages) and bool(passages[place].title) == has_field

    def _rebuild(self) -> None:
        """Have a box for every passage: those that fit stay, so that one added to 200 costs one."""
        places = self._shown_places()
        for place in [one for one in self._boxes if one not in places or not self._fits(one)]:
            box = self._boxes.pop(place)
            box.hide()
            self._layout.removeWidget(box)
            box.deleteLater()
        for row, place in enumerate(places):
            if place not in self._boxes:
                self._boxes[place] = self._box(place)
                self._layout.insertWidget(row, self._boxes[place])
                # Qt would show each box by itself later, and lay out the whole page after each.
                self._boxes[place].show()
        self._boxes = {place: self._boxes[place] for place in places}
        self._named = ()
        self._refresh()
        self.rebuilt.emit()

    def _box(self, place: int) -> PassageBox:
        key = TextKey(self._section.id, place)
        figures = figures_of(self._session, key)
        box = PassageBox(self._passages()[place], key, figures, self)
        box.show_passage(box.passage)
        box.set_read_only(self._session.read_only)
        box.changed.connect(partial(self._session.set_passage, key))
        box.asked.connect(partial(self._rearrange, place))
        box.body.cell_asked.connect(self.cell_asked)
        box.beside.unfolded.connect(self.rebuilt)
        return box

    def _refresh(self) -> None:
        passages = self._passages()
        numbers = passage_numbers(one.level if one.title else None for one in passages)
        for place, box in self._boxes.items():
            # One in which nothing was typed is left alone; of a figure in it the tables may say something else.
            if box.passage is not passages[place] or box.passage.links:
                box.show_passage(passages[place])
            box.number.setText(numbers[place])
        self._show_names(passages)
        self._show_total()
        self._show_findings()

    def _show_names(self, passages: Passages) -> None:
        """Give every box its name and prompt when the titles are others than before."""
        if [one.title for one in passages] == [one.title for one in self._named]:
            return
        self._named = passages
        for place, box in self._boxes.items():
            spec = passage_spec(self._section, self._session.report, place)
            box.show_names(spec.prompt if spec else "")

    def _show_total(self) -> None:
        count = section_length(self._passages())
        limit = self._section.character_limit
        words = self.tr("本部分共 {count} 字（含小标题）").format(count=count)
        if limit:
            words += self.tr("，原则上不超过 {limit} 字").format(limit=limit)
        self.total.setText(words)

    def _show_findings(self) -> None:
        for place, box in self._boxes.items():
            key = TextKey(self._section.id, place)
            box.show_wrong(
                [
                    one.message
                    for one in self._session.findings
                    if key in one.where and not one.is_missing and one.level is not Level.INFO
                ]
            )

    def _rearrange(self, place: int, what: str) -> None:
        """Move, re-level or remove the passage at `place` as one step of undo."""
        passages = list(self._passages())
        target = place
        match what:
            case "up" if place > min(self._boxes):
                target = place - 1
                passages[place], passages[target] = passages[target], passages[place]
            case "down" if place < len(passages) - 1:
                target = place + 1
                passages[place], passages[target] = passages[target], passages[place]
            case "level":
                passages[place] = replace(
                    passages[place], level=2 if passages[place].level == 1 else 1
                )
            case "remove":
                del passages[place]
        words = {"up": "上移", "down": "下移", "level": "升降级", "remove": "删除小标题"}[what]
        self._session.set_passages(self._section.id, tuple(passages), words)
        self.show_key(TextKey(self._section.id, target))
