"""Each rule of the 2021 form: a report that breaks it, and a near miss that does not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from core.checks.context import Context
from core.checks.kinds import run_checks
from core.evaluate import evaluate
from core.numbers import Number
from core.reading.readings import read
from core.report import Link, Passage, Report
from core.totals import all_values
from tests.helpers.judging import EMPTY, FORM, key, report_with, zeros

Make = Callable[[], Report]


@dataclass(frozen=True)
class Case:
    """A rule by its id, what breaks it, what nearly does, and words of the sentence the officer reads."""

    rule: str
    breaks: Make
    near_miss: Make
    words: str
    last_year: Make | None = None


def text(section: str, body: str, title: str = "情况") -> Report:
    base = EMPTY.with_fact("year", 2024).with_fact("unit", "某市某区水务局")
    return base.with_passages(section, (Passage(title, body),))


def said(body: str, **cells: Number) -> Report:
    """Return a year in which nothing happened but `cells` of the 总计 column, and a sentence about it."""
    table = {f"applications.{row}.natural_person": value for row, value in cells.items()}
    return report_with(table, zeros()).with_passages("overview", (Passage("依申请公开", body),))


def filled(**cells: Number) -> Report:
    return report_with({name.replace("__", "."): value for name, value in cells.items()}, zeros())


def handled(**cells: Number) -> Report:
    return filled(**{f"applications__{row}__other": value for row, value in cells.items()})


def documents(**cells: Number) -> Report:
    columns = cells.items()
    return filled(**{f"proactive__normative_documents__{name}": value for name, value in columns})


def of_unit(unit: str, report: Report) -> Report:
    return report.with_fact("unit", unit)


ASPECTS = "主动公开、依申请公开、信息管理、平台建设、监督保障都做了。"
RECEIVED = "applications.received.total"

CASES = [
    Case(
        "X-ASPECT",
        lambda: text("overview", "主动公开了信息，依申请公开按时办理，网站每周更新，信息管理有人负责。"),
        lambda: text("overview", ASPECTS),
        "没有写到“监督保障”",
    ),
    Case(
        "X-ASPECT",
        lambda: of_unit("某县某镇人民政府", text("overview", ASPECTS + "开展工作考核。")),
        lambda: of_unit("某县某镇人民政府", text("overview", ASPECTS + "考核合格，社会评议良好，未发生责任追究。")),
        "“社会评议”“责任追究结果”",
    ),
    Case(
        "X-SIX",
        lambda: text("opening", "本报告共六个部分：总体情况、主动公开、申请情况、复议诉讼、存在的问题。"),
        lambda: text("opening", "本报告包括总体情况、主动公开等。"),
        "“其他需要报告的事项”",
    ),
    Case(
        "X-PROB",
        lambda: text("problems", "问题不多，继续加强。"),
        lambda: text("problems", "三个栏目更新不及时，最长的隔了四个月。" * 3 + "今年由办公室按月检查，已经整改。"),
        "只有 10 字",
    ),
    Case(
        "X-PROB",
        lambda: text("problems", "今年各科室都按要求公开了信息，数量比去年多，速度比去年快。" * 2),
        lambda: text("problems", "去年的问题是栏目更新慢，今年已经整改，由办公室按月检查。" * 2),
        "没有写到“存在的问题”",
    ),
    Case(
        "X-PROB-VAGUE",
        lambda: text("problems", "一是公开意识有待加强；二是内容不够深入。"),
        lambda: text("problems", "一是“财政信息”栏目四个月没有更新。"),
        "比较笼统",
    ),
    Case(
        "X-FEE",
        lambda: text("other", "没有其他需要报告的事项。"),
        lambda: text("other", "本年度未收取信息处理费。"),
        "没有写收取信息处理费的情况",
    ),
    Case(
        "X-FEE",
        lambda: text("other", "按照《政府信息公开信息处理费管理办法》的规定办理。", "信息处理费收取情况"),
        lambda: text("other", "收取信息处理费0元。", "信息处理费收取情况"),
        "没有写收了多少",
    ),
    Case(
        "X-FEE-AMT",
        lambda: text("other", "本年度未收取信息处理费。\n其中信息处理费共120元。"),
        lambda: text("other", "信息处理费共120元。"),
        "没有收取信息处理费",
    ),
    Case(
        "X-FEE-RULE",
        lambda: text("other", "信息处理费按件和按量分别计收。"),
        lambda: text("other", "信息处理费按件或者按量计收，择一适用。"),
        "一件申请只能选",
    ),
    Case(
        "X-YEAR",
        lambda: text("overview", "2023年，本局主动公开信息12条。"),
        lambda: text("overview", "公开信息12条，比2023年多2条；2025年，本局将继续。"),
        "“2023年”",
    ),
    Case(
        "X-PERIOD",
        lambda: text("opening", "统计期限为2023年1月1日至2023年12月31日。"),
        lambda: text("opening", "统计期限为2024年1月1日至2024年12月31日。"),
        "应为 2024 年1月1日",
    ),
    Case(
        "X-PERIOD",
        lambda: text("opening", "2010年1月1日起至2009年12月31日止。"),
        lambda: text("overview", "2024年3月1日至2024年4月30日开展宣传。"),
        "统计期限写的是",
    ),
    Case(
        "X-PERIOD",
        lambda: text("opening", "所列数据的统计期限自2024年1月1日起至12月21日止。"),
        lambda: text("opening", "所列数据的统计期限自2024年1月1日起至12月31日止。"),
        "“2024年1月1日起至12月21日”",
    ),
    Case(
        "X-BASIS",
        lambda: text("opening", "根据国办公开办函〔2019〕60号编制。"),
        lambda: text("opening", "根据国办公开办函〔2021〕30号编制。"),
        "已经换成国办公开办函〔2021〕30号",
    ),
    Case(
        "X-BASIS",
        lambda: text("overview", "根据国办公开办函﹝2019﹞60号文件的要求编制本报告。"),
        lambda: text("overview", "2019年印发的60号文件已经不用。"),
        "“国办公开办函﹝2019﹞60号”",
    ),
    Case(
        "X-BASIS",
        lambda: text("overview", "依据国办公开办函〔2019〕60号、国办公开办函〔2021〕30号编制。"),
        lambda: text("overview", "依据国办公开办函〔2016〕201号、国办公开办函〔2021〕30号编制。"),
        "除了国办公开办函〔2021〕30号",
    ),
    Case(
        "X-ART",
        lambda: text("opening", "根据《政府信息公开条例》第四十八条编制。"),
        lambda: text("opening", "根据《政府信息公开条例》第五十条编制。"),
        "引用了“第四十八条”",
    ),
    Case(
        "X-UNIT",
        lambda: text("overview", "2024年，汉阳区水务局公开信息12条。"),
        lambda: text("overview", "在某区人民政府网站公开信息12条。"),
        "“汉阳区水务局”",
    ),
    Case(
        "X-UNIT",
        lambda: text("overview", "好").with_fact("signature", "某区水务局"),
        lambda: text("overview", "好").with_fact("signature", "某市某区水务局"),
        "落款“某区水务局”",
    ),
    Case(
        "X-NUM",
        lambda: text("overview", "一是抓培训；三是抓检查。"),
        lambda: text("overview", "一是抓培训；二是抓检查。结果，一是快了；二是好了。"),
        "“一是”后面是“三是”",
    ),
    Case(
        "X-NUM",
        lambda: text("overview", "（一）培训\n（二）检查\n（四）考核"),
        lambda: text("overview", "第三方评估一次，三是一个数字。之一是三。"),
        "“（二）”后面是“（四）”",
    ),
    Case(
        "X-HINT",
        lambda: text("overview", "公开XX条信息，该部分以表格形式报告。"),
        lambda: text("overview", "公开 12 条信息。"),
        "模板的提示",
    ),
    Case(
        "X-DUP",
        lambda: text("overview", "做好政务公开公开工作。"),
        lambda: text("overview", "事事有人管，层层抓落实。"),
        "“公开公开”",
    ),
    Case(
        "X-GENERIC",
        lambda: text("problems", "部分地区公开不及时。"),
        lambda: text("problems", "个别科室公开不及时。"),
        "不像是在说本单位",
    ),
    Case(
        "X-VAGUE-NUM",
        lambda: text("overview", "公开信息四十余条，阅读超2000次。"),
        lambda: text("overview", "公开信息 40 条，其余不变。"),
        "不是确数",
    ),
    Case(
        "X-SECRET",
        lambda: text("overview", "联系人手机13912345678。"),
        lambda: text("overview", "电话：027-83631976，编号139123456789012。"),
        "像是个人信息",
    ),
    Case(
        "D-SIGN",
        lambda: text("overview", "好").with_fact("date", date(2024, 12, 20)),
        lambda: text("overview", "好").with_fact("date", date(2025, 1, 2)),
        "应在 2025 年成文",
    ),
    Case(
        "X-SAME",
        lambda: text("problems", "栏目更新不及时，最长的隔了四个月，读者打电话来问。" * 3),
        lambda: text("problems", "今年的问题是解读只有文字，没有图，也没有请人来讲，读者看不明白。" * 3),
        "相同的文字占 100%",
        lambda: text("problems", "栏目更新不及时，最长的隔了四个月，读者打电话来问。" * 3),
    ),
    Case(
        "N-NEW",
        lambda: said("全年收到政府信息公开申请9件。", received=8),
        lambda: said("全年收到政府信息公开申请8件。", received=8),
        "“9件”，表三“新收申请”是 8 件",
    ),
    Case(
        "N-NEW",
        lambda: said("全年收到政府信息公开申请9件。", received=8, carried_in=1),
        lambda: said("全年收到政府信息公开申请8件，上年结转1件。", received=8, carried_in=1),
        "新收 8 件加上年结转 1 件",
    ),
    Case(
        "N-DONE",
        lambda: said("收到政府信息公开申请3件，办结2件。", received=3, granted=3),
        lambda: said("收到政府信息公开申请3件，办结3件。", received=3, granted=3),
        "“办理结果总计”是 3 件",
    ),
    Case(
        "N-CARRY",
        lambda: said("收到申请3件，结转下年度2件。", received=3, carried_out=1),
        lambda: said("收到申请3件，结转下年度1件。", received=3, carried_out=1),
        "“结转下年度”是 1 件",
    ),
    Case(
        "N-REVIEW",
        lambda: said("因政府信息公开被申请行政复议2件。"),
        lambda: said("因政府信息公开被申请行政复议0件。"),
        "“行政复议总计”是 0 件",
    ),
    Case(
        "N-NORM",
        lambda: said("现行有效行政规范性文件3件。"),
        lambda: said("发布解读3件，规范性文件无。"),
        "“行政规范性文件现行有效”是 0",
    ),
    Case(
        "N-ZERO",
        lambda: said("本年度未收到政府信息公开申请。", received=1),
        lambda: said("本年度未收到政府信息公开申请。", carried_in=1),
        "是 1，不是 0",
    ),
    Case(
        "N-SUM",
        lambda: said("公开信息20条，其中通知9条、动态10条。"),
        lambda: said("公开信息20条，其中通知9条、动态10条等。"),
        "相加是 19，相差 1",
    ),
    Case(
        "N-PCT",
        lambda: said("收到申请8件，其中网上提交6件，占70%。", received=8),
        lambda: said("收到申请8件，其中网上提交6件，占75%。", received=8),
        "6 除以 8 是 75%",
    ),
    Case(
        "N-TWICE",
        lambda: said("微信公众号发布信息20条。\n微信公众号发布信息16条。"),
        lambda: said("微信公众号发布信息20条。\n微博发布信息16条。"),
        "前面写 20",
    ),
    Case(
        "N-LINK",
        lambda: linked("13", is_broken=True),
        lambda: linked("12", is_broken=False),
        "原来跟着表里的“新收申请”",
    ),
    Case(
        "N-LINK",
        lambda: EMPTY.with_passages("overview", (Passage("", "〔未填〕件", links=(Link(0, 4, RECEIVED),)),)),
        lambda: linked("12", is_broken=False),
        "引用的“新收申请”还没有填",
    ),
    Case(
        "X-MEASURE",
        lambda: said("收到政府信息公开申请0项。"),
        lambda: said("收到政府信息公开申请0件。"),
        "用“件”作单位",
    ),
    Case(
        "T3-COVER",
        lambda: filled(applications__granted__other=2),
        lambda: filled(applications__granted__other=2, applications__carried_in__other=2),
        "没有新收，也没有上年结转",
    ),
    Case(
        "T3-COLX",
        lambda: handled(received=3, partly_granted=2, refused_by_law=3),
        lambda: handled(received=3, partly_granted=1, refused_by_law=4),
        "多出的 2 件正好等于",
    ),
    Case(
        "T3-OTHER",
        lambda: filled(applications__granted__other=9, applications__other_misc__other=3),
        lambda: filled(applications__granted__other=12, applications__other_misc__other=3),
        "占办理结果的 25%",
    ),
    Case(
        "T3-OTHER",
        lambda: filled(applications__granted__other=7, applications__other_misc__other=3),
        lambda: filled(applications__granted__other=1, applications__other_misc__other=1),
        "占办理结果的 30%",
    ),
    Case(
        "T2-LESS",
        lambda: documents(issued=3, in_force=2),
        lambda: documents(issued=3, repealed=1, in_force=2),
        "现行有效却只有 2 件",
    ),
    Case(
        "T2-RULE",
        lambda: of_unit("某县某镇人民政府", filled(proactive__regulations__in_force=6)),
        lambda: of_unit("某市人民政府", filled(proactive__regulations__in_force=6)),
        "规章只有",
    ),
    Case(
        "T2-NOLEGAL",
        lambda: of_unit("某县某镇人民政府", filled(proactive__coercion__decisions=6)),
        lambda: of_unit("某县公安局", filled(proactive__coercion__decisions=6)),
        "行政强制",
    ),
    Case(
        "T2-UNIT",
        lambda: filled(proactive__fees__amount=35000),
        lambda: filled(proactive__fees__amount=999),
        "是去年 3 万元的 11667 倍",
        lambda: filled(proactive__fees__amount=3),
    ),
    Case(
        "T2-YOY",
        lambda: filled(proactive__licensing__decisions=9487),
        lambda: filled(proactive__licensing__decisions=948),
        "变化很大",
        lambda: filled(proactive__licensing__decisions=550),
    ),
    Case(
        "T4-PENDING",
        zeros,
        zeros,
        "去年有 2 件",
        lambda: filled(disputes__cases__review_pending=2),
    ),
    Case(
        "T4-CODEF",
        lambda: filled(disputes__cases__direct_suit_upheld=2),
        lambda: filled(disputes__cases__review_upheld=2),
        "填了 2 件行政诉讼",
    ),
]  # fmt: skip


def linked(words: str, *, is_broken: bool) -> Report:
    report = report_with({"applications.received.other": 12}, zeros())
    links = (Link(2, 4, RECEIVED, is_broken),)
    return report.with_passages("overview", (Passage("", f"收到{words}件。", links=links),))


def sentences(rule: str, report: Report, last_year: Report | None) -> list[str]:
    return [one.message for one in evaluate(FORM, report, last_year).findings if one.check == rule]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{case.words}" for case in CASES])
def test_rule_speaks_when_it_is_broken_and_is_silent_at_a_near_miss(case: Case) -> None:
    last_year = case.last_year() if case.last_year else None
    found = sentences(case.rule, case.breaks(), last_year)
    assert any(case.words in one for one in found), found
    if case.rule == "T4-PENDING":
        last_year = zeros()
    assert not any(case.words in one for one in sentences(case.rule, case.near_miss(), last_year))


def test_every_rule_about_words_and_odd_figures_has_a_case() -> None:
    tried = {case.rule for case in CASES}
    elsewhere = {"F-", "CELL-", "X-OVERVIEW", "X-BLANK", "X-LEN", "T3-ROW", "T3-COL", "T3-BAL"}
    elsewhere |= {
        "T3-CARRY-YEAR",
        "T4-SUM",
        "T2-ROLL",
        "X-PROB-YEAR",
        "T3-TOTAL-BLANK",
        "T4-TOTAL-BLANK",
    }
    missing = {
        check.id
        for check in FORM.checks
        if check.id not in tried | elsewhere and not check.id.startswith(("F-", "CELL-"))
    }
    assert missing == set()


def test_finding_points_at_the_words_it_is_about() -> None:
    report = text("overview", "一是抓培训；三是抓检查，2023年，公开公开。")
    values = all_values(FORM, report)
    context = Context(FORM, report, values, {}, readings=read(FORM, report, values))
    body = report.passages("overview")[0].body
    told = {one.check: body[slice(*one.span)] for one in run_checks(context) if one.span}
    assert told["X-NUM"] == "三是"
    assert told["X-YEAR"] == "2023"
    assert told["X-DUP"] == "公开公开"


def test_key_of_a_finding_about_a_figure_names_the_text_first_and_then_the_cells() -> None:
    (found,) = [
        one
        for one in evaluate(FORM, said("收到政府信息公开申请9件。", received=8)).findings
        if one.check == "N-NEW"
    ]
    assert found.where[1:] == (key(RECEIVED),)
