"""Every document at hand gives exactly the figures its agency published, and the mistakes in them are told."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from core.document import TableBlock
from core.evaluate import evaluate
from core.importing.documents import read_document
from core.importing.imported import Imported, Placing
from core.importing.matching.match import match
from core.keys import CellKey, parse_cell_key
from core.numbers import Number

FIXTURES = Path(__file__).parents[2] / "fixtures"
PUBLISHED = {
    "hongze-2024-published.pdf": "hongze_district_2024",
    "hongze_district_2024.html": "hongze_district_2024",
    "pingtan_2020.html": "pingtan_2020",
    "pingtan_2020_wordpaste_a.html": "pingtan_2020",
    "pingtan_2021.docx": "pingtan_2021",
    "pingtan_2022.html": "pingtan_2022",
    "pingtan_2023.docx": "pingtan_2023",
    "qiaokou-2024-report.txt": "qiaokou_hr_bureau_2024",
    "shanghai_general_office_2019.html": "shanghai_general_office_2019",
    "suqian_city_2023.docx": "suqian_city_2023",
}
SINGLE_ROW = "other_misc"  # where a report of the newer form has the older form's （六）其他处理
SECOND_TABLES_OF_2019: dict[str, dict[str, dict[str, Number]]] = {
    "shanghai_general_office_2019.html": {
        "regulations": {"made": 13, "published": 13, "public_total": 524},
        "normative_documents": {"made": 60, "published": 60, "public_total": 368},
        "licensing": {"items_last_year": 0, "change": 0, "decisions": 0},
        "other_services": {"items_last_year": 0, "change": 0, "decisions": 0},
        "penalties": {"items_last_year": 0, "change": 0, "decisions": 0},
        "coercion": {"items_last_year": 0, "change": 0, "decisions": 0},
        "fees": {"items_last_year": 0, "change": 0},
        "procurement": {"items": 6, "amount": 251000},
    },
    # What was undecided when the page was made again from its text stands in no cell of it.
    "pingtan_2020.html": {
        "regulations": {"made": 0, "published": 0, "public_total": 7},
        "normative_documents": {"made": 77, "published": 77, "public_total": 166},
        "procurement": {"items": 395, "amount": Decimal("73802895.90")},
    },
}


@cache
def content_of(name: str) -> dict[str, Any]:
    text = (FIXTURES / "reports" / f"{PUBLISHED[name]}.json").read_text("utf-8")
    content: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return content


@cache
def imported(name: str) -> Imported:
    return match(read_document(FIXTURES / "documents" / name))


def published(name: str) -> dict[CellKey, Number]:
    """Return the figures that were published: the second table of 2019 by hand, as it has no keys there."""
    found = {}
    for text, value in content_of(name)["cells"].items():
        row = SINGLE_ROW if content_of(name)["format"].startswith("2021-30") else "other_all"
        key = parse_cell_key(text.replace("other_all", row))
        assert key is not None
        if value is not None:
            found[key] = value
    for row, columns in SECOND_TABLES_OF_2019.get(name, {}).items():
        found |= {CellKey("proactive", row, column): value for column, value in columns.items()}
    return found


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_figures_are_exactly_the_published_ones(name: str) -> None:
    found = imported(name)
    expected = published(name)
    if name == "pingtan_2020_wordpaste_a.html":  # holds the third table and nothing else
        expected = {key: value for key, value in expected.items() if key.table == "applications"}
    stated = {key: value for key, value in found.stated.items() if value is not None}
    assert {**found.report.cells, **stated} == expected


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_form_unit_and_year_are_recognised(name: str) -> None:
    found, content = imported(name), content_of(name)
    assert content["format"].startswith(found.form.id)
    assert found.report.year == content["year"]
    unit = found.report.unit
    assert unit
    assert unit in content["unit"] or content["unit"] in unit


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_every_figure_stands_where_its_piece_says(name: str) -> None:
    found = imported(name)
    placed = {piece.key for piece in found.pieces if piece.placing is not Placing.NOT_PLACED}
    assert {*found.report.cells, *found.stated} <= placed
    for piece in found.pieces:
        block = found.document.blocks[piece.spot.block]
        if piece.spot.row >= 0 and piece.text:
            assert isinstance(block, TableBlock)
            (cell,) = (one for one in block.cells if one[:2] == piece.spot[1:])
            assert piece.text.startswith(cell.text.strip())
        elif piece.text:
            assert piece.text in getattr(block, "text", "")


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_known_mistakes_are_found_and_no_others(name: str) -> None:
    found = imported(name)
    findings = evaluate(found.form, found.report, stated=found.stated).findings
    columns = [one.message for one in findings if one.check == "T3-COL"]
    rows = [one for one in findings if one.check in ("T3-ROW", "T3-TOTAL-BLANK")]
    known = content_of(name)["known_errors"]
    wrong = [one for one in known if one["code"] == "T3-COL-SUM"]
    blank = [one for one in known if one["code"] == "T3-ROW-TOTAL-BLANK"]
    assert len(columns) == len(wrong)
    for message, one in zip(columns, wrong, strict=True):
        assert f"“{one['where']}”这一列" in message
        assert f"相差 {one['diff']} 件" in message
    # The grand total is wrong as the sum of its row as well, where it is wrong as that of its column.
    assert len(rows) == len(blank) + any(one["where"] == "总计" for one in wrong)


def test_official_template_is_a_report_without_figures() -> None:
    found = imported_template()
    assert found.form.id == "2021-30"
    assert not found.report.cells
    assert not any(found.stated.values())


def imported_template() -> Imported:
    return match(read_document(FIXTURES / "documents" / "official-template-2021-30.docx"))
