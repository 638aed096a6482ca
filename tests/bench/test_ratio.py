"""Ratios and goals."""

from build_scripts.benching.command import row
from build_scripts.benching.ratio import Ratio, compare, quotients


def test_the_middle_round_decides_whether_a_goal_is_reached() -> None:
    assert Ratio("ours / other", (1.0, 9.0, 2.0), goal=2.5).reaches_goal is True
    assert Ratio("ours / other", (1.0, 9.0, 3.0), goal=2.5).reaches_goal is False


def test_a_goal_can_ask_for_more() -> None:
    assert Ratio("other / ours", (7.0, 9.0, 10.0), goal=8, wants_more=True).reaches_goal is True


def test_without_a_goal_nothing_is_judged() -> None:
    assert row(Ratio("ours / other", (2.0,))).endswith("2.00 (2.00–2.00)")


def test_both_sides_are_done_in_every_round() -> None:
    done: list[str] = []
    rounds = compare(lambda: done.append("ours"), lambda: done.append("other"), 2)
    assert len(rounds) == 2
    assert {"ours", "other"} == set(done)


def test_quotients_are_taken_round_by_round() -> None:
    assert quotients([2.0, 9.0], [1.0, 3.0]) == (2.0, 3.0)
