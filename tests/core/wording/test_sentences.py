"""The sentences written from facts and figures: right for every mix of blank, zero and positive."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from core.forms.installed import load_format
from core.keys import CellKey
from core.numbers import Number
from core.report import FactValue, Passage, Report
from core.totals import all_values
from core.wording.sentences import has_own_lead, lead_of, passages_with_lead, title_of

FORM = load_format("2021-30")
UNIT: dict[str, FactValue] = {"unit": "某某市某某区某某局", "short": "某某局", "year": 2024}
ZEROES: dict[CellKey, Number] = dict.fromkeys(
    (key for table in FORM.tables for key in table.typed), 0
)
COLUMNS = tuple(dict.fromkeys(key.column for key in FORM.table("applications").typed))
BROKEN = re.compile(r"None|（）|[，、；（][，、；。）]|：[，、；。）]|件件|\s|\D0件|。。")


def lead(
    section: str, cells: Mapping[CellKey, Number], facts: Mapping[str, FactValue] = UNIT
) -> str:
    report = Report(FORM.id, facts=facts, cells=cells)
    return lead_of(FORM, FORM.section(section), report, all_values(FORM, report))


def applications(**rows: int) -> dict[CellKey, Number]:
    """Return the whole of 表三, zero but for the natural persons of the named rows."""
    named = {CellKey("applications", row, "natural_person"): count for row, count in rows.items()}
    return {**ZEROES, **named}


def disputes(**columns: int) -> dict[CellKey, Number]:
    named = {CellKey("disputes", "cases", column): count for column, count in columns.items()}
    return {**ZEROES, **named}


def proactive(cells: Mapping[str, Number]) -> dict[CellKey, Number]:
    named = {CellKey("proactive", *name.split(".")): value for name, value in cells.items()}
    return {**ZEROES, **named}


def without(cells: Mapping[CellKey, Number], keys: Iterable[CellKey]) -> dict[CellKey, Number]:
    blank = set(keys)
    return {key: value for key, value in cells.items() if key not in blank}


def row_keys(row: str) -> list[CellKey]:
    return [CellKey("applications", row, column) for column in COLUMNS]


def group_keys(group: str) -> list[CellKey]:
    results = ("upheld", "corrected", "other", "pending")
    return [CellKey("disputes", "cases", f"{group}_{result}") for result in results]


# title and opening


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (UNIT, "某某局2024年政府信息公开工作年度报告"),
        ({"unit": "某某区某某局", "year": 2024}, "某某区某某局2024年政府信息公开工作年度报告"),
        ({}, "本机关政府信息公开工作年度报告"),
    ],
)
def test_title_names_unit_and_year(facts: dict[str, FactValue], expected: str) -> None:
    assert title_of(FORM, Report(FORM.id, facts=facts)) == expected


def test_opening_names_basis_period_six_parts_and_contact() -> None:
    facts = {
        **UNIT,
        "basis": "《条例》第五十条",
        "address": "某某路1号",
        "phone": "027-1234",
        "postcode": "430000",
        "website": "http://example.gov.cn/nb",
    }
    assert lead("opening", {}, facts) == (
        "根据《条例》第五十条，某某局编制本报告。"
        "本报告共六个部分：总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，"
        "政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项。"
        "所列数据的统计期限为2024年1月1日至2024年12月31日。"
        "本报告电子版可在以下网址查阅和下载：http://example.gov.cn/nb。"
        "如对本报告有疑问，请与某某局联系（地址：某某路1号，邮编：430000，电话：027-1234）。"
    )


def test_opening_lists_the_headings_of_the_form() -> None:
    headings = "，".join(section.heading for section in FORM.sections)
    assert headings in lead("opening", {})


CONTACT = ("address", "phone", "postcode")
OPTIONAL = ("basis", "website", *CONTACT)


@pytest.mark.parametrize("filled", list(product([False, True], repeat=len(OPTIONAL))))
def test_opening_mentions_only_what_is_filled_in(filled: tuple[bool, ...]) -> None:
    given = {
        name: f"〔{name}〕" for name, is_given in zip(OPTIONAL, filled, strict=True) if is_given
    }
    text = lead("opening", {}, {**UNIT, **given})
    assert [name for name in OPTIONAL if f"〔{name}〕" in text] == [
        name for name in OPTIONAL if name in given
    ]
    assert ("电子版" in text) == ("website" in given)
    assert ("疑问" in text) == any(name in given for name in CONTACT)
    assert not BROKEN.search(text)
    assert text.endswith("。")


def test_opening_claims_no_period_before_the_year_is_known() -> None:
    assert "统计期限" not in lead("opening", {}, {"unit": "某某局"})


# 三、申请


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({}, "未收到政府信息公开申请"),
        ({"received": 1, "granted": 1}, "收到政府信息公开申请1件，已全部办结"),
        (
            {"received": 5, "carried_in": 2, "granted": 6, "carried_out": 1},
            "收到政府信息公开申请5件，上年结转2件，办结6件，结转下年度继续办理1件",
        ),
        (
            {"received": 5, "carried_in": 2, "granted": 7},
            "收到政府信息公开申请5件，上年结转2件，已全部办结",
        ),
        ({"received": 1, "carried_out": 1}, "收到政府信息公开申请1件，结转下年度继续办理1件"),
        (
            {"carried_in": 2, "granted": 2},
            "未收到新的政府信息公开申请，上年结转2件，已全部办结",
        ),
        (
            {"carried_in": 2, "carried_out": 2},
            "未收到新的政府信息公开申请，上年结转2件，结转下年度继续办理2件",
        ),
        ({"received": 5, "granted": 4}, "收到政府信息公开申请5件，办结4件"),
    ],
)
def test_applications_are_told_from_the_figures(rows: dict[str, int], expected: str) -> None:
    assert lead("applications", applications(**rows)) == f"2024年，某某局{expected}。"


def test_an_untouched_table_claims_nothing() -> None:
    for section in ("proactive", "applications", "disputes"):
        text = lead(section, {})
        assert text.endswith("情况见下表。")
        assert "未" not in text


def test_a_half_filled_row_does_not_claim_that_nothing_came_in() -> None:
    cells = without(applications(), row_keys("received")[1:])
    assert "未收到" not in lead("applications", cells)


def test_results_are_not_told_before_the_table_is_filled_in() -> None:
    cells = without(applications(received=3, granted=2), row_keys("refused_by_law"))
    assert lead("applications", cells) == "2024年，某某局收到政府信息公开申请3件。"


def test_carried_in_is_not_told_before_its_row_is_filled_in() -> None:
    cells = without(applications(received=3, carried_in=1), row_keys("carried_in")[2:])
    assert lead("applications", cells) == "2024年，某某局收到政府信息公开申请3件。"


@pytest.mark.parametrize("counts", list(product([None, 0, 1, 3], repeat=4)))
def test_sentence_on_applications_reads_well_for_every_mix(counts: tuple[int | None, ...]) -> None:
    rows = dict(zip(("received", "carried_in", "granted", "carried_out"), counts, strict=True))
    cells = applications(**{row: count for row, count in rows.items() if count is not None})
    for row, count in rows.items():
        cells = without(cells, row_keys(row)) if count is None else cells
    text = lead("applications", cells)
    assert text.startswith("2024年，某某局")
    assert text.endswith("。")
    assert not BROKEN.search(text)
    assert ("未收到" in text) == (rows["received"] == 0)


# 四、复议诉讼


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, "未因政府信息公开工作被申请行政复议、被提起行政诉讼"),
        (
            {"review_upheld": 2, "review_pending": 1},
            "因政府信息公开工作被申请行政复议3件（结果维持2件、尚未审结1件），未被提起行政诉讼",
        ),
        (
            {"direct_suit_corrected": 1, "direct_suit_other": 1},
            "因政府信息公开工作被提起行政诉讼2件（未经复议直接起诉2件：结果纠正1件、其他结果1件），"
            "未被申请行政复议",
        ),
        (
            {"review_other": 1, "direct_suit_upheld": 2, "suit_after_review_pending": 1},
            "因政府信息公开工作被申请行政复议1件（其他结果1件），"
            "被提起行政诉讼3件（未经复议直接起诉2件：结果维持2件；复议后起诉1件：尚未审结1件）",
        ),
    ],
)
def test_disputes_are_told_with_their_results(columns: dict[str, int], expected: str) -> None:
    assert lead("disputes", disputes(**columns)) == f"2024年，某某局{expected}。"


GROUPS = ("review", "direct_suit", "suit_after_review")


@pytest.mark.parametrize("counts", list(product([None, 0, 2], repeat=3)))
def test_sentence_on_disputes_reads_well_for_every_mix(counts: tuple[int | None, ...]) -> None:
    known = dict(zip(GROUPS, counts, strict=True))
    cells = disputes(**{f"{group}_upheld": count for group, count in known.items() if count})
    for group, count in known.items():
        cells = without(cells, group_keys(group)) if count is None else cells
    text = lead("disputes", cells)
    assert text.startswith("2024年，某某局")
    assert text.endswith("。")
    assert not BROKEN.search(text)
    assert ("被申请行政复议" in text) == (known["review"] is not None)
    if known["direct_suit"] is None and not known["suit_after_review"]:
        assert "被提起行政诉讼" not in text


# 二、主动公开


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {},
            "未制发、废止规章和行政规范性文件，未作出行政许可、行政处罚和行政强制决定，"
            "未收取行政事业性收费",
        ),
        ({"penalties.decisions": 1}, "作出行政处罚决定1件"),
        ({"fees.amount": Decimal("4068.208")}, "收取行政事业性收费4068.208万元"),
        ({"normative_documents.in_force": 9}, "截至年末现行有效行政规范性文件9件"),
        (
            {
                "normative_documents.issued": 2,
                "normative_documents.repealed": 1,
                "normative_documents.in_force": 9,
                "licensing.decisions": 5,
                "coercion.decisions": 3,
                "fees.amount": Decimal("3.5"),
            },
            "制发行政规范性文件2件、废止行政规范性文件1件；截至年末现行有效行政规范性文件9件；"
            "作出行政许可决定5件、行政强制决定3件；收取行政事业性收费3.5万元",
        ),
    ],
)
def test_proactive_names_what_was_done(cells: dict[str, Number], expected: str) -> None:
    assert lead("proactive", proactive(cells)) == f"2024年，某某局{expected}。"


TYPED = FORM.table("proactive").typed


@pytest.mark.parametrize("blank", TYPED, ids=str)
def test_one_blank_cell_keeps_the_sentence_of_nothing_away(blank: CellKey) -> None:
    assert lead("proactive", without(ZEROES, [blank])) == (
        "2024年，某某局主动公开政府信息情况见下表。"
    )


def test_sentence_on_proactive_reads_well_for_every_mix() -> None:
    for filled in product([0, 4], repeat=len(TYPED)):
        text = lead("proactive", {**ZEROES, **dict(zip(TYPED, filled, strict=True))})
        assert text.startswith("2024年，某某局")
        assert text.endswith("。")
        assert not BROKEN.search(text)
        assert text.count("4件") + text.count("4万元") == filled.count(4)


def test_an_amount_of_zero_is_not_mentioned() -> None:
    assert "收费" not in lead(
        "proactive", proactive({"fees.amount": Decimal("0.00"), "licensing.decisions": 1})
    )


# all


@pytest.mark.parametrize("section", ["opening", "proactive", "applications", "disputes"])
def test_sentence_does_without_unit_and_year(section: str) -> None:
    text = lead(section, ZEROES, {})
    assert "本机关" in text
    assert not BROKEN.search(text)


def test_names_and_figures_of_the_officer_are_never_run_as_a_template() -> None:
    unit = "{{ 7 * 7 }}局{% if %}<b>"
    assert unit in lead("applications", ZEROES, {"unit": unit, "year": 2024})


def test_what_the_officer_wrote_takes_the_place_of_the_sentence() -> None:
    own = (Passage("", "我局全年没有收到申请。"),)
    report = Report(FORM.id, facts=UNIT, texts={"applications": own}, cells=ZEROES)
    section = FORM.section("applications")
    assert has_own_lead(section, report)
    assert passages_with_lead(FORM, section, report, all_values(FORM, report)) == own


def test_the_date_does_not_disturb_the_sentences() -> None:
    facts = {**UNIT, "date": date(2025, 1, 9)}
    assert lead("applications", ZEROES, facts) == lead("applications", ZEROES)
