"""What an officer does with the keyboard: the verbs of the stories."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from core.format.sections import Section
from core.keys import CellKey
from core.numbers import display
from core.report import Passage, Report
from gui.texts.fields import LineField, TextField
from tests.helpers.keyboard import Keyboard, wait_until
from tests.helpers.window import Program, answering

_MOST_TABS = 60
_MOST_STEPS = 30


def focused() -> QWidget:
    """Return the widget with the keyboard; there always has to be one."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard got lost"
    return widget


class Officer:
    """Works with the program by keyboard alone."""

    def __init__(self, program: Program, keyboard: Keyboard) -> None:
        self.program = program
        self.keyboard = keyboard
        self.press = keyboard.press

    def start_report(self, unit: str, year: int) -> None:
        """Answer the dialog of 新建年报."""

        def fill_in(dialog: QDialog) -> None:
            assert focused().objectName() == "new.unit"
            self.replace(unit)
            self.press("Tab", "ctrl+a")
            self.keyboard.type(str(year))
            self.press("Return")

        with answering(fill_in):
            self.press("ctrl+n")
        wait_until(lambda: self.program.window.wizard is not None, "the wizard")
        wait_until(lambda: focused().objectName() == "facts.unit", "the first field")

    def choose(self, words: str, key: str = "alt+t") -> None:
        """Open the menu behind `key` and go down to the command called `words`."""
        self.press(key)
        wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        wanted = next(action for action in menu.actions() if action.text() == words)
        for _ in range(_MOST_STEPS):
            if menu.activeAction() is wanted:
                break
            self.press("Down")
        self.press("Return")

    def replace(self, text: str) -> None:
        """Write `text` instead of what stands in the field."""
        self.press("ctrl+a")
        self.keyboard.paste(text)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until the widget called `name` has the keyboard."""
        for _ in range(_MOST_TABS):
            if focused().objectName() == name:
                return
            self.press(key)
        raise AssertionError(f"{_MOST_TABS} times {key} never came to {name}")

    def write(self, name: str, text: str) -> None:
        """Go to a field further down and write `text` into it."""
        self.tab_to(name)
        self.replace(text)

    def write_lead(self, section_id: str, text: str) -> None:
        """Go back from the first cell of the table to the lead sentence and write `text` there."""
        place = [step.id for step in self.program.session.results.steps].index(section_id)
        self.press(f"ctrl+{place + 1}")
        self.tab_to(f"texts.{section_id}.lead", "shift+Tab")
        self.replace(text)

    def write_passages(self, section: Section, passages: tuple[Passage, ...]) -> None:
        """Fill in the passages of a text section, adding what is not there yet."""
        for place, passage in enumerate(passages):
            name = f"texts.{section.id}.{place}"
            have = self.program.session.report.passages(section.id)
            if place >= len(have):
                self.add_passage(section, passage.title)
            if passage.title and self.program.session.report.passages(section.id)[place].title != (
                passage.title
            ):
                self.write(f"{name}.title", passage.title)
            self.write(f"{name}.body", passage.body)

    def add_passage(self, section: Section, title: str) -> None:
        """Choose a sub-heading from the menu of 添加小标题; "" is the text before the first."""
        self.tab_to(f"{section.id}.add")
        self.press("space")
        wait_until(lambda: QApplication.activePopupWidget() is not None, "the menu")
        titles = [spec.title for spec in (*section.passages, *section.suggestions)]
        self.press(*["Down"] * (titles.index(title) + 1) if title else ["Up"])
        self.press("Return")
        wait_until(lambda: isinstance(focused(), LineField | TextField), "the new field")

    def fill_table(self, report: Report, order: tuple[CellKey, ...], onward: str) -> None:
        """Type the figures of `report`, the cells coming in this order with the key `onward`."""
        panel = self.program.table(order[0].table)
        for key in order:
            assert panel.current_key() == key, f"at {panel.current_key()}, not {key}: {focused()}"
            self.keyboard.type(display(report.cells[key]))
            self.press(onward)

    def save_as(self, path: Path, ask: Callable[[], object]) -> None:
        """Do what brings the file dialog up, type the path there, and wait for the file."""

        def name_it(_dialog: QDialog) -> None:
            self.replace(str(path))
            self.press("Return")

        with answering(name_it, "export_path"):
            ask()
        wait_until(path.exists, f"the file {path.name}")
