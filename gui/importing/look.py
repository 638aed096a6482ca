"""How it looks what became of a piece: a sign, a word and a colour, never the colour alone."""

from PySide6.QtGui import QColor, QPalette

from core.importing.imported import Placing
from gui.tables import colours

SIGNS = {Placing.PLACED: "✓", Placing.WITH_NOTE: "▲", Placing.NOT_PLACED: "○"}
DIFFERS = "≠"
_HUES = {Placing.PLACED: 135, Placing.WITH_NOTE: 45}
_SATURATION, _LIGHTNESS = 190, 120
_SHARE = {Placing.PLACED: 0.16, Placing.WITH_NOTE: 0.32}
_GREY = 0.12


def ground(palette: QPalette, placing: Placing) -> QColor:
    """Return the colour behind a piece: green, yellow or grey, mixed into the paper of the palette."""
    if placing is Placing.NOT_PLACED:
        return colours.shade(palette, _GREY)
    paper = palette.color(QPalette.ColorRole.Base)
    hue = QColor.fromHsl(_HUES[placing], _SATURATION, _LIGHTNESS)
    return colours.blend(paper, hue, _SHARE[placing])


def words(placing: Placing) -> str:
    """Return sign and word, as in “✓ 已放好”."""
    return f"{SIGNS[placing]} {placing.value}"
