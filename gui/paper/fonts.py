"""The typefaces of the printed report, by the names they have on Windows, UOS, Kylin and Ubuntu."""

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from core.styles.fonts import names_of, substitutes

UNITS_PER_INCH = 96
PT = UNITS_PER_INCH / 72
MM = UNITS_PER_INCH / 25.4
# Fonts are measured and set in twentieths of a point, and drawn smaller: Qt takes whole pixels only as
# the size of type, and 16 points would be 21 instead of 21.3 of our units.
FINE = 20 / PT

_HEAVY = frozenset(names_of("方正小标宋简体") + names_of("方正小标宋_GBK"))
_LIKE_HEAVY = _HEAVY | {"小标宋", *names_of("华文中宋")}
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN", "宋体", "SimSun")
SINGLE_SPACING = 1.3  # of the size: what Word gives 宋体 and its like at least
_HAN = "国"
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
_FIRST_WIDE = "\u2000"


@dataclass(frozen=True, slots=True)
class Face:
    """Type of one size: Chinese in the typeface `name`, letters and digits in `latin`, if it is named.

    `spacing_pt` is added to the distance of all characters. Lengths come in units of 1/96 inch.
    """

    name: str
    size_pt: float
    bold: bool = False
    latin: str = ""
    spacing_pt: float = 0.0
    _advances: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def spacing(self) -> float:
        """Return what is added to the distance of characters."""
        return self.spacing_pt * PT

    def is_latin(self, character: str) -> bool:
        """Return whether `character` is set in another typeface than the Chinese ones."""
        return bool(self.latin) and character < _FIRST_WIDE

    def font(self, *, latin: bool = False) -> QFont:
        """Return the font, `FINE` times as large; one for each caller: threads may not share Qt's."""
        name = self.latin if latin and self.latin else self.name
        families, needs_weight = _present(name)
        font = QFont(list(families))
        font.setPixelSize(round(self.size_pt * PT * FINE))
        font.setBold(self.bold or needs_weight)
        font.setKerning(False)  # so that a line is as wide as its characters
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def advance(self, character: str) -> float:
        """Return how far the next character stands from `character`."""
        if _FIRST_HAN <= character <= _LAST_HAN:
            character = _HAN
        width = self._advances.get(character)
        if width is None:
            font = self.font(latin=self.is_latin(character))
            width = QFontMetricsF(font).horizontalAdvance(character) / FINE + self.spacing
            self._advances[character] = width
        return width


@cache
def face(
    name: str, size_pt: float, *, bold: bool = False, latin: str = "", spacing_pt: float = 0.0
) -> Face:
    """Return the typeface; the same one again for the same arguments, with what it has measured."""
    return Face(name, size_pt, bold, latin, spacing_pt)


@cache
def line_height(type_: Face) -> float:
    """Return the height of a line of single spacing, as office programs set it with the fonts that are here."""
    natural = QFontMetricsF(type_.font()).height() / FINE
    return max(natural, type_.size_pt * SINGLE_SPACING * PT)


@cache
def _present(name: str) -> tuple[tuple[str, ...], bool]:
    """Return the families to draw `name` with that this machine has, and whether to draw them bold.

    All names are returned when there is none of them, for Qt to choose.
    """
    others = [other for one in substitutes(name) for other in names_of(one)]
    wanted = tuple(dict.fromkeys((*names_of(name), *others, *_SERIF)))
    found = tuple(one for one in wanted if QFontDatabase.hasFamily(one))
    is_heavy = name in _HEAVY  # what stands in for it has to be bold to look like a title
    return found or wanted, is_heavy and not set(found) & _LIKE_HEAVY
