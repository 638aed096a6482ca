"""A key in a text of 10,000 characters until its letter is painted, with all rules judging; last year beside."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from build_scripts.benching.preview_refresh import long_report
from build_scripts.benching.ratio import Ratio, compare
from build_scripts.benching.starting import officers_place
from build_scripts.messages import Stop
from build_scripts.places import ROOT, SAMPLE
from core.evaluate import evaluate
from core.format.model import Format
from core.format.reader import load_format
from core.importing.reportfile import read_report
from core.report import Report

_SCRIPT = Path(__file__).with_name("key_to_paint.py")
_TABLE_RULES = (
    "cells_",
    "total_",
    "balance",
    "handled_",
    "excess_",
    "carried_",
    "roll_",
    "changed_",
)
_MOST_OF_FRAME = 1.0


def writing(rounds: int) -> Iterator[Ratio]:
    """Yield how judging the texts adds to judging the tables, and how long a key takes in the window."""
    report = long_report(read_report(SAMPLE))
    form = load_format(report.format_id)
    yield Ratio(
        "evaluate() after a key, 10,000 characters, all rules / table rules",
        compare(_judging(form, report), _judging(_tables_only(form), report), rounds),
    )
    with officers_place() as environment:
        run = subprocess.run(
            [sys.executable, str(_SCRIPT), str(rounds)],
            env=dict(environment),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode != 0 or not run.stdout:
        raise Stop(f"窗口没有打开：{run.stderr}", "The window did not open.")
    told = json.loads(run.stdout)
    yield Ratio("key to painted letter, 10,000 characters / bare text field", tuple(told["bare"]))
    yield Ratio(
        "key to painted letter, 10,000 characters / one frame of 60 a second",
        tuple(told["frame"]),
        goal=_MOST_OF_FRAME,
    )


def _judging(form: Format, report: Report) -> Callable[[], object]:
    """Return what types another letter into the long text each time and judges the report."""
    first, *others = report.passages("overview")
    letters = count()

    def judge() -> object:
        body = f"{first.body}{next(letters)}"
        return evaluate(
            form, report.with_passages("overview", (replace(first, body=body), *others))
        )

    return judge


def _tables_only(form: Format) -> Format:
    """Return `form` with the rules that look at figures alone."""
    rules = tuple(one for one in form.checks if one.kind.startswith(_TABLE_RULES))
    return replace(form, checks=rules, mentions=())
