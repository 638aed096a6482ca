"""问题清单: copied, kept as a file; what was silenced stands at its end with its note."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.format.check import Level
from gui.findings.listing_dialog import ListingDialog
from tests.helpers.keyboard import Keyboard, wait_until
from tests.helpers.window import Program, answering


def opened(program: Program) -> ListingDialog:
    program.window.actions_["listing"].trigger()
    dialog = program.window.findChild(ListingDialog)
    assert isinstance(dialog, ListingDialog)
    wait_until(dialog.isVisible, "the list")
    return dialog


def press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_every_finding_is_listed_with_counts_and_copied(program: Program) -> None:
    doubtful = next(
        one for one in program.session.findings if one.level is Level.WARNING and not one.is_missing
    )
    program.session.set_verified(doubtful, "已问过财务科")
    dialog = opened(program)
    text = dialog.text.toPlainText()
    assert all(one.message in text for one in program.session.findings)
    assert "已核对无误 1 处" in text
    assert text.rstrip().endswith(f"{doubtful.message}（备注：已问过财务科）")
    press(dialog, "listing.copy")
    assert QApplication.clipboard().text() == text
    dialog.reject()


def test_list_is_kept_as_a_file(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    keyboard = Keyboard()
    target = tmp_path / "清单.txt"
    dialog = opened(program)

    def name_it(_dialog: QDialog) -> None:
        keyboard.press("ctrl+a")
        keyboard.paste(str(target))
        keyboard.press("Return")

    with answering(name_it, "export_path"):
        press(dialog, "listing.save")
    keyboard.close()
    assert "问题清单" in target.read_text("utf-8-sig")
    assert str(target) in dialog.said.text()
    dialog.reject()
