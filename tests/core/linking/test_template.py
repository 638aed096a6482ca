"""A linked text as the Jinja2 template of a file, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafts.body import from_body, to_body
from core.errors import NotAReport
from core.exporting.reportfile import dumps
from core.importing.reportfile import loads
from core.linking.links import inserted
from core.linking.template import BadTemplate, from_template, to_template
from core.report import Link, Passage
from core.totals import all_values
from tests.helpers.judging import FORM, report_with, zeros

VALUES = all_values(FORM, report_with({"applications.received.other": 12}, zeros()))
RECEIVED = "applications.received.total"


def back(passage: Passage) -> Passage:
    body, links = from_template(FORM, to_template(passage), VALUES)
    return Passage(passage.title, body, links=links)


def test_figure_is_kept_as_jinja2() -> None:
    passage = Passage("", "收到12件。", links=(Link(2, 4, RECEIVED),))
    assert to_template(passage) == f'收到{{{{ "{RECEIVED}" | figure }}}}件。'
    assert back(passage) == passage


def test_broken_figure_keeps_what_was_typed() -> None:
    passage = Passage("", '收到1"3件。', links=(Link(2, 5, RECEIVED, is_broken=True),))
    assert back(passage) == passage


@pytest.mark.parametrize(
    "typed",
    [
        "{{ 7 * 7 }}",
        "{% raw %}",
        "{# 注 #}",
        "}}{{",
        "{",
        "a{{{{{b",
        "第一行\n\n第三行\n",
        "{%-",
        "{{'{'}}",
    ],
)
def test_what_looks_like_a_template_is_plain_text(typed: str) -> None:
    passage = inserted(Passage("", typed), len(typed), len(typed), RECEIVED, "12")
    assert back(passage) == passage


@given(st.text(alphabet="{}%#\"'\\ \n收a-|", max_size=20), st.integers(0, 20))
def test_any_text_comes_back_as_typed(text: str, place: int) -> None:
    place = min(place, len(text))
    passage = inserted(Passage("", text), place, place, RECEIVED, "12")
    assert back(passage) == passage


@pytest.mark.parametrize(
    "template",
    [
        '{{ "applications.none.total" | figure }}',
        "{{ 7 | figure }}",
        "{{ nothing }}",
        "{{ ''.__class__.__mro__ }}",
        "{% for x in range(9) %}{% endfor %}",
        "{{",
        "\ue000",
    ],
)
def test_template_that_cannot_be_followed_is_refused(template: str) -> None:
    with pytest.raises(BadTemplate):
        from_template(FORM, template, VALUES)


def test_report_file_and_draft_keep_the_links() -> None:
    passage = inserted(Passage("依申请公开", "{{ 收到件 }}"), 5, 5, RECEIVED, "12")
    report = report_with({"applications.received.other": 12}, zeros())
    report = report.with_passages("overview", (passage,))
    assert loads(dumps(report).encode(), "年报").texts == report.texts
    assert from_body(to_body(report)) == report


def test_report_file_with_a_template_that_cannot_be_followed_says_where() -> None:
    content = (
        '{"format": "2021-30", "texts": {"overview": [{"title": "一", "template": "{{ x }}"}]}}'
    )
    with pytest.raises(NotAReport) as error:
        loads(content.encode(), "年报")
    assert "“总体情况”第 1 段里关联的数字：里面的数字写法不对" in str(error.value)
