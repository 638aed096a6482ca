"""Titles as portals and offices write them, and what is no title."""

import pytest

from core.importing.matching.titles import title_inside, title_of, title_of_page, year_of_period


@pytest.mark.parametrize(
    ("text", "unit", "year"),
    [
        ("某市某局2023年政府信息公开工作年度报告", "某市某局", 2023),
        ("某市某局 2023 年度 政府信息公开年报", "某市某局", 2023),
        ("2022年度某镇政府信息公开工作年度报告", "某镇", 2022),
        ("某区教育局政府信息公开工作2024年度报告", "某区教育局", 2024),
        ("某县人民政府关于2021年政府信息公开工作的报告", "某县人民政府", 2021),
        ("某街道办事处政府信息公开工作年度报告", "某街道办事处", None),
        ("2022年政府信息公开工作年度报告", "", 2022),
        ("【公告】某局2022年政府信息公开工作年度报告（以下简称年报）", "某局", 2022),
    ],
)
def test_a_title_says_whose_and_when(text: str, unit: str, year: int | None) -> None:
    assert title_of(text) == (unit, year)


@pytest.mark.parametrize(
    "text",
    [
        "根据《条例》的要求，编制《某街道办事处2023年度政府信息公开工作年度报告》",
        "2020年,特向社会公布某县卫生健康局2020年度政府信息公开工作年度报告",
        "按照某县办公室通知要求，现将某镇2022年度政府信息公开工作报告如下",
        "二、主动公开政府信息情况",
    ],
)
def test_a_sentence_is_no_title(text: str) -> None:
    assert title_of(text) is None


def test_a_sentence_may_name_the_report() -> None:
    assert title_inside("编制《某街道2023年度政府信息公开工作年度报告》。") == ("某街道", 2023)
    assert title_inside("现公开我局2020年度政府信息公开工作年度报告。") == ("", 2020)
    assert title_inside("2020年工作很好。") is None


def test_the_title_of_a_page_has_the_site_behind_it() -> None:
    assert title_of_page("某局2023年政府信息公开工作年度报告_某区人民政府") == ("某局", 2023)
    assert title_of_page("某区人民政府 - 某局2023年政府信息公开年报") == ("某局", 2023)
    assert title_of_page("政府信息公开") is None


def test_the_period_tells_the_year() -> None:
    assert year_of_period("统计期限自2022年1月1日起至2022年12月31日止") == 2022
    assert year_of_period("统计期限为2022年1月1日至12月31日") == 2022
    assert year_of_period("2022年1月1日起施行") is None
