"""“共 A，其中 B、C”: a figure and its parts."""

import pytest

from core.numbers import Number
from core.reading.breakdowns import breakdowns, sums_behind
from core.reading.figures import figures


def read(text: str) -> list[tuple[Number, list[Number]]]:
    found = breakdowns(text, figures(text))
    return [(one.whole.value, [part.value for part in one.parts]) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "共30条，其中甲10条、乙20条。",
        "共30条：甲10条，乙20条。",
        "共30条（甲10条、乙20条）。",
        "共30条，包括甲10条、乙20条。",
        "共30条，分别为甲10条、乙20条。",
        "共30条，比上年增加5条，增长20%；其中甲10条、乙20条。",
        "收到的30条信息中，甲10条、乙20条。",
        "共30条，其中甲10条、乙20条，另发布图片7条。",
        "共30条，其中甲10条（含图解3条）、乙20条。",
    ],
)
def test_parts_that_reach_the_whole_are_read(text: str) -> None:
    assert read(text) == [(30, [10, 20])]


@pytest.mark.parametrize("text", ["共30条，其中甲10条、乙19条。", "共30条，其中甲10条、乙21条。"])
def test_list_that_is_nearly_right_is_meant_to_be_complete(text: str) -> None:
    ((whole, parts),) = read(text)
    assert whole == 30
    assert sum(parts) != whole


@pytest.mark.parametrize(
    "text",
    [
        "共30条，其中甲10条。",
        "共30条，其中甲10条、乙19条等。",
        "共30条，其中甲2条、乙3条。",
        "共30条，主要包括甲10条、乙19条。",
        "共30条，其中甲10次、乙20次。",
        "共30条，其中甲9条、文件1件、乙20条。",
        "办结30件，1件结转下年；其中，公开10件，不公开20件。",
        "共30条。其中甲10条、乙20条。",
        "收到30件，其中网上申请30件，办结28件。",
        "共受理75件（含上年结转1件），其中甲72件、乙3件。"[10:],
    ],
)
def test_lists_that_claim_nothing_are_no_breakdowns(text: str) -> None:
    assert read(text) == []


def test_inner_list_is_that_of_its_own_whole() -> None:
    assert read("诉讼7件：直接起诉5件，其中维持4件、未审结1件；复议后起诉2件。") == [(5, [4, 1])]


def test_sum_is_that_of_the_parts() -> None:
    text = "共30条，其中甲10条、乙19条。"
    assert [one.sum for one in breakdowns(text, figures(text))] == [29]


def read_behind(text: str) -> list[tuple[Number, list[Number]]]:
    found = sums_behind(text, figures(text))
    return [(one.whole.value, [part.value for part in one.parts]) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "网上收到10件，信函收到20件，共计30件，办结28件。",
        "甲10件、乙20件，合计30件。",
        "公开甲10件，公开乙20件，总计公开信息30件。",
        "接听5次，甲10件，乙20件，合计30件。",
    ],
)
def test_whole_behind_its_parts_is_read(text: str) -> None:
    assert read_behind(text) == [(30, [10, 20])]


def test_whole_behind_a_plain_list_is_its_sum() -> None:
    assert read_behind("网上收到10件，信函收到20件，共计31件。") == [(31, [10, 20])]


@pytest.mark.parametrize(
    "text",
    [
        "网上收到10件，信函收到20件，共计60件。",
        "公开甲10件，公开乙20件，共召开会议31件。",
        "其中甲10件，乙20件，共计31件。",
        "甲10件。乙20件，共计21件。",
        "甲10件，乙20次，共计31件。",
    ],
)
def test_other_totals_claim_nothing_of_what_stands_before(text: str) -> None:
    assert read_behind(text) == []
