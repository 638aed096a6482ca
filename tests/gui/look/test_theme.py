"""Colours that can be told apart by everybody, and sizes that follow the text."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QSpinBox,
    QStyleFactory,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.look.theme import _palette, apply_theme, is_dark, larger, space

Role = QPalette.ColorRole
READABLE = 4.5  # WCAG 2.1, 1.4.3
VISIBLE = 3  # WCAG 2.1, 1.4.11
PAIRS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.WindowText, Role.Base),
    (Role.ButtonText, Role.Button),
    (Role.PlaceholderText, Role.Window),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.AlternateBase),
    (Role.BrightText, Role.Window),
    (Role.BrightText, Role.Base),
    (Role.Link, Role.Window),
    (Role.Link, Role.Base),
    (Role.HighlightedText, Role.Highlight),
    (Role.WindowText, Role.Midlight),
    (Role.ButtonText, Role.Midlight),
    (Role.Accent, Role.Midlight),
    (Role.Accent, Role.Button),
    (Role.ToolTipText, Role.ToolTipBase),
]


@pytest.fixture
def as_chosen(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Return what shows the program in the colours of that name."""
    before, sheet = qapp.palette(), qapp.styleSheet()
    yield lambda scheme: apply_theme(qapp, scheme)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(before)


def luminance(colour: QColor) -> float:
    """Return the relative luminance as WCAG defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(one) for one in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0].name} on {pair[1].name}")
def test_every_text_is_readable_on_its_ground(pair: tuple[Role, Role], dark: bool) -> None:
    palette = _palette(dark)
    assert contrast(*(palette.color(role) for role in pair)) >= READABLE


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_palette_is_as_dark_as_it_is_called(dark: bool) -> None:
    assert is_dark(_palette(dark)) is dark


def boxes() -> list[QWidget]:
    ticked, chosen = QCheckBox(), QRadioButton()
    ticked.setChecked(True)
    chosen.setChecked(True)
    return [QCheckBox(), ticked, QRadioButton(), chosen, QSpinBox(), QComboBox()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("number", range(6))
def test_what_is_known_by_its_frame_has_one_that_is_seen(
    scheme: str, number: int, qtbot: QtBot, as_chosen: Callable[[str], None]
) -> None:
    as_chosen(scheme)
    box, fusion = boxes()[number], QStyleFactory.create("Fusion")
    qtbot.addWidget(box)
    fusion.setParent(box)
    box.setStyle(fusion)
    box.adjustSize()
    picture = box.grab().toImage()
    frame = contrasts(picture, QApplication.palette().window().color())
    assert max(frame) >= VISIBLE


def contrasts(picture: QImage, ground: QColor) -> list[float]:
    """Return the contrasts with `ground` met on the first two pixels from the left, where only the frame is."""
    ratio, middle = picture.devicePixelRatio(), picture.height() // 2
    return [contrast(picture.pixelColor(x, middle), ground) for x in range(round(2 * ratio))]


def test_distances_grow_with_the_text(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = space(label, 10)
    larger(label, 2)
    assert space(label, 10) > before * 1.5
