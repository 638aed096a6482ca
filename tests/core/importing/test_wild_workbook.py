"""Workbooks as offices keep them: everything on one sheet, title and headings in cells, nothing merged."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from core.importing.imported import Imported, Placing
from tests.helpers.messes import COLUMNS, ROWS, figures, imported

TITLE = "某区某局2023年政府信息公开工作年度报告"
FEES = ["信息内容", "本年收费金额（单位：万元）"]


def read(folder: Path, *rows: Sequence[object], hidden: Sequence[object] = ()) -> Imported:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    if hidden:
        other = book.create_sheet("去年")
        other.append(list(hidden))
        other.sheet_state = "hidden"
    file = folder / "made.xlsx"
    book.save(file)
    return imported(folder, file.read_bytes(), ".xlsx")


def test_title_headings_and_sentences_in_cells_of_one_sheet(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        [TITLE],
        [],
        ["一、总体情况"],
        ["今年的工作很好，公开信息十二条，办结申请两件，没有发生行政复议和行政诉讼，也没有收取过信息处理费，群众满意。"],
        ["二、主动公开政府信息情况"],
        FEES,
        ["行政事业性收费", 12.5],
        ["三、收到和处理政府信息公开申请情况"],
        ["", *COLUMNS],
        [ROWS[0], 5, 0, 0, 0, 0, 1, 6],
        [ROWS[1], 0, 0, 0, 0, 0, 0, 0],
    )  # fmt: skip
    assert (found.report.unit, found.report.year) == ("某区某局", 2023)
    assert figures(found, "received") == [5, 0, 0, 0, 0, 1, 6]
    assert [float(value) for key, value in found.report.cells.items() if key.row == "fees"] == [
        12.5
    ]
    assert found.report.passages("overview")[0].body.startswith("今年的工作很好")
    assert not found.of(Placing.NOT_PLACED)


@pytest.mark.parametrize("as_text", [False, True], ids=["numbers", "texts"])
def test_nothing_merged_and_a_hidden_sheet_with_the_same_rows(
    as_text: bool, tmp_path: Path
) -> None:
    numbers: list[object] = [str(one) if as_text else one for one in (5, 0, 0, 0, 0, 1, 6)]
    found = read(
        tmp_path,
        ["", "", "", *COLUMNS],
        [ROWS[0], "", "", *numbers],
        ["三、本年度办理结果", ROWS[2], "", None, None, None, None, None, 3, 3],
        ["", "（三）不予公开", ROWS[4], None, 2, None, None, None, None, 2],
        hidden=[ROWS[0], *[9] * 7],
    )
    assert figures(found, "received") == [5, 0, 0, 0, 0, 1, 6]
    assert figures(found, "granted") == [None] * 5 + [3, 3]
    assert figures(found, "refused_state_secret") == [None, 2, None, None, None, None, 2]
    assert not found.of(Placing.NOT_PLACED)
