"""What we export and import again is the same report: figures, totals and texts."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.compose import compose
from core.exporting.html import fragment_of, page_of
from core.exporting.word import word_bytes
from core.exporting.workbook import write_workbook
from core.forms.installed import load_format
from core.importing.documents import read_document
from core.importing.imported import Imported
from core.importing.matching.match import match
from core.report import Passage, Report
from core.styles.library import presets
from core.totals import all_values
from tests.helpers.published import FORM, NAMES, published_report
from tests.helpers.strategies import cells

NOW = datetime.fromisoformat("2025-01-20T09:30:00+08:00")
OLDER = load_format("2019-60")
KINDS = (*(style.name for style in presets()), "page", "fragment", "workbook")


def written(report: Report, kind: str, folder: Path) -> Path:
    form = load_format(report.format_id)
    document = compose(form, report)
    if kind == "workbook":
        file = folder / "年报.xlsx"
        write_workbook(form, report, file)
    elif kind in ("page", "fragment"):
        file = folder / "年报.html"
        file.write_text(page_of(document) if kind == "page" else fragment_of(document), "utf-8")
    else:
        style = next(one for one in presets() if one.name == kind)
        file = folder / "年报.docx"
        file.write_bytes(word_bytes(document, NOW, style))
    return file


def back(report: Report, kind: str) -> Imported:
    with TemporaryDirectory() as folder:
        return match(read_document(written(report, kind, Path(folder))))


def told(report: Report, sections: Iterable[str]) -> list[tuple[str, tuple[str, ...], int]]:
    """Return what is printed of the passages of some sections."""
    return [
        (one.title.strip(), one.paragraphs, one.level)
        for section in sections
        for one in report.passages(section)
        if one.paragraphs or one.title.strip()
    ]


def asked_for(report: Report, kind: str) -> Iterable[str]:
    """Return the sections that must come back alike: a fragment has no title, so our own leads stay texts in it."""
    every = load_format(report.format_id).text_sections
    return report.texts if kind == "fragment" else every


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_published_reports_come_back(name: str, kind: str) -> None:
    report = published_report(name)
    found = back(report, kind)
    assert found.form.id == report.format_id
    assert found.report.cells == report.cells
    values = all_values(found.form, report)
    assert found.stated
    assert all(
        values.get(key, 0) == value for key, value in found.stated.items() if value is not None
    )
    assert found.report.year == report.year
    assert found.report.unit == report.unit
    sections = asked_for(report, kind)
    assert told(found.report, sections) == told(report, sections)
    if kind != "workbook":  # there by their keys
        assert found.report.facts.get("date") == report.facts.get("date")
        assert found.report.facts.get("signature") == report.facts.get("signature")


def test_a_workbook_brings_the_facts_too() -> None:
    report = published_report(NAMES[0])
    assert back(report, "workbook").report.facts == report.facts


_words = st.text("政务公开信息年度工作人员网站平台制度培训群众", min_size=2, max_size=12)
_paragraphs = st.builds("{}，{}。".format, _words, _words)
_bodies = st.lists(_paragraphs, min_size=1, max_size=3).map("\n".join)
_passages = st.lists(
    st.builds(Passage, title=_words, body=_bodies, level=st.just(1)), min_size=1, max_size=4
).map(tuple)
_reports = st.sampled_from((FORM, OLDER)).flatmap(
    lambda form: st.builds(
        Report,
        format_id=st.just(form.id),
        facts=st.fixed_dictionaries(
            {
                "unit": _words.map("{}局".format),
                "year": st.integers(form.first_year, form.last_year or 2030),
            }
        ),
        texts=st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("overview", "problems"), _passages)
        ),
        cells=cells(form),
    )
)


@given(_reports, st.sampled_from(KINDS))
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_report_comes_back(report: Report, kind: str) -> None:
    found = back(report, kind)
    assert found.form.id == report.format_id
    assert found.report.cells == report.cells
    sections = asked_for(report, kind)
    assert told(found.report, sections) == told(report, sections)
