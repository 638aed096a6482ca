"""The icons of the program: drawn in the colours of the palette in use, sharp on every screen, never without words.

A command that has one finds it under its own name in `resources/icons/actions`. The files use ink and accent of the
light palette, for which those of the palette in use are put in. QtSvg draws them into pixmaps: an icon engine written
in Python crashes PySide6 6.9, and ready-made pictures would be needed in two colours, two states and every size.

QtSvg and the first drawings would make the start a thirtieth longer: what the first window shows is only promised its
icons, which leaves room for them, and gets them when it stands. Its own icon is there from the first painting, for a
desktop may never look again: the small sizes of it lie in `resources/icons/window` as pictures, made by
`python -m build_scripts.packaging.icons resources/icons/nianbao.svg resources/icons/window 16 32 48`.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolBar, QWidget

from core import paths

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_INK, _ACCENT = b"#1d2733", b"#1f4e8c"
_MENU_PX = 16  # of a menu entry, whatever the size of text
_WINDOW_PX = (16, 24, 32, 48, 64, 128, 256)
_NAME = "icon_name"
_NOTHING = QColor(0, 0, 0, 0)  # not `Qt.transparent`: see gui.window.main_window
_STATES = {
    QIcon.Mode.Normal: QPalette.ColorGroup.Active,
    QIcon.Mode.Disabled: QPalette.ColorGroup.Disabled,
}


def first_window_icon() -> QIcon:
    """Return the icon of the program in the sizes of title bars and task bars, quick to have."""
    icon = QIcon()
    for picture in (paths.resources() / "icons" / "window").iterdir():
        icon.addPixmap(QPixmap(str(picture)))
    return icon


def window_icon() -> QIcon:
    """Return the icon of the program in every size."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(paths.resources() / "icons/nianbao.svg"))
    icon = QIcon()
    for size in _WINDOW_PX:
        icon.addPixmap(_painted(drawing, size))
    return icon


@cache
def icon_names() -> frozenset[str]:
    """Return the names under which there is an icon."""
    return frozenset(path.stem for path in _folder().glob("*.svg"))


def icon(name: str) -> QIcon:
    """Return the icon `name` as the present palette, size of text and screens ask for it."""
    from PySide6.QtSvg import QSvgRenderer

    source = _source(name)
    pixels = {
        round(size * screen.devicePixelRatio())
        for size in (_MENU_PX, _line_height())
        for screen in QGuiApplication.screens()
    }
    icon = QIcon()
    for mode, group in _STATES.items():
        drawing = QSvgRenderer(QByteArray(_inked(source, group)))
        for size in pixels:
            icon.addPixmap(_painted(drawing, size), mode)
    return icon


def promise_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Leave room for the icon `name` until `renew_icons` draws it."""
    target.setProperty(_NAME, name)
    room = QPixmap(1, 1)
    room.fill(_NOTHING)
    target.setIcon(room)
    if isinstance(target, QAbstractButton):
        fit_icons(target)


def give_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Show the icon `name` beside the words of `target`, also after the look has changed."""
    target.setProperty(_NAME, name)
    _show_icon(target)


def give_icons(actions: Iterable[QAction]) -> None:
    """Give each of the commands its icon, when there is one for its name and it has none yet."""
    for action in actions:
        name = _name_of(action)
        if name in icon_names() and action.icon().isNull():
            give_icon(action, name)


def promise_icons(actions: Iterable[QAction]) -> None:
    """Leave room for the icon of each of the commands, which all have one."""
    for action in actions:
        if not action.isSeparator():
            promise_icon(action, _name_of(action))


def fit_icons(widget: QToolBar | QAbstractButton) -> None:
    """Let the icons of `widget` be as high as a line of text."""
    widget.setIconSize(QSize(_line_height(), _line_height()))


def renew_icons(widgets: Iterable[QWidget]) -> None:
    """Draw all icons of `widgets` and of their actions anew: colours or size of text are other ones."""
    for widget in widgets:
        for one in (widget, *widget.actions()):
            if isinstance(one, QAction | QAbstractButton) and one.property(_NAME):
                _show_icon(one)
        if isinstance(widget, QToolBar):
            fit_icons(widget)


def _name_of(action: QAction) -> str:
    return action.objectName().removeprefix("action_")


def _show_icon(target: QAction | QAbstractButton) -> None:
    target.setIcon(icon(str(target.property(_NAME))))
    if isinstance(target, QAbstractButton):
        fit_icons(target)


def _folder() -> Path:
    return paths.resources() / "icons" / "actions"


@cache
def _source(name: str) -> bytes:
    return (_folder() / f"{name}.svg").read_bytes()


def _inked(source: bytes, group: QPalette.ColorGroup) -> bytes:
    """Return the drawing in the colours of the palette; what cannot be done has one colour only."""
    palette = QGuiApplication.palette()
    ink = palette.color(group, QPalette.ColorRole.ButtonText)
    accent = palette.color(QPalette.ColorRole.Accent)
    accent = ink if group is QPalette.ColorGroup.Disabled else accent
    return source.replace(_INK, ink.name().encode()).replace(_ACCENT, accent.name().encode())


def _painted(drawing: "QSvgRenderer", size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(_NOTHING)
    painter = QPainter(pixmap)
    drawing.render(painter)
    painter.end()
    return pixmap


def _line_height() -> int:
    return QFontMetrics(QApplication.font()).height()
