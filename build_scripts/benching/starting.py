"""The first window: time and memory until it is painted, against an empty window of PySide6."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from build_scripts.benching.ratio import Ratio, quotients
from build_scripts.messages import Stop
from build_scripts.places import ROOT, SAMPLE
from build_scripts.virtual_screen import NAMED_IN, virtual_screen
from core.drafts.store import FILE_NAME, DraftStore
from core.importing.reportfile import read_report

_GOAL = 1.3
_KINDS = ("program", "empty", "label")
_SCRIPT = Path(__file__).with_name("first_paint.py")


@dataclass(frozen=True, slots=True)
class Start:
    """One process until its window was painted: seconds, those of the processor, peak of memory, imports."""

    seconds: float
    processor_s: float
    peak_kb: int
    modules: tuple[str, ...]


def starting(rounds: int) -> Iterator[Ratio]:
    """Yield time and memory of the first window; an officer's start: one draft, window size known."""
    with officers_place() as environment:
        start("program", environment)  # leaves bytecode and the window's size behind
        start("label", environment)
        turns = [{kind: start(kind, environment) for kind in _KINDS} for _ in range(rounds)]
    by_kind = {kind: [turn[kind] for turn in turns] for kind in _KINDS}
    yield from _compared("time to the first window", by_kind, lambda one: one.seconds)
    # Says more than the clock where other programs want the processor too.
    yield from _compared("processor's time until then", by_kind, lambda one: one.processor_s)
    if all(turn["program"].peak_kb for turn in turns):
        yield from _compared("peak memory until then", by_kind, lambda one: one.peak_kb)


def _compared(
    what: str, by_kind: Mapping[str, Sequence[Start]], measure: Callable[[Start], float]
) -> Iterator[Ratio]:
    """Yield the program against the empty window, and against one that has to show Chinese too."""
    measured = {kind: [measure(one) for one in starts] for kind, starts in by_kind.items()}
    yield Ratio(
        f"{what} / empty PySide6 window",
        quotients(measured["program"], measured["empty"]),
        goal=_GOAL,
    )
    yield Ratio(
        f"{what} / window with one Chinese label",
        quotients(measured["program"], measured["label"]),
    )


def start(kind: str, environment: Mapping[str, str]) -> Start:
    """Return how the window of a kind came up."""
    began = perf_counter()
    told = told_by(_SCRIPT, kind, environment)
    seconds = told["moment"] - began
    return Start(seconds, told["processor_s"], told["peak_kb"], tuple(told["modules"]))


def told_by(
    script: Path, argument: str, environment: Mapping[str, str], what: str = "窗口"
) -> dict[str, Any]:
    """Return the JSON that `script` prints, run in a process of its own. Raises Stop when its window did not open."""
    run = subprocess.run(
        [sys.executable, str(script), argument],
        env=dict(environment),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0 or not run.stdout:
        raise Stop(f"{what}没有打开：{run.stderr}", "The window did not open.")
    told: dict[str, Any] = json.loads(run.stdout)
    return told


@contextmanager
def officers_place() -> Iterator[dict[str, str]]:
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
