"""One edit with everything that follows from it, against adding up the same cells in a dict."""

from collections.abc import Callable, Iterator
from itertools import cycle

from build_scripts.benching.ratio import Ratio, compare
from build_scripts.places import SAMPLE
from core.evaluate import evaluate
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.report import Report
from gui.session import ReportSession
from gui.tables.block_model import BlockModel


def editing(rounds: int) -> Iterator[Ratio]:
    """Yield how an edit in the window's session, and the recomputing alone, compare."""
    report = read_report(SAMPLE)
    form = load_format(report.format_id)
    sum_up = _dict_sum(report)
    session = ReportSession(form, report)
    models = [
        BlockModel(session, table, block, session)
        for table in form.tables
        for block in table.blocks
    ]
    yield Ratio(
        f"one edit, all recomputed, {len(models)} table models / dict sum",
        compare(_edit(session), sum_up, rounds),
    )
    yield Ratio(
        "evaluate() alone / dict sum",
        compare(lambda: evaluate(form, report), sum_up, rounds),
    )


def _edit(session: ReportSession) -> Callable[[], object]:
    """Return what types another number into the first cell each time, and forgets how to undo it."""
    key = next(iter(session.report.cells))
    numbers = cycle(("1", "2"))
    session.undo_stack.setUndoLimit(100)
    return lambda: session.enter_cells({key: next(numbers)}, "填写")


def _dict_sum(report: Report) -> Callable[[], object]:
    """Return the least that an edit could be: set a cell, add all of them up."""
    cells = dict(report.cells)
    key = next(iter(cells))
    numbers = cycle((1, 2))

    def set_and_sum() -> object:
        cells[key] = next(numbers)
        return sum(cells.values())

    return set_and_sum
