"""The exact findings of every report in `tests/fixtures`, and of the seed as it was published."""

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from core.evaluate import Results, evaluate
from core.forms.installed import load_format
from core.importing.documents import read_document
from core.importing.imported import Imported
from core.importing.matching.match import match
from core.keys import CellKey, parse_cell_key
from core.numbers import Number
from core.reading.readings import Verdict
from core.report import Report

FIXTURES = Path(__file__).parents[1] / "fixtures"
DOCUMENTS = {path.name: path for path in (FIXTURES / "documents").iterdir()}
REPORTS = {path.stem: path for path in (FIXTURES / "reports").glob("*.json")}
SEED = "qiaokou-2024-report.txt"

NO_TEXTS = "X-OVERVIEW X-PROB"
NO_TEXTS_2021 = "F-ADDRESS F-BASIS F-DATE F-PHONE F-SIGNATURE X-FEE " + NO_TEXTS
NO_FACTS = "F-ADDRESS F-BASIS F-DATE F-PHONE F-SIGNATURE"
# The files that were rebuilt from figures hold the words of the official template for texts.
TEMPLATE_TEXTS = "X-ASPECT X-PROB X-PROB X-FEE X-HINT X-HINT"
WRONG_IN_PINGTAN_2020 = "T3-BAL T3-COL T3-COL T3-ROW"
BLANK_TOTALS_IN_SHANGHAI_2019 = "T3-TOTAL-BLANK " * 11

CODES_OF_DOCUMENTS = {
    "hongze-2024-published.pdf": "F-BASIS F-DATE F-SIGNATURE CELL-BLANK CELL-BLANK X-ASPECT "
    "X-PROB-VAGUE T4-CODEF",
    "hongze_district_2024.html": f"{NO_FACTS} CELL-BLANK CELL-BLANK X-ASPECT X-ASPECT X-PROB X-PROB T4-CODEF",
    "official-template-2021-30.docx": f"F-UNIT F-YEAR {NO_FACTS} {'CELL-BLANK ' * 3} {TEMPLATE_TEXTS}",
    "pingtan_2020.html": f"{'CELL-BLANK ' * 5} {WRONG_IN_PINGTAN_2020}",
    "pingtan_2020_wordpaste_a.html": f"{NO_TEXTS} CELL-BLANK CELL-BLANK {WRONG_IN_PINGTAN_2020}",
    "pingtan_2021.docx": f"{NO_FACTS} {TEMPLATE_TEXTS} T4-CODEF",
    "pingtan_2022.html": f"{NO_FACTS} X-ASPECT X-PROB X-PROB T4-CODEF",
    "pingtan_2023.docx": f"{NO_FACTS} {TEMPLATE_TEXTS} T4-CODEF",
    "shanghai_general_office_2019.html": f"{'CELL-BLANK ' * 23} {BLANK_TOTALS_IN_SHANGHAI_2019}",
    "suqian_city_2023.docx": f"{NO_FACTS} X-ASPECT {TEMPLATE_TEXTS} T4-CODEF",
    SEED: "F-BASIS F-DATE X-FEE X-MEASURE X-MEASURE X-PROB-VAGUE",
}

CODES_OF_REPORTS = {
    "hongze_district_2024": f"{NO_TEXTS_2021} CELL-BLANK CELL-BLANK T4-CODEF",
    "pingtan_2019": f"{NO_TEXTS} CELL-BLANK CELL-BLANK",
    "pingtan_2020": f"{NO_TEXTS} CELL-BLANK CELL-BLANK {WRONG_IN_PINGTAN_2020}",
    "pingtan_2021": f"{NO_TEXTS_2021} T4-CODEF",
    "pingtan_2022": f"{NO_TEXTS_2021} T4-CODEF",
    "pingtan_2023": f"{NO_TEXTS_2021} T4-CODEF",
    "qiaokou_hr_bureau_2024": NO_TEXTS_2021,
    "shanghai_general_office_2019": f"{NO_TEXTS} {'CELL-BLANK ' * 24} {BLANK_TOTALS_IN_SHANGHAI_2019}",
    "suqian_city_2023": f"{NO_TEXTS_2021} T4-CODEF",
}


@cache
def imported(name: str) -> Imported:
    return match(read_document(DOCUMENTS[name]))


def judged(name: str) -> Results:
    found = imported(name)
    return evaluate(found.form, found.report, stated=found.stated)


def codes(results: Results) -> Counter[str]:
    return Counter(finding.check for finding in results.findings)


def published(name: str) -> tuple[str, Report, Mapping[CellKey, Number | None]]:
    """Return the form, what was typed and the totals of a report; （六） of the older form is read as 3.其他."""
    content = json.loads(REPORTS[name].read_text("utf-8"), parse_float=Decimal)
    form = load_format("2019-60" if content["format"] == "2019-60" else "2021-30")
    own = {
        parse_cell_key(key.replace(".other_all.", ".other_misc.")): key for key in content["cells"]
    }
    cells = {key: content["cells"][text] for key, text in own.items() if key is not None}
    typed = {key: value for key, value in cells.items() if key in form.typed}
    report = Report(form.id).with_cells(typed)
    report = report.with_fact("year", content["year"]).with_fact("unit", content["unit"])
    return form.id, report, {key: value for key, value in cells.items() if key in form.computed}


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_documents_are_found_to_have_exactly_these_faults(name: str) -> None:
    assert codes(judged(name)) == Counter(CODES_OF_DOCUMENTS[name].split())


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_published_figures_are_found_to_have_exactly_these_faults(name: str) -> None:
    form_id, report, stated = published(name)
    results = evaluate(load_format(form_id), report, stated=stated)
    assert codes(results) == Counter(CODES_OF_REPORTS[name].split())


def test_sums_of_the_seed_agree() -> None:
    readings = judged(SEED).readings
    agreeing = [one.text for one in readings if one.verdict is Verdict.AGREES]
    for figure in ("287条", "89条", "174条", "17条", "7条", "22件", "5件", "17件", "1件", "0项"):
        assert figure in agreeing
    assert not [one for one in readings if one.verdict is Verdict.DIFFERS]


def test_missing_fee_of_the_seed_is_told() -> None:
    (finding,) = [one for one in judged(SEED).findings if one.check == "X-FEE"]
    assert "没有写收了多少，也没有写没有收取" in finding.message


def test_two_names_of_the_seed_are_told() -> None:
    (remark,) = [one for one in imported(SEED).remarks if "简称" in one]
    assert "“硚口区人力资源局”" in remark
    assert "“武汉市硚口区人力资源局”" in remark


def test_mixed_numbers_of_the_seed_are_told() -> None:
    told = [one for one in imported(SEED).remarks if "序号写法不一" in one]
    assert [
        "“5、”" in told[0],
        "“（3）”“（4）”“（5）”" in told[1],
        "“（1）”“（二）”" in told[2],
    ] == [True] * 3


def test_seed_is_told_nothing_that_must_be_mended_but_is_right() -> None:
    assert not judged(SEED).has_errors
