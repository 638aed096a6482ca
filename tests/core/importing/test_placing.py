"""Pieces put elsewhere and taken out by hand: the report follows, and nothing else moves."""

from dataclasses import replace
from datetime import date

import pytest

from core.document import Document, Paragraph
from core.errors import CannotPlace
from core.forms.installed import load_format
from core.importing.imported import Imported, Placing
from core.importing.matching.match import match
from core.importing.placing import pieces_at, put, same_row, take_out
from core.importing.plain import read_plain
from core.importing.tables import RawCell, table_block
from core.keys import CellKey, FactKey, TextKey
from core.report import Passage
from core.totals import all_values

FORM = load_format("2021-30")
RECEIVED = CellKey("applications", "received", "natural_person")
REPORT = """某市水务局2024年政府信息公开工作年度报告
一、总体情况
（一）主动公开
公开信息89条。
（二）平台建设
改版网站。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
培训不够。
六、其他需要报告的事项
没有收费。
某市水务局
2025年1月9日"""


def imported(*rows: tuple[str, ...]) -> Imported:
    """Return the report with a table of `rows` at its end."""
    document = read_plain(REPORT)
    table = table_block([[RawCell(cell) for cell in row] for row in rows])
    return match(replace(document, blocks=(*document.blocks, table)), [FORM])


def at(found: Imported, text: str, nth: int = 0) -> int:
    places = [place for place, piece in enumerate(found.pieces) if piece.text == text]
    return places[nth]


UNKNOWN = ("没有这一行", "5", "0", "0", "0", "0", "1", "6")


def test_figure_put_into_a_cell_is_in_the_report_and_told() -> None:
    found = imported(UNKNOWN)
    place = at(found, "5")
    assert found.pieces[place].placing is Placing.NOT_PLACED
    after = put(found, [place], RECEIVED)
    assert after.report.cells == {RECEIVED: 5}
    assert after.pieces[place].placing is Placing.WITH_NOTE
    assert pieces_at(after, RECEIVED) == (place,)
    assert found.report.cells == {}


def test_whole_row_goes_in_at_once_and_its_total_is_compared_only() -> None:
    found = imported(UNKNOWN)
    row = same_row(found, at(found, "5"))
    after = put(found, row, RECEIVED)
    assert len(after.report.cells) == 6
    total = RECEIVED._replace(column="total")
    assert after.stated == {total: 6}
    assert all_values(FORM, after.report)[total] == 6


def test_row_that_does_not_fit_is_refused_and_nothing_is_placed() -> None:
    found = imported(UNKNOWN)
    with pytest.raises(CannotPlace, match="从这里起只有 6 格"):
        put(found, same_row(found, at(found, "5")), RECEIVED._replace(column="enterprise"))


def test_words_are_no_figure() -> None:
    found = imported(UNKNOWN)
    with pytest.raises(CannotPlace, match="数字"):
        put(found, [at(found, "改版网站。")], RECEIVED)


def test_cell_gives_up_what_was_in_it() -> None:
    found = imported(UNKNOWN)
    first, second = at(found, "5"), at(found, "6")
    after = put(put(found, [first], RECEIVED), [second], RECEIVED)
    assert after.report.cells == {RECEIVED: 6}
    assert after.pieces[first].placing is Placing.NOT_PLACED
    assert pieces_at(after, RECEIVED) == (second,)


def test_moved_figure_leaves_its_old_cell() -> None:
    found = imported(UNKNOWN)
    place, there = at(found, "5"), RECEIVED._replace(row="carried_in")
    after = put(put(found, [place], RECEIVED), [place], there)
    assert after.report.cells == {there: 5}


def test_figure_taken_out_is_gone_from_the_report() -> None:
    found = put(imported(UNKNOWN), [at(imported(UNKNOWN), "5")], RECEIVED)
    after = take_out(found, pieces_at(found, RECEIVED))
    assert after.report.cells == {}
    assert pieces_at(after, RECEIVED) == ()


def test_paragraph_taken_out_and_put_back_elsewhere() -> None:
    found = imported(UNKNOWN)
    place = at(found, "改版网站。")
    out = take_out(found, [place])
    assert out.report.passages("overview") == (
        Passage("主动公开", "公开信息89条。"),
        Passage("平台建设"),
    )
    back = put(out, [place], TextKey("problems", 0))
    assert back.report.passages("problems") == (Passage("", "培训不够。\n改版网站。"),)
    assert back.pieces[place].key == TextKey("problems", 0)


def test_sub_heading_taken_out_joins_its_text_to_the_passage_before() -> None:
    found = imported(UNKNOWN)
    after = take_out(found, [at(found, "（二）平台建设")])
    assert after.report.passages("overview") == (Passage("主动公开", "公开信息89条。\n改版网站。"),)
    assert after.pieces[at(found, "改版网站。")].key == TextKey("overview", 0)


def test_sub_heading_put_between_passages_moves_those_behind() -> None:
    found = imported(UNKNOWN)
    heading = at(found, "（二）平台建设")
    out = take_out(found, [heading])
    after = put(out, [heading], TextKey("overview", 0))
    assert [one.title for one in after.report.passages("overview")] == ["主动公开", "平台建设"]
    assert after.pieces[heading].key == TextKey("overview", 1)


def test_texts_put_together_go_under_the_sub_heading_among_them() -> None:
    found = imported(UNKNOWN)
    texts = [at(found, text) for text in ("（二）平台建设", "改版网站。")]
    after = put(found, texts, TextKey("problems", 0))
    assert after.report.passages("problems") == (
        Passage("", "培训不够。"),
        Passage("平台建设", "改版网站。"),
    )


def test_passage_moved_behind_another_of_its_section_is_put_where_that_one_is_then() -> None:
    found = imported(UNKNOWN)
    texts = [at(found, text) for text in ("（一）主动公开", "公开信息89条。")]
    after = put(found, texts, TextKey("overview", 1))
    assert after.report.passages("overview") == (
        Passage("平台建设", "改版网站。"),
        Passage("主动公开", "公开信息89条。"),
    )


def test_last_line_of_a_lead_taken_out_leaves_no_empty_passage() -> None:
    found = imported(UNKNOWN)
    after = take_out(found, [at(found, "没有收费。")])
    assert after.report.passages("other") == ()


def test_heading_of_a_section_stays() -> None:
    found = imported(UNKNOWN)
    with pytest.raises(CannotPlace, match="是标题"):
        take_out(found, [at(found, "一、总体情况")])


def test_facts_are_taken_out_of_the_line_that_states_them() -> None:
    found = imported(UNKNOWN)
    title, day = at(found, REPORT.splitlines()[0]), at(found, "2025年1月9日")
    out = take_out(found, [title, day])
    assert "unit" not in out.report.facts
    assert "date" not in out.report.facts
    after = put(put(out, [title], FactKey("unit")), [day], FactKey("date"))
    assert after.report.unit == "某市水务局"
    assert after.report.facts["date"] == date(2025, 1, 9)
    with pytest.raises(CannotPlace, match="不是日期"):
        put(out, [title], FactKey("date"))


def test_without_headings_nothing_is_put_anywhere() -> None:
    found = match(Document("", "", (Paragraph("今年公开89条。"), Paragraph("完"))), [FORM])
    assert found.report.texts == {}
    assert len(found.of(Placing.NOT_PLACED)) == 2
