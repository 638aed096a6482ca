"""All rules after one typed letter in a report of 10,000 characters, against the rules about the tables alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle, islice
from time import perf_counter

from build_scripts.benching.ratio import Ratio, compare, quotients
from build_scripts.reading_quality.correct_reports import correct_reports
from core.evaluate import evaluate
from core.format.model import Format
from core.forms.installed import load_format
from core.report import Passage, Report

CHARACTERS = 10_000
_FRAME_S = 1 / 60
_TABLE_RULES = ("T2-", "T3-", "T4-", "CELL-")
_TYPED_INTO = "overview"


def judging(rounds: int) -> Iterator[Ratio]:
    """Yield how one typed letter with all rules compares with the table rules, and with a frame of the screen."""
    form, report = long_report()
    tables = _tables_only(form)
    yield Ratio(
        f"all rules, {CHARACTERS:,} characters, one typed / table rules alone",
        compare(_typing(form, report), _typing(tables, report), rounds),
    )
    yield Ratio(
        f"all rules, {CHARACTERS:,} characters, one typed / one frame of 60 a second",
        quotients(_seconds(_typing(form, report), rounds), [_FRAME_S] * rounds),
        goal=1,
    )


def long_report() -> tuple[Format, Report]:
    """Return a form and a report with `CHARACTERS` characters of text in paragraphs as officers write them."""
    form = load_format("2021-30")
    report = next(one.report for one in correct_reports(form))
    passages = cycle(report.passages(_TYPED_INTO))
    taken, length = [], 0
    while length < CHARACTERS:
        taken += list(islice(passages, 1))
        length += len(taken[-1].body)
    return form, report.with_passages(_TYPED_INTO, tuple(taken))


def _tables_only(form: Format) -> Format:
    checks = tuple(one for one in form.checks if one.id.startswith(_TABLE_RULES))
    return replace(form, checks=checks, mentions=())


def _typing(form: Format, report: Report) -> Callable[[], object]:
    """Return what types one more figure at the end of a passage each time, and judges the report."""
    numbers = count()
    first, *rest = report.passages(_TYPED_INTO)

    def type_and_judge() -> object:
        typed = Passage(first.title, f"{first.body}收到{next(numbers)}件。")
        return evaluate(form, report.with_passages(_TYPED_INTO, (typed, *rest)))

    return type_and_judge


def _seconds(work: Callable[[], object], rounds: int) -> list[float]:
    work()
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return times
