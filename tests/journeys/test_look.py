"""Every page at every size: nothing cut off, nothing scrolled sideways, nothing left in English."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core import paths
from gui.app import SETTINGS
from gui.drafts.new_report_dialog import NewReportDialog
from gui.help.about_dialog import AboutDialog
from gui.help.shortcuts_dialog import shortcuts_dialog
from gui.settings import Settings
from tests.helpers.keyboard import Keyboard, settle
from tests.helpers.look import cut_off, not_chinese, scrolled_sideways, tool_buttons_hidden
from tests.helpers.window import Program, running

SAMPLE = paths.resources() / "samples" / "硚口区人力资源局-2024.nianbao"
SMALL, LARGE = (1366, 700), (1920, 1010)  # what task bar and title leave of 1366×768 and 1920×1080
LOOKS = [
    pytest.param(size, percent, scheme, id=f"{size[0]}-{percent}-{scheme}")
    for size in (SMALL, LARGE)
    for percent in (100, 150)
    for scheme in ("light", "dark")
]


def started(folder: Path, percent: int, scheme: str) -> AbstractContextManager[Program]:
    """Return the program as it starts with these settings."""
    settings = Settings(folder / SETTINGS)
    settings.font_percent, settings.color_scheme = percent, scheme
    settings.store.sync()
    return running(folder)


def pages(program: Program) -> Iterator[str]:
    """Show one page after the other, first empty and then filled in with a mistake; yield what is shown."""
    yield "start page without drafts"
    for name, open_it in openings(program):
        open_it()
        settle()
        for step in program.session.results.steps:
            program.wizard.go_to(step.id)
            for _ in range(3):  # a sentence that wraps asks for its height when it has its width
                settle()
            yield f"{step.title} of {name}"
    program.desk.close_report()
    settle()
    yield "start page with drafts"


def openings(program: Program) -> Iterator[tuple[str, Callable[[], object]]]:
    yield (
        "an empty report",
        lambda: program.desk.start_report("武汉市硚口区人力资源和社会保障局", 2024),
    )
    yield "the sample with a mistake", lambda: open_with_a_mistake(program)
    yield "the sample", program.desk.open_sample


def open_with_a_mistake(program: Program) -> None:
    program.desk.open_file(SAMPLE)
    first = program.session.form.table("applications").typed[0]
    program.session.enter_cells({first: "3"}, "")
    program.session.enter_cells({first._replace(row="granted"): "无"}, "")


@pytest.mark.journey
@pytest.mark.parametrize(("size", "percent", "scheme"), LOOKS)
def test_every_page_is_whole_and_chinese(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], percent: int, scheme: str
) -> None:
    problems: dict[str, str] = {}
    with started(tmp_path, percent, scheme) as program:
        program.resize(*size)
        for page in pages(program):
            window = program.window
            found = [*cut_off(window), *scrolled_sideways(window), *not_chinese(window)]
            found += [f"the window needs {window.size()}"] if window.height() > size[1] else []
            found += ["tool bar"] if tool_buttons_hidden(window) else []
            for problem in found:
                problems.setdefault(problem, page)
    assert not problems, "\n".join(f"{page}: {one}" for one, page in problems.items())


@pytest.mark.journey
@pytest.mark.parametrize("percent", [100, 150])
def test_small_windows_are_whole_and_chinese(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    makers: list[Callable[[QWidget], QWidget]] = [
        shortcuts_dialog,
        AboutDialog,
        lambda window: NewReportDialog("", 2024, window),
    ]
    with started(tmp_path, percent, "light") as program:
        for make in makers:
            dialog = make(program.window)
            dialog.show()
            settle()
            assert not cut_off(dialog)
            assert not not_chinese(dialog)
            assert dialog.height() <= SMALL[1]
            dialog.close()


@pytest.mark.journey
def test_text_enlarged_while_the_program_runs_is_whole_too(
    qtbot: QtBot, keyboard: Keyboard, tmp_path: Path
) -> None:
    with started(tmp_path, 100, "light") as program:
        program.resize(*SMALL)
        open_with_a_mistake(program)
        settle()
        for step in program.session.results.steps:
            program.wizard.go_to(step.id)
        keyboard.press(*["ctrl+="] * 5)
        assert program.application.settings.font_percent == 150
        for step in program.session.results.steps:
            program.wizard.go_to(step.id)
            for _ in range(3):  # a sentence that wraps asks for its height when it has its width
                settle()
            assert not cut_off(program.window)
            assert not scrolled_sideways(program.window)
        program.desk.close_report()
        settle()
        assert not cut_off(program.window)
        keyboard.press("ctrl+0")
        assert program.application.settings.font_percent == 100
