"""A report as it is printed."""

from datetime import date
from decimal import Decimal

from core.compose import compose
from core.document import CellRole, Document, Heading, Paragraph, Role
from core.evaluate import evaluate
from core.keys import FactKey, TextKey
from core.report import Passage, Report
from tests.helpers.judging import EMPTY, FORM, key, report_with

HEADINGS = [
    f"{number}、{section.heading}"
    for number, section in zip("一二三四五六", FORM.sections, strict=True)
]


def headings(report: Report, level: int) -> list[str]:
    blocks = compose(FORM, report).blocks
    return [one.text for one in blocks if isinstance(one, Heading) and one.level == level]


def paragraphs(document: Document, role: Role) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Paragraph) and one.role is role]


def overview(*passages: Passage) -> Report:
    return EMPTY.with_passages("overview", passages)


def test_title_and_six_sections_stand_in_order() -> None:
    report = EMPTY.with_fact("unit", "某市某局").with_fact("year", 2024)
    assert headings(report, 0) == ["某市某局2024年政府信息公开工作年度报告"]
    assert headings(report, 1) == HEADINGS


def test_empty_report_still_has_every_section_and_table() -> None:
    document = compose(FORM, EMPTY)
    assert headings(EMPTY, 1) == HEADINGS
    assert [table.name for table in document.tables()] == [one.caption for one in FORM.tables]


def test_each_table_follows_the_heading_of_its_section() -> None:
    blocks = compose(FORM, EMPTY).blocks
    for table in compose(FORM, EMPTY).tables():
        place = blocks.index(table)
        above = [one.text for one in blocks[:place] if isinstance(one, Heading)]
        assert above[-1].endswith(table.name)


def test_sub_headings_are_numbered_on_two_levels() -> None:
    report = overview(
        Passage("主动公开", "一句。"),
        Passage("政策解读", "一句。", 2),
        Passage("回应关切", "一句。", 2),
        Passage("依申请公开", "一句。"),
        Passage("复议", "一句。", 2),
    )
    assert headings(report, 2) == ["（一）主动公开", "（二）依申请公开"]
    assert headings(report, 3) == ["1.政策解读", "2.回应关切", "1.复议"]


def test_numbering_starts_again_in_the_next_section() -> None:
    report = overview(Passage("甲", "一。")).with_passages("other", (Passage("乙", "二。"),))
    assert headings(report, 2) == ["（一）甲", "（一）乙"]


def test_typed_number_before_a_sub_heading_is_replaced() -> None:
    assert headings(overview(Passage("（3）主动公开", "一句。")), 2) == ["（一）主动公开"]


def test_heading_is_one_line() -> None:
    assert headings(overview(Passage("（1）\n主动\n公开 ", "一句。")), 2) == ["（一）主动公开"]


def test_heading_of_spaces_is_no_heading() -> None:
    document = compose(FORM, overview(Passage(" \u3000", "一句。")))
    assert not headings(overview(Passage(" \u3000", "一句。")), 2)
    assert "一句。" in paragraphs(document, Role.BODY)


def test_empty_passage_is_not_printed_and_takes_no_number() -> None:
    report = overview(Passage("甲", " \n"), Passage("乙", "二。"))
    assert headings(report, 2) == ["（一）乙"]


def test_heading_without_text_is_printed_over_deeper_text() -> None:
    report = overview(Passage("甲"), Passage("乙", "", 2), Passage("丙", "三。", 2))
    assert headings(report, 2) == ["（一）甲"]
    assert headings(report, 3) == ["1.丙"]


def test_heading_without_text_is_printed_over_the_last_passage_of_a_section() -> None:
    report = overview(Passage("甲", "一。"), Passage("乙"), Passage("丙", "三。", 2))
    assert headings(report, 2) == ["（一）甲", "（二）乙"]


def test_heading_over_nothing_but_empty_passages_is_not_printed() -> None:
    report = overview(Passage("甲"), Passage("乙", "", 2), Passage("丙", "三。"))
    assert headings(report, 2) == ["（一）丙"]


def test_deeper_heading_without_an_upper_one_counts_as_upper() -> None:
    report = overview(Passage("", "引言。"), Passage("甲", "一。", 2), Passage("乙", "二。", 2))
    assert headings(report, 2) == ["（一）甲"]
    assert headings(report, 3) == ["1.乙"]


def test_more_headings_than_chinese_numerals_are_numbered_in_digits() -> None:
    report = overview(*(Passage(f"第{place}件", "一句。") for place in range(120)))
    assert headings(report, 2)[98:101] == ["（九十九）第98件", "（100）第99件", "（101）第100件"]


def test_own_lead_takes_the_place_of_the_programs() -> None:
    report = EMPTY.with_passages("disputes", (Passage("", "自己写的话。"),))
    blocks = compose(FORM, report).blocks
    leads = [one for one in blocks if isinstance(one, Paragraph) and one.key == TextKey("disputes")]
    assert [one.text for one in leads] == ["自己写的话。"]


def test_emptied_lead_stays_empty() -> None:
    report = EMPTY.with_passages("disputes", (Passage("", ""),))
    blocks = compose(FORM, report).blocks
    assert not [
        one for one in blocks if isinstance(one, Paragraph) and one.key == TextKey("disputes")
    ]


def test_keys_lead_to_the_stored_passage_though_the_program_wrote_a_lead() -> None:
    report = EMPTY.with_passages("disputes", (Passage("甲", "一。"), Passage("乙", "二。")))
    keys = {one.text: one.key for one in compose(FORM, report).blocks if isinstance(one, Heading)}
    assert keys["（一）甲"] == TextKey("disputes", 0)
    assert keys["（二）乙"] == TextKey("disputes", 1)


def test_figures_stand_in_their_cells_and_blanks_stay_blank() -> None:
    report = report_with(
        {"proactive.fees.amount": Decimal("24252.311082"), "proactive.licensing.decisions": 0}
    )
    table = next(compose(FORM, report).tables())
    shown = {cell.key: cell.text for cell in table.cells if cell.role is CellRole.VALUE}
    assert shown[key("proactive.fees.amount")] == "24252.311082"
    assert shown[key("proactive.licensing.decisions")] == "0"
    assert shown[key("proactive.penalties.decisions")] == ""


def test_computed_totals_are_printed() -> None:
    report = report_with({"disputes.cases.review_other": 3, "disputes.cases.review_pending": 1})
    *_, table = compose(FORM, report).tables()
    assert {
        cell.text for cell in table.cells if cell.key == key("disputes.cases.review_total")
    } == {"4"}


def test_signature_and_date_close_the_report() -> None:
    report = EMPTY.with_fact("signature", "某市某局").with_fact("date", date(2025, 1, 9))
    assert compose(FORM, report).blocks[-2:] == (
        Paragraph("某市某局", Role.SIGNATURE, FactKey("signature")),
        Paragraph("2025年1月9日", Role.DATE, FactKey("date")),
    )


def test_nothing_closes_a_report_without_signature_and_date() -> None:
    document = compose(FORM, EMPTY)
    assert not paragraphs(document, Role.SIGNATURE)
    assert not paragraphs(document, Role.DATE)


def test_results_at_hand_are_used() -> None:
    report = report_with({"disputes.cases.review_other": 3})
    assert compose(FORM, report, evaluate(FORM, report)) == compose(FORM, report)


def test_signs_of_templates_in_texts_and_names_stay_as_typed() -> None:
    report = EMPTY.with_fact("unit", "{{ 7*7 }}局{% raw %}").with_fact("year", 2024)
    assert compose(FORM, report).title.startswith("{{ 7*7 }}局{% raw %}2024年")
