"""Measures everything and prints one table of ratios."""

import argparse
from collections.abc import Sequence

from build_scripts.benching.editing import editing
from build_scripts.benching.exporting import exporting
from build_scripts.benching.importing import importing
from build_scripts.benching.judging import judging
from build_scripts.benching.previewing import previewing
from build_scripts.benching.ratio import Ratio
from build_scripts.benching.starting import starting
from build_scripts.benching.writing import writing

_ROUNDS, _QUICK_ROUNDS = 25, 3
_WIDTH = 72
_MEASURES = {
    "export": exporting,
    "import": importing,
    "edit": editing,
    "judge": judging,
    "write": writing,
    "preview": previewing,
    "start": starting,
}
_MARKS = {True: "✓", False: "✗", None: ""}


def main(arguments: Sequence[str]) -> int:
    """Print the table and return 0: whether a goal is reached is told, and not judged here."""
    parser = argparse.ArgumentParser(prog="bench.py", description="速度和内存，都以比值表示")
    parser.add_argument("--quick", action="store_true", help="只量几次，看看能不能量")
    parser.add_argument("what", nargs="*", help=f"只量这些：{'、'.join(_MEASURES)}；不写就都量")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.what) - set(_MEASURES):
        parser.error(f"不认识“{'”“'.join(sorted(unknown))}”，可以写 {'、'.join(_MEASURES)}")
    rounds = _QUICK_ROUNDS if asked.quick else _ROUNDS
    print(f"Ratios of {rounds} rounds, both sides measured in turn: median (min–max)\n")
    print(_line("what", "ratio", "goal", ""))
    for name in asked.what or _MEASURES:
        for ratio in _MEASURES[name](rounds):
            print(row(ratio), flush=True)
    return 0


def row(ratio: Ratio) -> str:
    """Return the line of one comparison."""
    lowest, highest = min(ratio.rounds), max(ratio.rounds)
    shown = f"{ratio.median:.2f} ({lowest:.2f}–{highest:.2f})"
    sign = "≥" if ratio.wants_more else "≤"
    goal = "" if ratio.goal is None else f"{sign} {ratio.goal:g}"
    return _line(ratio.what, shown, goal, _MARKS[ratio.reaches_goal])


def _line(what: str, ratio: str, goal: str, mark: str) -> str:
    return f"{what:<{_WIDTH}}{ratio:<28}{goal:<8}{mark}".rstrip()
