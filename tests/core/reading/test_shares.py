"""“N 件，占 x%”."""

from decimal import Decimal

import pytest

from core.reading.figures import figures
from core.reading.shares import shares


def read(text: str, *totals: int) -> list[tuple[int, int, bool]]:
    found = shares(text, figures(text), totals)
    return [(int(one.part.value), int(one.whole), one.agrees) for one in found]


@pytest.mark.parametrize("written", ["33.3%", "33%", "33.33%"])
def test_share_of_a_figure_before_agrees(written: str) -> None:
    assert read(f"共30件，其中甲10件，占{written}。") == [(10, 30, True)]


def test_share_may_be_cut_off_instead_of_rounded() -> None:
    assert read("共30件，其中甲20件，占66.6%。") == [(20, 30, True)]
    assert read("共30件，其中甲20件，占66.7%。") == [(20, 30, True)]


def test_share_of_a_total_of_the_tables_agrees() -> None:
    assert read("甲10件，占40%。", 25, 90) == [(10, 25, True)]


def test_wrong_share_tells_what_it_should_be() -> None:
    text = "共30件，其中甲10件，占34%。"
    (share,) = shares(text, figures(text), ())
    assert not share.agrees
    assert share.computed == Decimal(33)


@pytest.mark.parametrize(
    "text", ["办结10件，办结率100%。", "收到10件，同比增长25%。", "满意度98%。", "占比提高5%。"]
)
def test_rates_and_changes_are_no_shares(text: str) -> None:
    assert read(text) == []


def test_listed_shares_belong_to_the_counts_in_the_same_order() -> None:
    text = "共40件，其中甲10件、乙30件，分别占25%、75%。"
    assert read(text) == [(10, 40, True), (30, 40, True)]
    assert [one[2] for one in read("共40件，其中甲10件、乙30件，分别占75%、25%。")] == [
        False,
        False,
    ]


def test_rounded_share_is_believed_before_one_that_was_cut_off() -> None:
    assert read("共1046件，其中甲1030件，乙16件，占1.5%。") == [(16, 1046, True)]


def test_share_that_agrees_is_told_as_written() -> None:
    text = "共30件，其中甲20件，占66.6%。"
    assert [one.computed for one in shares(text, figures(text), ())] == [Decimal("66.6")]
