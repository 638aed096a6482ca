"""The right side of the import page: every place of the form, and what went there."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.comparing import OPENING
from core.facts import display_fact
from core.format.sections import Section
from core.format.tables import Table
from core.importing.imported import SECTION, Imported, Placing
from core.importing.placing import pieces_at
from core.keys import CellKey, FactKey, Key, TextKey
from core.numbering import heading_number
from core.wording.sentences import has_own_lead
from gui.importing.place_box import PlaceBox
from gui.importing.place_table import PlaceTable
from gui.importing.placements import Placements
from gui.look.theme import SPACE_M, SPACE_S, space
from gui.tables.frames import LinedFrame, LinedLabel
from gui.tables.table_panel import label_share

_FACT_COLUMNS = 2
_WIDE_FACTS = ("unit", "basis", "website")


class PlacesPane(QScrollArea):
    """Shows facts, passages and tables in the order of the form.

    Signals: place_chosen(Key) when the officer chose another place; followed(Key); dropped(tuple, Key).
    """

    place_chosen = Signal(object)
    followed = Signal(object)
    dropped = Signal(object, object)

    def __init__(self, placements: Placements, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_places")
        self.setAccessibleName(self.tr("表样里的位置"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._placements = placements
        self.key: Key | None = None
        self._is_showing = False
        self._boxes: dict[Key, PlaceBox] = {}
        self._groups: dict[str, QWidget] = {}
        self.tables: list[PlaceTable] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        margin = space(self, SPACE_S)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(space(self, SPACE_M))
        self.setWidget(content)
        self._build()
        placements.changed.connect(self._on_changed)

    def show_key(self, key: Key | None, *, takes_focus: bool = False) -> None:
        """Mark a place and scroll to it, without telling that it was chosen."""
        self._is_showing = True
        self.key = key = self._existing(key)
        for one, box in self._boxes.items():
            box.set_current(is_current=one == key)
        for table in self.tables:
            table.show_key(key if isinstance(key, CellKey) else None)
        self._is_showing = False
        widget = self._widget_at(key)
        if widget is not None:
            self._scroll_to(widget, key)
            if takes_focus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard at the place that is marked, else at the first."""
        first = next(iter(self._boxes), None)
        self.show_key(self.key if self.key is not None else first, takes_focus=True)

    def _build(self) -> None:
        form = self._placements.imported.form
        self._add_group("facts")
        self._add_group(form.opening.id)
        for section in form.sections:
            self._add_group(section.id)
            if section.table:
                self._add_table(form.table(section.table))
        self._column.addStretch(1)

    def _add_group(self, group_id: str) -> None:
        self._groups[group_id] = group = QWidget()
        self._column.addWidget(group)
        self._fill_group(group_id, group)

    def _fill_group(self, group_id: str, group: QWidget) -> None:
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(self, SPACE_S) // 2)
        boxes = self._fact_boxes() if group_id == "facts" else self._section_boxes(group_id)
        row = column = 0
        for key, name, text in boxes:
            box = self._box(key, name, text)
            is_wide = not isinstance(key, FactKey) or key.fact in _WIDE_FACTS
            if is_wide and column:
                row, column = row + 1, 0
            grid.addWidget(box, row, column, 1, _FACT_COLUMNS if is_wide else 1)
            column += _FACT_COLUMNS if is_wide else 1
            if column >= _FACT_COLUMNS:
                row, column = row + 1, 0

    def _box(self, key: Key, name: str, text: str) -> PlaceBox:
        box = PlaceBox(key, name, text, self._placing(key), self)
        box.chosen.connect(self._on_chosen)
        box.followed.connect(self.followed)
        box.dropped.connect(self.dropped)
        self._boxes[key] = box
        return box

    def _fact_boxes(self) -> Iterator[tuple[Key, str, str]]:
        imported = self._placements.imported
        for fact in imported.form.facts:
            yield FactKey(fact.id), fact.label, display_fact(imported.report.facts.get(fact.id))

    def _section_boxes(self, section_id: str) -> Iterator[tuple[Key, str, str]]:
        form, report = self._placements.imported.form, self._placements.imported.report
        section = form.section(section_id)
        yield TextKey(section_id, SECTION), self._heading(section), self._left_to_program(section)
        for place, passage in enumerate(report.passages(section_id)):
            name = passage.title or self.tr("开头的文字")
            yield TextKey(section_id, place), name, passage.body

    def _left_to_program(self, section: Section) -> str:
        imported = self._placements.imported
        if not section.lead or has_own_lead(section, imported.report):
            return ""
        if section is imported.form.opening:
            return self.tr("（由程序按“基本信息”起草）")
        return self.tr("（开头一句由程序按数字写）")

    def _heading(self, section: Section) -> str:
        form = self._placements.imported.form
        if section is form.opening:
            return OPENING
        return heading_number(1, form.sections.index(section) + 1) + section.heading

    def _placing(self, key: Key) -> Placing | None:
        """Return what became of the pieces at a place: the one there is most to be said of."""
        imported = self._placements.imported
        found = {imported.pieces[place].placing for place in pieces_at(imported, key)}
        if isinstance(key, TextKey) and key.place == SECTION and not found:
            found = {Placing.PLACED} if _has_text(imported, key.section) else set()
        return next((one for one in (Placing.WITH_NOTE, Placing.PLACED) if one in found), None)

    def _add_table(self, table: Table) -> None:
        frame = LinedFrame()
        units = max(len(block.columns.leaves) for block in table.blocks)
        for place, block in enumerate(table.blocks):
            if block.title:
                frame.layout_below.addWidget(LinedLabel(block.title, frame))
            view = PlaceTable(self._placements, table, block, frame)
            view.setObjectName(f"place_{table.id}_{place}")
            view.setAccessibleName(f"{table.caption} {block.title}".strip())
            view.label_share = label_share(table)
            view.column_units = units
            view.place_chosen.connect(self._on_chosen)
            view.followed.connect(self.followed)
            view.dropped.connect(self.dropped)
            frame.layout_below.addWidget(view)
            self.tables.append(view)
        self._column.addWidget(frame)

    def _existing(self, key: Key | None) -> Key | None:
        """Return `key`, or the section when there is no such passage any more."""
        if isinstance(key, TextKey) and key not in self._boxes:
            return TextKey(key.section, SECTION)
        return key

    def _widget_at(self, key: Key | None) -> QWidget | None:
        if isinstance(key, CellKey):
            return next((one for one in self.tables if one.cells.index_of(key).isValid()), None)
        return self._boxes.get(key) if key is not None else None

    def _scroll_to(self, widget: QWidget, key: Key | None) -> None:
        area = widget.rect()
        if isinstance(widget, PlaceTable) and isinstance(key, CellKey):
            area = widget.visualRect(widget.cells.index_of(key))
            area.translate(widget.viewport().pos())
        middle = widget.mapTo(self.widget(), QPoint(0, area.center().y()))
        margin = area.height() // 2 + self.fontMetrics().height() * 2
        self.ensureVisible(0, middle.y(), 0, min(margin, self.viewport().height() // 2))

    def _on_chosen(self, key: Key) -> None:
        if not self._is_showing:
            self.show_key(key)
            self.place_chosen.emit(key)

    def _on_changed(self) -> None:
        """Show the places anew; the boxes are other ones, the tables stay."""
        had_focus = any(box.hasFocus() for box in self._boxes.values())
        self._boxes.clear()
        for group_id, group in self._groups.items():
            fresh: QWidget = QFrame()
            self._fill_group(group_id, fresh)
            self._column.replaceWidget(group, fresh)
            self._groups[group_id] = fresh
            group.hide()
            group.deleteLater()
        for table in self.tables:
            table.renew()
        self._column.activate()
        self.show_key(self.key, takes_focus=had_focus)


def _has_text(imported: Imported, section_id: str) -> bool:
    return any(one.body.strip() or one.title for one in imported.report.passages(section_id))
