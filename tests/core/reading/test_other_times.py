"""Figures of other years, and figures that only tell a change."""

import pytest

from core.reading.figures import figures
from core.reading.other_times import is_of_other_time
from core.reading.places import surroundings


def last_is_of_other_time(text: str, year: int | None = 2024) -> bool:
    found = figures(text)
    here = list(surroundings(text, found))[-1]
    return is_of_other_time(here.sentence, here.near, year)


@pytest.mark.parametrize(
    "text",
    [
        "2023年收到申请21件",
        "去年收到申请21件",
        "历年累计收到申请31件",
        "上年收到申请21件",
        "较2023年的21件",
        "比上年的21件",
        "自2019年新条例施行以来，累计受理163件",
        "新条例施行以来受理163件",
        "2020以来受理163件",
        "比上年增加7件",
        "同比增长233.3%",
        "较去年减少3件",
        "2023年新收申请20件，办结19件",
    ],
)
def test_other_years_and_changes_are_seen(text: str) -> None:
    assert last_is_of_other_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年收到申请21件",
        "收到申请21件",
        "今年以来收到申请21件",
        "2024年以来收到申请21件",
        "2024以来收到申请21件",
        "历年累计31件，今年收到21件",
        "按照《2023年政务公开工作要点》公开21件",
        "（国办发〔2023〕5号）公开21件",
        "上年结转1件，办结21件",
        "收到申请（含上年结转）21件",
        "比2023年的20件多，2024年收到21件",
    ],
)
def test_this_year_is_not_another(text: str) -> None:
    assert not last_is_of_other_time(text)


def test_without_a_report_year_only_last_year_is_another() -> None:
    assert last_is_of_other_time("去年收到21件", None)
    assert not last_is_of_other_time("2023年收到21件", None)
