"""Nothing is found wrong with what the program itself exports, however long its names and whatever its form."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.compose import compose
from core.exporting.word import word_bytes
from core.forms.installed import known_formats, load_format
from core.proofing.proof import proof_file
from core.report import FactValue, Passage, Report
from core.styles.library import presets

NOW = datetime(2025, 1, 20, tzinfo=UTC)
LONG = "某某自治区某某自治州某某河流域生态环境综合治理与水土保持工程建设管理委员会办公室"
FACTS: dict[str, FactValue] = {
    "unit": "青禾县数据局",
    "signature": "青禾县数据局",
    "date": date(2025, 1, 20),
}


def found(report: Report, style: str, folder: Path) -> list[str]:
    chosen = next(one for one in presets() if one.name == style)
    file = folder / "年报.docx"
    file.write_bytes(word_bytes(compose(load_format(report.format_id), report), NOW, chosen))
    return [one.message for one in proof_file(file, [chosen]).findings]


@pytest.mark.parametrize("style", [one.name for one in presets()])
@pytest.mark.parametrize(
    ("form", "facts", "title"),
    [
        *((form, {}, "主动公开") for form in known_formats()),
        ("2021-30", {"unit": LONG, "signature": LONG}, "主动公开"),
        ("2021-30", {"unit": LONG, "signature": LONG * 2, "date": None}, "主动公开"),
        ("2021-30", {}, "以公开为常态、不公开为例外，" * 5 + "推进公开"),
    ],
    ids=[*known_formats(), "long name", "very long name without a date", "long heading"],
)
def test_nothing_is_found(
    form: str, facts: Mapping[str, FactValue | None], title: str, style: str, tmp_path: Path
) -> None:
    passages = (Passage(title, "全年公开信息。"),)
    report = Report(form, {**FACTS, "year": load_format(form).first_year}, {"overview": passages})
    for name, value in facts.items():
        report = report.with_fact(name, value)
    assert found(report, style, tmp_path) == []


@pytest.mark.parametrize("style", [one.name for one in presets()])
def test_a_short_last_paragraph_is_not_taken_for_the_signature(style: str, tmp_path: Path) -> None:
    year = load_format().first_year
    report = Report("2021-30", {**FACTS, "year": year}).with_fact("signature", None)
    report = report.with_passages("other", (Passage("", "无其他需要报告的事项"),))
    assert found(report, style, tmp_path) == []
