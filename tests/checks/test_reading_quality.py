"""How well the figures of prose are read: the goals of `python3 build_scripts/reading.py`."""

import sys

import pytest

from build_scripts.reading_quality.__main__ import main
from build_scripts.reading_quality.corpus import specimens
from build_scripts.reading_quality.correct_reports import correct_reports, false_warnings, told
from build_scripts.reading_quality.measure import Quality, Score, quality
from tests.helpers.judging import FORM

GOAL = 0.95
NOTICED = 0.9
EVERY = tuple(specimens())
REPORTS = tuple(correct_reports(FORM))
SCORES = pytest.mark.parametrize("held_out", [False, True], ids=["tuned on", "held out"])


def read(*, held_out: bool) -> Quality:
    return quality(FORM, [one for one in EVERY if one.is_held_out is held_out])


def test_corpus_is_large_and_a_third_of_it_is_held_out() -> None:
    held_out = sum(one.is_held_out for one in EVERY)
    assert len(EVERY) >= 120
    assert len(EVERY) / 4 < held_out < len(EVERY) / 2


@SCORES
def test_figures_are_given_to_their_facts(held_out: bool) -> None:
    score = read(held_out=held_out).facts
    assert score.precision >= GOAL
    assert score.recall >= GOAL


@SCORES
def test_verdicts_are_those_of_a_reviewer(held_out: bool) -> None:
    score = read(held_out=held_out).verdicts
    assert score.precision >= GOAL
    assert score.recall >= GOAL


def test_wrong_reading_costs_precision_and_a_missing_one_recall() -> None:
    assert Score(expected=4, given=2, right=1).precision == 0.5
    assert Score(expected=4, given=2, right=1).recall == 0.25


@SCORES
def test_correct_reports_raise_fewer_than_one_warning_each(held_out: bool) -> None:
    reports = [one.report for one in REPORTS if one.is_held_out is held_out]
    assert len(reports) >= 3
    assert sum(len(false_warnings(FORM, one)) for one in reports) < len(reports)


@SCORES
def test_figures_made_wrong_by_one_are_noticed(held_out: bool) -> None:
    counts = [told(FORM, one.report) for one in REPORTS if one.is_held_out is held_out]
    wrong = sum(one.wrong for one in counts)
    assert wrong >= 40
    assert sum(one.noticed for one in counts) >= NOTICED * wrong


def test_command_prints_precision_and_recall(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["reading.py", "--misses"])
    assert main() == 0
    printed = capsys.readouterr().out
    assert printed.count("precision") == printed.count("recall") == 4
    with capsys.disabled():
        sys.stdout.write(f"\n{printed}")
