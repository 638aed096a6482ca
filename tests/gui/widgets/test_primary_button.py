"""The button that does what a window is for stands out."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.drafts.new_report_dialog import NewReportDialog
from gui.drafts.password_dialogs import SetPasswordDialog
from gui.look.theme import apply_theme
from tests.helpers.look import application

Make = Callable[[QWidget], QDialog]


@pytest.fixture(autouse=True)
def _in_the_colours_of_the_program(qtbot: QtBot) -> Iterator[None]:
    palette, sheet = application().palette(), application().styleSheet()
    apply_theme(application(), "light")
    yield
    application().setStyleSheet(sheet)
    application().setPalette(palette)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda window: NewReportDialog("某区某局", 2024, window), "new.begin"),
        (SetPasswordDialog, "password.accept"),
    ],
)
def test_button_has_the_accent_colour_and_takes_enter(qtbot: QtBot, make: Make, name: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = make(window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isDefault()
    ground = button.grab().toImage().pixelColor(6, button.height() // 2)
    assert ground == dialog.palette().highlight().color()
