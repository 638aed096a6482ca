"""Icons: one family, in the colours of the palette, sharp on every screen, never without words."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from core import paths
from gui.actions import COMMANDS, SEPARATOR, TOOLBAR
from gui.app import Application
from gui.look.icons import first_window_icon, icon_names, window_icon
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.window import Program, running

ICONS = paths.resources() / "icons"
FILES = sorted(ICONS.rglob("*.svg"))
SIZES = (16, 32, 48, 128, 256)
DENSE = 160  # of 255: what the edge of a line leaves see-through has no colour to speak of
NEAR = 24  # as pixels keep few bits of the colours they let through


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(tmp_path) as started:
        undo = started.window.actions_["undo"]
        wait_until(lambda: max(map(QSize.height, undo.icon().availableSizes())) > 1, "icons")
        yield started


def places(image: QImage) -> Iterator[tuple[int, int]]:
    """Yield where the pixels are."""
    return product(range(image.width()), range(image.height()))


def pixels(image: QImage) -> list[QColor]:
    """Return the pixels that are not see-through."""
    colours = (image.pixelColor(x, y) for x, y in places(image))
    return [colour for colour in colours if colour.alpha() >= DENSE]


def is_near(one: QColor, other: QColor) -> bool:
    """Return whether nobody could tell the two from each other."""
    parts = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]
    return all(abs(mine - theirs) <= NEAR for mine, theirs in parts)


def has(image: QImage, wanted: QColor) -> bool:
    """Return whether a pixel of `image` has the colour."""
    parts = (wanted.red(), wanted.green(), wanted.blue())
    return any(
        all(
            abs(one - other) <= NEAR
            for one, other in zip((it.red(), it.green(), it.blue()), parts, strict=True)
        )
        for it in pixels(image)
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_are_drawings_and_nothing_else(file: Path) -> None:
    words = set(re.findall(r"<(\w+)", file.read_text("utf-8")))
    assert {"svg", "path", "rect", "circle"} >= words > {"svg"}


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_icons_are_one_family_of_ink_and_accent(name: str) -> None:
    source = (ICONS / "actions" / f"{name}.svg").read_text("utf-8")
    assert set(re.findall(r'(?:stroke|fill)="(#\w+)"', source)) <= {"#1d2733", "#1f4e8c"}
    assert 'viewBox="0 0 24 24"' in source
    assert source.count("stroke-width") == 1


@pytest.mark.parametrize("size", SIZES)
def test_icon_of_the_program_shows_sheet_heading_and_mark_at_every_size(
    qapp: QApplication, size: int
) -> None:
    image = window_icon().pixmap(size, size).toImage()
    assert image.width() == size
    for colour in ("#1f4e8c", "#ffffff", "#c8102e"):
        assert has(image, QColor(colour)), colour


def test_first_icon_of_the_window_is_that_drawing_in_small_sizes(qapp: QApplication) -> None:
    first, drawn = first_window_icon(), window_icon()
    sizes = sorted(size.width() for size in first.availableSizes())
    assert sizes == [16, 32, 48]
    for size in sizes:
        one, other = (icon.pixmap(size, size).toImage() for icon in (first, drawn))
        near = [is_near(one.pixelColor(x, y), other.pixelColor(x, y)) for x, y in places(one)]
        assert near.count(False) <= len(near) // 50, size  # edges differ between releases of Qt


def test_window_has_an_icon_before_any_is_drawn(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.setWindowIcon(QIcon())
    monkeypatch.setattr(Application, "draw_icons", lambda _: None)
    with running(tmp_path) as started:
        assert len(started.window.windowIcon().availableSizes()) == 3


def test_window_shows_the_icon_of_the_program_and_names_its_entry_in_the_menu(
    program: Program,
) -> None:
    assert not program.window.windowIcon().isNull()
    assert QApplication.desktopFileName() == "nianbao"


def test_commands_in_menus_have_their_icons_once_a_menu_opens(program: Program) -> None:
    program.window.frame.menus["文件"].aboutToShow.emit()
    names = {command.name for command in COMMANDS} & icon_names()
    assert names > {"new", "open", "save", "export_word", "print", "help"}
    assert [name for name in names if program.window.actions_[name].icon().isNull()] == []


def test_no_icon_stands_without_words(program: Program) -> None:
    bar = program.widget(QToolBar, "toolbar")
    buttons = [one for one in bar.findChildren(QToolButton) if one.isVisible()]
    for button in buttons:
        words = QFontMetrics(button.font()).horizontalAdvance(button.text())
        assert not button.icon().isNull()
        assert button.width() >= words + button.iconSize().width()
    assert len(buttons) == sum(name != SEPARATOR for name in TOOLBAR)
    for one in program.window.findChildren(QPushButton):
        assert one.icon().isNull() or one.text()


def test_first_window_leaves_room_for_icons_that_come_when_it_stands(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(tmp_path) as started:
        button = started.widget(QPushButton, "choice_new")
        shown = button.icon().availableSizes()
        before = button.sizeHint(), started.widget(QToolBar, "toolbar").sizeHint()
        wait_until(lambda: button.icon().availableSizes() != shown, "icons")
        assert (button.sizeHint(), started.widget(QToolBar, "toolbar").sizeHint()) == before


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_icons_take_the_colours_of_the_palette(program: Program, scheme: str) -> None:
    program.window.actions_[scheme].trigger()
    palette, group, role = QApplication.palette(), QPalette.ColorGroup, QPalette.ColorRole
    icon = program.window.actions_["larger"].icon()
    size = icon.availableSizes()[-1]
    normal = icon.pixmap(size).toImage()
    assert has(normal, palette.color(role.ButtonText))
    assert has(normal, palette.color(role.Accent))
    disabled = icon.pixmap(size, QIcon.Mode.Disabled).toImage()
    assert has(disabled, palette.color(group.Disabled, role.ButtonText))


def test_icons_grow_with_the_text(program: Program) -> None:
    bar = program.widget(QToolBar, "toolbar")
    button = program.widget(QPushButton, "choice_new")
    before = bar.iconSize().height(), button.iconSize().height()
    for _ in range(6):
        program.window.actions_["larger"].trigger()
    settle()
    after = bar.iconSize().height(), button.iconSize().height()
    assert all(new > old * 1.4 for old, new in zip(before, after, strict=True))
    drawn = {size.height() for size in program.window.actions_["undo"].icon().availableSizes()}
    assert round(after[0] * bar.devicePixelRatio()) in drawn


@pytest.mark.parametrize("scale", ["1.5", "2"])
def test_icons_are_drawn_in_the_pixels_of_the_screen(tmp_path: Path, scale: str) -> None:
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; qt = QApplication(['x']);"
        "from gui.look.icons import icon, _line_height as line;"
        "print(round(line() * float(sys.argv[1])) in {s.height() for s in icon('undo').availableSizes()})"
    )
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ICONS.parent.parent)}
    run = subprocess.run(
        [sys.executable, "-c", script, scale],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "True"
