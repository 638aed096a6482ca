"""This year's report begun from last year's."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import FormMissing
from core.evaluate import earlier_values, evaluate
from core.forms.installed import load_format
from core.importing.anything import import_file
from core.keys import CellKey
from core.report import Passage, Report
from core.totals import all_values
from core.years.next_year import next_year_report, problems_of

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
NEW = load_format("2021-30")


def last_year() -> Report:
    report = Report("2021-30").with_fact("unit", "某市水务局").with_fact("year", 2023)
    report = report.with_fact("phone", "027-1234567").with_fact("basis", "旧的依据")
    report = report.with_passages(
        "overview", (Passage("", "导语"), Passage("主动公开", "89条。"), Passage("细目", "", 2))
    )
    return report.with_passages(
        "problems",
        (
            Passage("上年度存在的问题及改进情况", "已改。"),
            Passage("本年度存在的问题", "一是慢。\n二是少。"),
        ),
    )


def test_lasting_facts_stay_and_those_of_one_report_do_not() -> None:
    report = next_year_report(last_year())
    assert report.facts["phone"] == "027-1234567"
    assert (report.unit, report.year) == ("某市水务局", 2024)
    assert report.facts["basis"] != "旧的依据"
    assert "date" not in report.facts


def test_sub_headings_stay_without_their_text() -> None:
    report = next_year_report(last_year())
    assert report.passages("overview") == (Passage("主动公开"), Passage("细目", "", 2))


def test_problems_of_last_year_are_quoted_where_they_are_to_be_answered() -> None:
    first, second = next_year_report(last_year()).passages("problems")
    assert first.title == "上年度存在的问题及改进情况"
    assert first.body == "上年年报写的问题是：“一是慢。二是少。”改进情况："
    assert (second.title, second.body) == ("本年度存在的问题及下年度改进举措", "")


def test_section_without_parts_is_quoted_whole() -> None:
    report = last_year().with_passages("problems", (Passage("", "还不够。"),))
    assert problems_of(report) == "还不够。"


def test_remedies_after_the_problems_are_left_out_and_quotes_inside_are_single() -> None:
    body = "培训不够，“一站式”查询少。针对存在问题，2024年我们将抓好培训。下一步多解读。"
    report = last_year().with_passages("problems", (Passage("", body),))
    assert problems_of(report) == "培训不够，“一站式”查询少。"
    asked = next_year_report(report).passages("problems")[0].body
    assert asked == "上年年报写的问题是：“培训不够，‘一站式’查询少。”改进情况："
    only_plans = last_year().with_passages("problems", (Passage("", "今后多培训。"),))
    assert problems_of(only_plans) == "今后多培训。"


def test_quoted_problems_are_no_text_of_last_year_over_again() -> None:
    before = import_file(DOCUMENTS / "hongze-2024-published.pdf").report
    after = next_year_report(before)
    assert len(after.passages("problems")[0].body) > 90
    assert "X-SAME" not in [one.check for one in evaluate(NEW, after, before).findings]
    copied = after.with_passages("problems", before.passages("problems"))
    assert "X-SAME" in [one.check for one in evaluate(NEW, copied, before).findings]


def test_every_column_is_carried_over() -> None:
    columns = [leaf.id for leaf in NEW.table("applications").blocks[0].columns.leaves]
    typed = [column for column in columns if column != "total"]
    cells = {CellKey("applications", "carried_out", one): at for at, one in enumerate(typed, 1)}
    before = last_year().with_cells(cells)
    after = next_year_report(before)
    values = all_values(NEW, after)
    for column in columns:
        carried = values[CellKey("applications", "carried_in", column)]
        assert carried == all_values(NEW, before)[CellKey("applications", "carried_out", column)]
    assert len(after.cells) == 6
    findings = evaluate(NEW, after, before).findings
    assert not [one for one in findings if one.check == "T3-CARRY-YEAR"]


def test_from_a_report_of_2020_only_what_was_carried_over_comes_along() -> None:
    before = import_file(DOCUMENTS / "pingtan_2020.html").report
    after = next_year_report(before)
    assert (after.format_id, after.year) == ("2021-30", 2021)
    assert {(key.table, key.row) for key in after.cells} == {("applications", "carried_in")}


def test_each_next_report_is_on_the_form_of_its_own_year() -> None:
    of_2019 = Report("2019-60").with_fact("unit", "某局").with_fact("year", 2019)
    assert next_year_report(of_2019).format_id == "2019-60"
    of_2020 = Report("2019-60").with_fact("unit", "某局").with_fact("year", 2020)
    assert next_year_report(of_2020).format_id == "2021-30"


def test_report_without_year_has_no_next_one() -> None:
    facts = {key: value for key, value in last_year().facts.items() if key != "year"}
    with pytest.raises(FormMissing, match="没有写明年度"):
        next_year_report(replace(last_year(), facts=facts))


def test_last_year_on_the_older_form_is_compared_by_its_own_totals() -> None:
    before = import_file(DOCUMENTS / "pingtan_2020.html").report
    then = earlier_values(NEW, before)
    concluded = CellKey("applications", "concluded", "natural_person")
    assert then[concluded] == 26  # 4 of them in 其他处理, one row then and none of the rows now
    assert not any(key.table == "proactive" and key.column == "in_force" for key in then)
    assert then.keys() <= NEW.units.keys()
