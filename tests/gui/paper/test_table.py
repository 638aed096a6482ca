"""Tables on paper: what fits into their cells, and how they go over pages."""

import pytest
from PySide6.QtCore import QPointF

from core.document import CellRole, Document, TableBlock, TableCell
from core.keys import CellKey
from core.styles.library import presets
from core.styles.model import PageStyle
from gui.paper.pages import Pages
from gui.paper.table import TableBox
from gui.paper.table_setting import set_table
from gui.paper.typesetting import Typesetter

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("style", presets(), ids=lambda style: style.name)
@pytest.mark.parametrize("text", ["24252.311082", "11398889", "7"])
def test_figure_stays_on_one_line_inside_its_cell(style: PageStyle, text: str) -> None:
    cell = TableCell(0, 0, 1, 1, text, CellRole.VALUE, CellKey("a", "b", "c"))
    box = set_table(TableBlock("", 1, 2, 0, (622, 8223), (cell,)), style)
    lines = box._texts[cell]
    assert lines.texts == (text,)
    assert lines.widest <= lines.width + 0.01


def _tall(rows: int, *, group: int = 0) -> TableBlock:
    cells = [TableCell(0, 0, 1, 2, "栏目", CellRole.HEADER)]
    if group:
        cells.append(TableCell(1, 0, group, 1, "（一）一组", CellRole.LABEL))
    for row in range(1, rows):
        if not 1 < row < group + 1:
            cells += [TableCell(row, 0, 1, 1, "项", CellRole.LABEL)] if row > group else []
        cells.append(TableCell(row, 1, 1, 1, str(row), CellRole.VALUE, CellKey("t", str(row), "c")))
    return TableBlock("t", rows, 2, 1, (1, 1), tuple(cells))


def test_table_over_a_page_repeats_its_header_and_shows_every_row_once() -> None:
    pages = Pages(Document("", "", (_tall(100),)))
    pieces = [pages.pieces(number)[0] for number in range(pages.count)]
    assert [piece.header for piece in pieces] == [0, 1, 1]
    assert [row for piece in pieces for row in range(piece.first, piece.end)] == list(range(100))
    assert all(piece.end - piece.first >= 2 for piece in pieces)
    keys = [hit.key for number in range(pages.count) for hit in pages.places(number)]
    assert len(keys) == len(set(keys)) == 99


def test_cell_on_the_second_page_is_found_below_the_repeated_header() -> None:
    pages = Pages(Document("", "", (_tall(100),)))
    first = pages.places(1)[0]
    header = pages.pieces(1)[0].box.heights[0]
    assert first.area.top() == pytest.approx(pages._corner.y() + header)
    assert pages.hit(1, QPointF(first.area.center().x(), pages._corner.y() + header / 2)) is None


def test_table_that_fits_is_kept_whole_with_its_lead() -> None:
    typesetter = Typesetter(presets()[0])
    box = typesetter.boxes(Document("", "", (_tall(30),)))[0]
    assert isinstance(box, TableBox)
    assert box.is_whole
    assert all(box.stays_with_next(row) for row in range(29))
    assert not box.stays_with_next(29)


def test_explanation_behind_a_label_is_set_in_the_type_of_the_note() -> None:
    label = TableCell(0, 0, 1, 1, "（二）部分公开（区分处理的，不计其他）", CellRole.LABEL)
    style = presets()[0]
    setting = set_table(TableBlock("", 1, 1, 0, (1,), (label,)), style)._texts[label]._setting
    assert setting.face_at(6).name == style.table.font
    assert setting.face_at(7).name == style.table.note_font


def test_two_tables_that_are_the_same_stand_below_each_other() -> None:
    table = _tall(4)
    (first, second) = Pages(Document("", "", (table, table))).pieces(0)
    assert first.box is not second.box
    assert second.top > first.top + sum(first.box.heights)
