"""Every number with its unit, and nothing that only looks like one."""

from decimal import Decimal

import pytest

from core.numbers import Number
from core.reading.figures import figures


def read(text: str) -> list[tuple[Number, str]]:
    return [(one.value, one.unit) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收到36件", 36, "件"),
        ("收到 36 件", 36, "件"),
        ("收到１，２８７件", 1287, "件"),
        ("收到1,287件", 1287, "件"),
        ("收费5949.09万元", Decimal("5949.09"), "万元"),
        ("收取2950元", 2950, "元"),
        ("办理18.6万件", 186_000, "件"),
        ("共三件", 3, "件"),
        ("共二百零六条", 206, "条"),
        ("占33.9%", Decimal("33.9"), "%"),
        ("占33.9％", Decimal("33.9"), "%"),
        ("百分之二十", 20, "%"),
        ("百分之12.5", Decimal("12.5"), "%"),
        ("（12件）", 12, "件"),
        ("共89件次", 89, "件次"),
        ("2万余次", 20_000, "次"),
        ("收到12封申请", 12, "封"),
        ("刊发报道97则", 97, "则"),
        ("2024件", 2024, "件"),
        ("《简报》十二期", 12, "期"),
    ],
)
def test_figure_is_read_with_its_unit(text: str, value: Number, unit: str) -> None:
    assert read(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年",
        "2024年1月1日至12月31日",
        "国办函〔2020〕109号",
        "国务院令第711号",
        "电话：0512-68801234",
        "（3）政府信息管理",
        "第3批",
        "20个工作日内",
        "3小时",
        "上升1.2个百分点",
        "三个方面",
        "一件事一次办",
        "第三条",
        "A4纸",
        "2024全年没有申请",
        "12345热线",
        "12345政务服务便民热线",
        "“5·15政务公开日”",
        "“1+6+X”体系",
        "1.网站建设",
        "一式三份",
        "《条例》二十条",
    ],
)
def test_years_dates_numbers_of_documents_and_set_phrases_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["近300件", "约300件", "超300件", "300余件", "300多件", "三百余件"]
)
def test_rough_figures_are_marked(text: str) -> None:
    (figure,) = figures(text)
    assert figure.is_rough
    assert figure.value == 300


@pytest.mark.parametrize("text", ["达300件", "达到300件", "不少于300件", "共300件"])
def test_exact_figures_are_not_marked(text: str) -> None:
    assert not figures(text)[0].is_rough


@pytest.mark.parametrize(
    ("text", "step"),
    [("300件", 1), ("1.23万件", 100), ("2万件", 10_000), ("5.09万元", Decimal("0.01"))],
)
def test_step_is_what_the_last_digit_counts(text: str, step: Number) -> None:
    assert figures(text)[0].step == step


@pytest.mark.parametrize(
    "text", ["1" * 5000 + "件", "一" * 5000 + "件", "1." + "1" * 5000 + "万元"]
)
def test_endless_rows_of_digits_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_span_is_the_number_with_its_unit() -> None:
    text = "全年收到１２件，答复十一件。"
    assert [text[one.start : one.end] for one in figures(text)] == ["１２件", "十一件"]


def test_figure_can_be_moved() -> None:
    figure = figures("收到12件")[0].moved(10)
    assert (figure.start, figure.end) == (12, 15)
