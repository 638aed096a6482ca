"""Jobs run beside the window and come back to its thread."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.errors import CannotWrite
from gui.jobs import CancelFlag, Jobs

Calls = list[Any]

MANY_JOBS = """
import gc
from functools import partial
from PySide6.QtCore import QCoreApplication, QTimer
from gui.jobs import Jobs
app = QCoreApplication([])
results, faults = [], []
jobs = Jobs(app, faults.append)
def work(number):
    if number % 10 == 0:
        raise ValueError(number)
    return number
for number in range(1000):
    jobs.start(partial(work, number), results.append, print)
def look():
    gc.collect()
    if not jobs.running:
        app.quit()
timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
app.exec()
print(len(results), len(faults))
"""


@pytest.fixture
def unexpected() -> Calls:
    return []


@pytest.fixture
def jobs(qtbot: QtBot, unexpected: Calls) -> Iterator[Jobs]:
    jobs = Jobs(on_unexpected=unexpected.append)
    yield jobs
    jobs.finish()


def _no_problem(error: Exception) -> None:
    raise AssertionError(error)


def _raise(error: Exception) -> None:
    raise error


def test_result_comes_back_in_the_thread_of_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    seen: Calls = []

    def done(worked_in: object) -> None:
        seen.extend((worked_in, current_thread()))

    job = jobs.start(current_thread, done, _no_problem)
    with qtbot.waitSignal(job.ended):
        pass
    assert seen[0] is not main_thread()
    assert seen[1] is main_thread()
    assert jobs.running == 0


def test_problem_of_the_officer_goes_to_the_handler_of_the_caller(
    qtbot: QtBot, jobs: Jobs, unexpected: Calls
) -> None:
    problems: Calls = []
    job = jobs.start(partial(_raise, CannotWrite("磁盘已满。")), print, problems.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert [str(one) for one in problems] == ["磁盘已满。"]
    assert unexpected == []


def test_fault_of_the_program_goes_to_the_one_handler(
    qtbot: QtBot, jobs: Jobs, unexpected: Calls
) -> None:
    job = jobs.start(partial(_raise, ZeroDivisionError("fault")), print, _no_problem)
    with qtbot.waitSignal(job.ended):
        pass
    assert [type(one) for one in unexpected] == [ZeroDivisionError]
    assert unexpected[0].__traceback__ is not None


def test_fault_without_a_handler_reaches_the_excepthook(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: Calls = []
    monkeypatch.setattr(sys, "excepthook", lambda *parts: caught.append(parts))
    jobs = Jobs()
    jobs.start(partial(_raise, ZeroDivisionError("fault")), print, _no_problem)
    jobs.finish()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_cancelled_job_tells_nobody_its_outcome(qtbot: QtBot, jobs: Jobs) -> None:
    flag, started, results = CancelFlag(), Event(), Calls()

    def work() -> str:
        started.set()
        while not flag.is_cancelled():
            pass
        return "too late"

    job = jobs.start(work, results.append, _no_problem, flag)
    started.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert results == []


def test_finish_waits_and_delivers(jobs: Jobs) -> None:
    go, results = Event(), Calls()
    jobs.start(partial(go.wait, 0.05), results.append, _no_problem)
    jobs.start(lambda: 2, results.append, _no_problem)
    jobs.finish()
    assert sorted(results) == [False, 2]
    assert jobs.running == 0


def test_handler_of_an_object_that_went_away_is_not_called(qtbot: QtBot, jobs: Jobs) -> None:
    called: Calls = []

    class Page(QObject):
        def on_done(self, result: object) -> None:
            called.append(result)

    go, page = Event(), Page()
    job = jobs.start(partial(go.wait, 5), page.on_done, _no_problem)
    page.deleteLater()
    qtbot.waitSignal(page.destroyed).wait()
    with qtbot.waitSignal(job.ended):
        go.set()
    assert called == []


def test_a_thousand_jobs_under_the_garbage_collector_come_back() -> None:
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", MANY_JOBS], cwd=root, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.split()) == (0, ["900", "100"]), run.stderr
