"""Colours of tables, all mixed from the palette, so that they follow light, dark and high contrast."""

from PySide6.QtGui import QColor, QPalette

from core.format.check import Level

_HUES = {Level.ERROR: 0, Level.WARNING: 32, Level.INFO: 212}
_SATURATION = 200
_ON_LIGHT, _ON_DARK = 105, 175
_MIDDLE = 128


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """Return `under` with `share` (0 to 1) of `over` laid on it."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )


def shade(palette: QPalette, share: float) -> QColor:
    """Return the paper colour with `share` of the ink: the greys of fills and lines."""
    return blend(palette.color(QPalette.ColorRole.Base), ink(palette), share)


def ink(palette: QPalette) -> QColor:
    """Return the colour of text."""
    return palette.color(QPalette.ColorRole.Text)


def accent(palette: QPalette) -> QColor:
    """Return the one strong colour, for what is current."""
    return palette.color(QPalette.ColorRole.Highlight)


def tint(palette: QPalette, under: QColor, share: float) -> QColor:
    """Return `under` tinted with the accent."""
    return blend(under, accent(palette), share)


def alarm(palette: QPalette, level: Level) -> QColor:
    """Return the colour of marks of this level, readable on the paper of the palette."""
    is_light = palette.color(QPalette.ColorRole.Base).lightness() > _MIDDLE
    return QColor.fromHsl(_HUES[level], _SATURATION, _ON_LIGHT if is_light else _ON_DARK)
