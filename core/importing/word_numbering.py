"""The numbers that Word itself writes before paragraphs, which stand in no text of the file."""

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from core.importing.word_package import W
from core.numbering import chinese_numeral

_VALUE = f"{W}val"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital",
    "ideographTraditional", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "japaneseDigitalTenThousand", "koreanDigital2",
}  # fmt: skip
_UNSHOWN = {"bullet", "none"}
_LETTERS = {"lowerLetter": "a", "upperLetter": "A"}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ALPHABET = 26
_MOST_DIGITS = 6
_LONGEST = 40


class _Level(NamedTuple):
    """How a level of a list is numbered: kind of number, text around it, first number."""

    kind: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one file as they come."""

    def __init__(
        self, numbering: etree._Element | None, styles: Callable[[], etree._Element | None]
    ) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._read_styles = styles
        self._by_style: dict[str, tuple[str, int]] | None = None
        self._counted: dict[str, list[int]] = {}

    @property
    def counts(self) -> bool:
        """Return whether there is any list in the file."""
        return bool(self._lists)

    def before(self, paragraph: etree._Element) -> str:
        """Return the number before `paragraph`, "" where there is none; it counts as said then."""
        if not self._lists:
            return ""
        number, depth = self._place_of(paragraph.find(f"{W}pPr"))
        levels, abstract = self._lists.get(number, ((), ""))
        if depth >= len(levels):
            return ""
        counts = self._counted.setdefault(abstract, [0] * _LEVELS)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return _label(levels, counts, depth)

    def _place_of(self, properties: etree._Element | None) -> tuple[str, int]:
        """Return the list of a paragraph and how deep it stands in it, by itself or by its style."""
        if properties is None:
            return "", 0
        own = properties.find(f"{W}numPr")
        if own is not None and own.find(f"{W}numId") is not None:
            return _read(own)
        style = properties.find(f"{W}pStyle")
        if style is None:
            return "", 0
        if self._by_style is None:
            self._by_style = _numbered_styles(self._read_styles())
        number, depth = self._by_style.get(style.get(_VALUE, ""), ("", 0))
        return number, depth if own is None else _read(own)[1]


def _lists(numbering: etree._Element) -> dict[str, tuple[tuple[_Level, ...], str]]:
    """Return the levels of each list by its id, with the name of what it is counted by."""
    abstract = {
        one.get(f"{W}abstractNumId", ""): tuple(
            _level(level) for level in one.findall(f"{W}lvl")[:_LEVELS]
        )
        for one in numbering.findall(f"{W}abstractNum")
    }
    found = {}
    for one in numbering.findall(f"{W}num"):
        number, name = one.get(f"{W}numId", ""), _text(one, "abstractNumId")
        is_anew = one.find(f"{W}lvlOverride/{W}startOverride") is not None
        found[number] = (abstract.get(name, ()), f"{name} {number}" if is_anew else name)
    return found


def _level(level: etree._Element) -> _Level:
    start = _text(level, "start")
    return _Level(
        _text(level, "numFmt") or "decimal",
        _text(level, "lvlText")[:_LONGEST],
        int(start) if _is_number(start) else 1,
    )


def _numbered_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    if styles is None:
        return {}
    return {
        style.get(f"{W}styleId", ""): _read(own)
        for style in styles.findall(f"{W}style")
        if (own := style.find(f"{W}pPr/{W}numPr")) is not None
    }


def _read(own: etree._Element) -> tuple[str, int]:
    depth = _text(own, "ilvl")
    return _text(own, "numId"), int(depth) if _is_number(depth) else 0


def _text(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(_VALUE, "")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def _label(levels: tuple[_Level, ...], counts: list[int], depth: int) -> str:
    if levels[depth].kind in _UNSHOWN:
        return ""

    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place >= len(levels):
            return ""
        return _written(counts[place] or levels[place].start, levels[place].kind)

    return _PLACE.sub(shown, levels[depth].text)


def _written(count: int, kind: str) -> str:
    if kind in _CHINESE:
        return chinese_numeral(count)
    if kind in _LETTERS:
        return chr(ord(_LETTERS[kind]) + (count - 1) % _ALPHABET)
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if kind == "upperRoman" else roman.lower()
    return str(count).translate(_FULL_WIDTH) if kind == "decimalFullWidth" else str(count)


def _roman(count: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        signs += sign * min(times, _ALPHABET)
    return signs
