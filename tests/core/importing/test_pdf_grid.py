"""Ruled tables of a PDF: cells are what lines go round, blanks stay blank, folded digits stay one number."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from core.document import TableBlock
from core.importing.documents import read_document
from core.importing.imported import Placing
from core.importing.matching.match import match
from core.importing.pdf_grid import Sign, filled, ruled_tables
from core.importing.pdf_rules import Rule, Rules, merged, pairwise_lines
from tests.helpers.messes import COLUMNS, ROWS, figures, line
from tests.helpers.office import soffice, to_pdf

office = pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")


def write(text: str, left: float, bottom: float, size: float = 9) -> list[Sign]:
    """Return the signs of a word from `left` on."""
    width = size / 2
    return [
        Sign(sign, left + at * width, bottom, left + (at + 1) * width, bottom + size)
        for at, sign in enumerate(text)
    ]


def grid(across: Sequence[float], down: Sequence[float]) -> Rules:
    """Return lines right across and down."""
    return Rules(
        tuple(Rule(at, down[0], down[-1]) for at in across),
        tuple(Rule(at, across[0], across[-1]) for at in down),
    )


def texts(block: TableBlock) -> list[tuple[int, int, str]]:
    return [(one.row, one.column, one.text) for one in block.cells]


def test_a_cell_is_what_lines_go_round() -> None:
    rules = Rules(
        (Rule(0, 0, 90), Rule(20, 30, 90), Rule(40, 0, 90)),
        (Rule(0, 0, 40), Rule(30, 0, 40), Rule(60, 0, 20), Rule(90, 0, 40)),
    )
    (table,) = ruled_tables(rules)
    assert table.cells == ((0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1))
    signs = [*write("7", 10, 15), *write("8", 40, 25), *write("9", 70, 5)]
    assert texts(filled(table, signs)) == [(0, 0, "7"), (0, 1, "8"), (1, 1, ""), (1, 2, "9")]


def test_lines_in_pieces_are_lines_and_a_frame_alone_is_no_table() -> None:
    pieces = [Rule(10.0, 0, 30), Rule(11.5, 31, 60), Rule(10.2, 61, 90), Rule(10.0, 200, 230)]
    assert merged(pieces) == (Rule(10.0, 0, 90), Rule(10.0, 200, 230))
    assert ruled_tables(grid((0, 40), (0, 90))) == []
    apart = grid((0, 20, 40), (0, 90)), grid((100, 120, 140), (0, 90))
    both = Rules(apart[0].across + apart[1].across, apart[0].down + apart[1].down)
    assert [one.top for one in ruled_tables(both)] == [140, 40]


def test_digits_folded_in_a_narrow_cell_are_one_number_and_others_are_not() -> None:
    (table,) = ruled_tables(grid((0, 40), (0, 20, 90)))
    folded = [*write("185", 2, 25), *write("43", 2, 10), *write("12", 30, 25), *write("7", 30, 10)]
    assert texts(filled(table, folded)) == [(0, 0, "185 43"), (0, 1, "12\n7")]


def test_a_path_that_closes_leads_back() -> None:
    points = [((0.0, 0.0), True, False), ((9.0, 0.0), False, False), ((9.0, 5.0), False, True)]
    assert list(pairwise_lines(points)) == [
        ((0.0, 0.0), (9.0, 0.0)),
        ((9.0, 0.0), (9.0, 5.0)),
        ((9.0, 5.0), (0.0, 0.0)),
    ]


@pytest.mark.office
@office
def test_a_real_pdf_keeps_its_blanks_and_its_folded_numbers(tmp_path: Path) -> None:
    lines = [
        ["", *COLUMNS],
        [ROWS[0], "185434", "", "0", "", "", "", "185434"],
        [ROWS[1], "", "", "", "", "", "", "0"],
        *(line(label, 1) for label in ROWS[2:]),
    ]
    file = tmp_path / "年报.docx"
    paper = docx.Document()
    for text in ("某区某局2023年政府信息公开工作年度报告", "一、总体情况", "很好。"):
        paper.add_paragraph(text)
    paper.add_paragraph("三、收到和处理政府信息公开申请情况")
    table = paper.add_table(0, 8, style="Table Grid")
    table.autofit = False
    for cells in lines:
        for at, (cell, text) in enumerate(zip(table.add_row().cells, cells, strict=True)):
            cell.width, cell.text = Mm(11 if at else 60), text
    paper.add_paragraph("六、其他需要报告的事项")
    paper.save(str(file))
    found = match(read_document(to_pdf(file, tmp_path)))
    assert figures(found, "received") == [185434, None, 0, None, None, None, 185434]
    assert figures(found, "carried_in") == [None] * 6 + [0]
    assert figures(found, "carried_out") == [1, 0, 0, 0, 0, 0, 1]
    assert [one.body for one in found.report.passages("overview")] == ["很好。"]
    assert not found.of(Placing.NOT_PLACED)


@pytest.mark.office
@office
def test_running_text_with_figures_is_one_paragraph(tmp_path: Path) -> None:
    sentence = (
        "全年共受理政府信息公开申请 3119 件，答复 3050 件（含上年结转 34 件，另有 103 件顺延），"
        * 8
    )
    paper = docx.Document()
    for text in ("一、总体情况", f"{sentence}没有其他情况。", "六、其他需要报告的事项"):
        paragraph = paper.add_paragraph(text)
        paragraph.paragraph_format.first_line_indent = Mm(10)
    file = tmp_path / "年报.docx"
    paper.save(str(file))
    found = match(read_document(to_pdf(file, tmp_path)))
    (passage,) = found.report.passages("overview")
    assert passage.body == f"{sentence}没有其他情况。".replace(" ", "")
