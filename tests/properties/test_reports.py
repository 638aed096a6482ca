"""Laws of every report an officer could have typed."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.compose import compose
from core.document import Heading, Paragraph, TableBlock
from core.errors import BadNumber
from core.evaluate import evaluate
from core.exporting.reportfile import dumps
from core.exporting.text import text_of
from core.format.model import Format
from core.format.tables import Unit
from core.forms.installed import known_formats, load_format
from core.importing.reportfile import loads
from core.numbering import heading_number
from core.numbers import display, parse
from core.report import Passages, Report
from tests.helpers.strategies import amounts, bodies, counts, lines, passages, reports

FORM = load_format()
FORMS = [load_format(name) for name in known_formats()]
forms = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)


@forms
@given(data=st.data())
@settings(max_examples=40)
def test_saved_report_loads_the_same(form: Format, data: st.DataObject) -> None:
    report = data.draw(reports(form))
    again = loads(dumps(report).encode(), "a.nianbao")
    assert again == report
    assert dumps(again) == dumps(report)


@given(counts())
def test_displayed_count_is_read_as_itself(count: int) -> None:
    assert parse(display(count), Unit.PIECES) == count
    assert parse(f"{count:,}", Unit.PIECES) == count
    assert parse(f"{count} 件", Unit.PIECES) == count


@given(amounts())
def test_displayed_amount_is_read_as_itself_with_its_zeros(amount: Decimal) -> None:
    assert str(parse(display(amount), Unit.TEN_THOUSAND_YUAN)) == str(amount)


@forms
@given(data=st.data())
@settings(max_examples=25)
def test_evaluate_says_something_sound_about_any_report(form: Format, data: st.DataObject) -> None:
    report = data.draw(reports(form))
    last_year = data.draw(st.one_of(st.none(), reports(form)))
    results = evaluate(form, report, last_year)
    assert {key: results.values[key] for key in report.cells} == report.cells
    assert results.values.keys() - report.cells.keys() <= form.computed
    assert all(finding.where and finding.message for finding in results.findings)
    assert evaluate(form, report, last_year) == results


@given(data=st.data())
@settings(max_examples=25)
def test_any_report_is_composed_of_lines_only(data: st.DataObject) -> None:
    document = compose(FORM, data.draw(reports(FORM)))
    assert sum(isinstance(block, TableBlock) for block in document.blocks) == 3
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            assert block.text.splitlines() == [block.text.strip()]
    assert text_of(document)


@given(passages())
def test_numbers_of_sub_headings_are_consecutive(written: Passages) -> None:
    report = Report(FORM.id).with_passages("other", written)
    headings = [one for one in compose(FORM, report).blocks if isinstance(one, Heading)]
    upper = lower = 0
    for heading in headings[headings.index(_other(headings)) + 1 :]:
        if heading.level == 2:
            upper, lower = upper + 1, 0
            assert heading.text.startswith(heading_number(2, upper))
        else:
            lower += 1
            assert upper > 0
            assert heading.text.startswith(heading_number(3, lower))


def _other(headings: list[Heading]) -> Heading:
    return next(one for one in headings if one.text == "六、其他需要报告的事项")


@given(passages())
def test_nothing_written_is_lost_when_composed(written: Passages) -> None:
    report = Report(FORM.id).with_passages("overview", written)
    printed = [one.text for one in compose(FORM, report).blocks if isinstance(one, Paragraph)]
    paragraphs = [text for passage in written for text in passage.paragraphs]
    start = printed.index(paragraphs[0]) if paragraphs else 0
    assert printed[start : start + len(paragraphs)] == paragraphs


@given(st.one_of(lines(), bodies()), st.sampled_from(Unit))
def test_whatever_is_typed_into_a_cell_is_a_number_blank_or_a_sentence(
    text: str, unit: Unit
) -> None:
    try:
        value = parse(text, unit)
    except BadNumber as error:
        said = str(error)
    else:
        said = "一个数。" if value is None or value >= 0 else "负数"
    assert re.fullmatch(r".+。", said)
