"""What is said of a document after reading: what was not placed, totals that are others, counts."""

import json
from pathlib import Path

from core.evaluate import evaluate
from core.importing.anything import import_file
from core.importing.notes import NoteKind, notes, stated_totals, summary

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENTS = FIXTURES / "documents"
SHANGHAI = "shanghai_general_office_2019"


def test_column_totals_that_were_published_wrong_are_told() -> None:
    imported = import_file(DOCUMENTS / "pingtan_2020.html")
    found = evaluate(imported.form, imported.report, stated=imported.stated).findings
    told = [one.message for one in found if one.check == "T3-COL"]
    assert told == [
        f"表三“{column}”这一列：办理结果各小项合计 {computed} 件，"
        f"原来写的“（七）总计”是 {stated} 件，相差 6 件。"
        for column, computed, stated in (("自然人", 26, 20), ("总计", 27, 21))
    ]
    assert "合计有 3 处与原件不一样" in summary(imported)
    assert sum(one.differs for one in stated_totals(imported).values()) == 2


def test_totals_that_were_left_blank_are_told() -> None:
    imported = import_file(DOCUMENTS / f"{SHANGHAI}.html")
    known = json.loads((FIXTURES / "reports" / f"{SHANGHAI}.json").read_text("utf-8"))
    found = evaluate(imported.form, imported.report, stated=imported.stated).findings
    told = [one for one in found if one.check == "T3-TOTAL-BLANK"]
    assert len(told) == len(known["known_errors"]) == 11
    for one, error in zip(told, known["known_errors"], strict=True):
        assert f"各项合计 {error['left']} 件，原来的总计空着" in one.message
    assert not [one for one in found if one.check == "T3-ROW"]


def test_rows_placed_by_likeness_are_told_once_a_row() -> None:
    imported = import_file(DOCUMENTS / "hongze-2024-published.pdf")
    told = [one for one in notes(imported) if one.kind is NoteKind.WITH_NOTE]
    assert [len(one.pieces) for one in told] == [7, 7]
    assert "2.其他法律行政止公开" in told[0].sentence
    assert summary(imported) == "放好 190 处，有说明 14 处，没有放进去 0 处。"


def test_remark_about_the_whole_comes_last() -> None:
    imported = import_file(DOCUMENTS / "official-template-2021-30.docx")
    assert {one.kind for one in notes(imported)} == {NoteKind.REMARK}
    assert any("单位名称和年度" in one.sentence for one in notes(imported))
