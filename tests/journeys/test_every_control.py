"""Every control of every page and window: a name that is read out, a value the wheel leaves alone, Esc that closes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core import paths
from core.proofing.proof import proof_file
from core.styles.library import StyleLibrary
from gui.drafts.password_dialogs import GivePasswordDialog, SetPasswordDialog
from gui.help.licences_dialog import LicencesDialog
from gui.last_year.compare_dialog import CompareDialog
from gui.proofing.dialog import ProofDialog
from tests.helpers.controls import controls, nameless, turned_by_wheel
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.window import Program, answering, running

SAMPLE = next((paths.resources() / "samples").glob("*2024.nianbao"))
DOCUMENTS = Path(__file__).parent.parent / "fixtures" / "documents"
COMMANDS = (
    *("new", "history", "backups", "set_password", "export_several", "insert_figure"),
    *("last_year", "listing", "deadlines", "page_styles", "packs", "shortcuts", "about"),
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as program:
        program.resize(1366, 700)
        yield program


def opened(program: Program) -> Program:
    """Return the program with a report of its own, which says something in every section."""
    program.desk.open_file(SAMPLE)
    program.wizard.go_to("overview")
    settle()
    return program


def problems_of(window: QWidget) -> list[str]:
    """Return what is wrong with the controls of `window`."""
    silent = [f"no name: {one}" for one in nameless(window)]
    return silent + [f"turned by the wheel: {one}" for one in turned_by_wheel(window)]


@pytest.mark.journey
def test_every_page_names_its_controls_and_keeps_its_values(program: Program) -> None:
    found = problems_of(program.window)
    opened(program)
    for step in program.session.results.steps:
        program.wizard.go_to(step.id)
        settle()
        found += problems_of(program.window)
    assert sum(1 for _ in controls(program.window)) > 100
    assert not sorted(set(found))


@pytest.mark.journey
@pytest.mark.parametrize("command", COMMANDS)
def test_every_window_names_its_controls_and_closes_on_escape(
    program: Program, keyboard: Keyboard, command: str
) -> None:
    found: list[str] = []

    def look(dialog: QDialog) -> None:
        found.extend(problems_of(dialog))
        keyboard.press("Escape")
        if isValid(dialog) and dialog.isVisible():
            found.append("Esc does not close it")
            dialog.reject()

    with answering(look):
        opened(program).window.actions_[command].trigger()
    assert not found


@pytest.mark.journey
def test_comparison_names_its_controls_and_closes_on_escape(
    program: Program, keyboard: Keyboard
) -> None:
    opened(program)
    program.session.set_last_year(program.session.report.with_fact("year", 2023))
    program.window.actions_["compare"].trigger()  # a window beside, not a question
    dialog = program.window.findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    wait_until(dialog.isActiveWindow, "the comparison to be active")
    assert not problems_of(dialog)
    keyboard.press("Escape")
    wait_until(lambda: not isValid(dialog) or not dialog.isVisible(), "the comparison to close")


@pytest.mark.journey
def test_rarer_windows_name_their_controls(program: Program, tmp_path: Path) -> None:
    document = DOCUMENTS / "pingtan_2023.docx"
    proof = proof_file(document, StyleLibrary().usable(), frozenset())
    made: list[QDialog] = [
        ProofDialog(document, proof, program.window),
        LicencesDialog(program.window),
        SetPasswordDialog(program.window),
        GivePasswordDialog("某区某局 2024年", lambda _word: None, program.window),
    ]
    found: list[str] = []
    for dialog in made:
        dialog.show()
        settle()
        found += problems_of(dialog)
        dialog.close()

    def look(dialog: QDialog) -> None:
        found.extend(problems_of(dialog))
        dialog.reject()

    with answering(look):
        program.window.open_path(document)
    assert not found


@pytest.mark.journey
def test_no_two_keys_of_the_window_are_the_same(program: Program) -> None:
    opened(program)
    for step in program.session.results.steps:
        program.wizard.go_to(step.id)
        settle()
        keys = list(_keys(program.window))
        assert len(keys) > 40
        assert not {key for key in keys if keys.count(key) > 1}


def _keys(window: QWidget) -> Iterator[str]:
    """Yield the keys of commands, of shortcuts, and those that open a menu; a hidden field has none."""
    for action in window.findChildren(QAction):
        yield from (key.toString() for key in action.shortcuts())
        access = QKeySequence.mnemonic(action.text())
        if action.menu() is not None and not access.isEmpty():
            yield access.toString()
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible():
            yield shortcut.key().toString()
