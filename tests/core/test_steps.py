"""How far each step of the wizard is."""

from dataclasses import replace
from datetime import date

from core.evaluate import evaluate
from core.keys import FactKey, TextKey
from core.report import Passage, Report
from core.steps import PREVIEW, Step, StepState, step_of
from tests.helpers.judging import EMPTY, FORM, key, report_with, zeros


def step(name: str, report: Report) -> Step:
    return next(one for one in evaluate(FORM, report).steps if one.id == name)


WORDS = {
    "overview": "主动公开、依申请公开、政府信息管理、平台建设和监督保障都按要求做了。",
    "problems": "去年的问题是公开目录里有三个栏目超过两个月没有更新，今年由办公室每月检查一次，现在已经全部补齐。"
    "今年的问题是政策解读只有文字，明年起每份文件配一张图。",
    "other": "本年度未收取信息处理费。",
}

FORMED = {"phone": "027-85370000", "postcode": "430030", "website": "www.example.gov.cn"}


def finished() -> Report:
    report = zeros()
    for fact in FORM.facts:
        report = report.with_fact(fact.id, FORMED.get(fact.id, "填了"))
    report = report.with_fact("year", 2024).with_fact("date", date(2025, 1, 9))
    for section, words in WORDS.items():
        report = report.with_passages(section, (Passage("情况", words),))
    return report


def test_steps_are_facts_then_sections_with_their_numerals_then_preview() -> None:
    found = evaluate(FORM, EMPTY).steps
    assert [one.id for one in found[1:-1]] == [section.id for section in FORM.sections]
    assert found[0].title == "基本信息"
    assert found[1].title.startswith("一、")
    assert found[6].title.startswith("六、")
    assert found[7].title == "预览与导出"


def test_nothing_is_begun_in_an_empty_report() -> None:
    assert {one.state for one in evaluate(FORM, EMPTY).steps} == {StepState.EMPTY}


def test_what_nobody_touched_is_not_done_even_where_no_rule_asks_for_it() -> None:
    without_rules = replace(FORM, checks=())
    states = [one.state for one in evaluate(without_rules, EMPTY).steps]
    assert StepState.DONE not in states
    touched = EMPTY.with_passages("other", (Passage("", "无。"),))
    found = {one.id: one.state for one in evaluate(without_rules, touched).steps}
    assert found["other"] is StepState.DONE


def test_one_figure_starts_its_table_only() -> None:
    report = report_with({"disputes.cases.review_other": 0})
    assert step("disputes", report).state is StepState.STARTED
    assert step("applications", report).state is StepState.EMPTY


def test_what_is_not_filled_in_yet_is_no_problem() -> None:
    assert step("disputes", report_with({"disputes.cases.review_other": 1})).problems == 0


def test_full_table_out_of_balance_has_problems() -> None:
    report = report_with({"applications.received.natural_person": 2}, zeros())
    assert step("applications", report).state is StepState.PROBLEMS
    assert step("applications", report).problems == 1


def test_everything_filled_in_is_done_to_the_preview() -> None:
    assert {one.state for one in evaluate(FORM, finished()).steps} == {StepState.DONE}


def test_hint_keeps_no_step_from_being_done() -> None:
    report = finished().with_fact("address", None)
    assert [one.check for one in evaluate(FORM, report).findings] == ["F-ADDRESS"]
    assert step("facts", report).state is StepState.DONE


def test_preview_is_done_only_when_every_step_is() -> None:
    report = finished().with_passages("other", ())
    assert step("other", report).state is StepState.EMPTY
    assert step(PREVIEW, report).state is StepState.EMPTY


def test_places_belong_to_the_step_on_which_they_are_filled_in() -> None:
    assert step_of(FORM, FactKey("unit")) == "facts"
    assert step_of(FORM, TextKey("opening")) == "facts"
    assert step_of(FORM, TextKey("other", 3)) == "other"
    assert step_of(FORM, key("disputes.cases.review_other")) == "disputes"


def test_state_is_told_by_sign_and_word() -> None:
    assert len({state.sign for state in StepState}) == len(StepState)
    assert [state.word for state in StepState] == ["未填", "填写中", "有问题", "已完成"]
