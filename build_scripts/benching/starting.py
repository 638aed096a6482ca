"""The first window: time and memory until it is painted, against an empty window of PySide6."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from build_scripts.benching.ratio import Ratio, quotients
from build_scripts.messages import Stop
from build_scripts.places import ROOT, SAMPLE
from build_scripts.virtual_screen import NAMED_IN, virtual_screen
from core.drafts.store import FILE_NAME, DraftStore
from core.importing.reportfile import read_report

_GOAL = 1.3
_SCRIPT = Path(__file__).with_name("first_paint.py")


@dataclass(frozen=True, slots=True)
class Start:
    """One process: seconds until its window was painted, its peak of memory, what it had imported."""

    seconds: float
    peak_kb: int
    modules: tuple[str, ...]


def starting(rounds: int) -> Iterator[Ratio]:
    """Yield time and memory of the first window; an officer's start: one draft, window size known."""
    with _officers_place() as environment:
        for kind in ("program", "empty"):
            start(kind, environment)  # leaves bytecode and the window's size behind
        pairs = [
            (start("program", environment), start("empty", environment)) for _ in range(rounds)
        ]
    yield Ratio(
        "time to the first window / empty PySide6 window",
        quotients([ours.seconds for ours, _ in pairs], [other.seconds for _, other in pairs]),
        goal=_GOAL,
    )
    if all(one.peak_kb for pair in pairs for one in pair):
        yield Ratio(
            "peak memory until then / empty PySide6 window",
            quotients([ours.peak_kb for ours, _ in pairs], [other.peak_kb for _, other in pairs]),
            goal=_GOAL,
        )


def start(kind: str, environment: Mapping[str, str]) -> Start:
    """Return how the "program" or the "empty" window came up."""
    began = perf_counter()
    run = subprocess.run(
        [sys.executable, str(_SCRIPT), kind],
        env=dict(environment),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0 or not run.stdout:
        raise Stop(f"窗口没有打开：{run.stderr}", "The window did not open.")
    told = json.loads(run.stdout)
    return Start(told["moment"] - began, told["peak_kb"], tuple(told["modules"]))


@contextmanager
def _officers_place() -> Iterator[dict[str, str]]:
    """Yield the environment of a program that was used before, on a screen of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nianbao-bench-")))
        screen: Mapping[str, str] = {}
        if sys.platform == "linux" and NAMED_IN not in os.environ:
            screen = stack.enter_context(virtual_screen())
        yield {**os.environ, **screen, **settings(folder)}


def settings(folder: Path) -> dict[str, str]:
    """Return the variables that give the program one draft in `folder`, and Python its bytecode."""
    store = DraftStore(folder / FILE_NAME)
    store.create(read_report(SAMPLE), steps=(8, 8))
    store.close()
    return {
        "NIANBAO_DATA": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
