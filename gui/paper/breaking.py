"""Text into lines as Chinese typesetters break it: no line begins with ，or ends with （, and a comma may hang out."""

from collections.abc import Callable
from typing import NamedTuple

_NO_BEGIN = frozenset("，。、；：！？…·～％‰℃）》〉」』】〕〗”’．｝］,.;:!?)]}%°")
_NO_END = frozenset("（《〈「『【〔〖“‘｛［￥＄([{$£")
_HANGING = frozenset("，。、；：！？")  # at the end of a full line they stand in the margin
_PAIRED = frozenset("—…")  # —— and …… are one sign of two characters
_AFTER_WHICH_ADDRESSES_BREAK = frozenset("/?&=_")
_FIRST_WIDE = "\u2000"  # letters and digits before it keep together as words
_ROUNDING = 0.01


class Line(NamedTuple):
    """A line of a paragraph: its `text` without blanks at the end, which begins at `start` of the whole.

    `left` is its indent; `width` is what the text takes by itself, without the comma that `hangs` out of
    the margin.
    """

    text: str
    start: int
    left: float
    width: float
    hangs: bool
    ends_paragraph: bool


def break_lines(
    text: str,
    advance: Callable[[str], float],
    width: float,
    indent: float = 0.0,
    *,
    may_hang: bool = True,
) -> list[Line]:
    r"""Return `text` in lines of at most `width`, the first of each paragraph moved in by `indent`.

    A word longer than a line is broken where the line is full; "\n" ends a paragraph. Without `may_hang`
    nothing stands in the margin, as in a table cell.

    >>> [line.text for line in break_lines("公开、（公开）公开。", lambda _: 1.0, 4)]
    ['公开、', '（公开）', '公开。']
    """
    lines = []
    passed = 0
    for paragraph in text.split("\n"):
        widths = [advance(character) for character in paragraph]
        start, left = 0, indent
        while True:
            end, hangs = _end_of_line(paragraph, widths, start, width - left, may_hang=may_hang)
            shown = paragraph[start:end].rstrip(" ")
            taken = sum(widths[start : start + len(shown) - hangs])
            is_last = end >= len(paragraph)
            lines.append(Line(shown, passed + start, left, taken, hangs, is_last))
            if is_last:
                break
            start, left = end, 0.0
        passed += len(paragraph) + 1
    return lines


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two characters."""
    if after in _NO_BEGIN or before in _NO_END or after == " ":
        return False
    if before in _PAIRED:
        return before != after
    if before < _FIRST_WIDE and after < _FIRST_WIDE:
        return before == " " or (before in _AFTER_WHICH_ADDRESSES_BREAK and after.isalpha())
    return True


def _end_of_line(
    text: str, widths: list[float], start: int, room: float, *, may_hang: bool
) -> tuple[int, bool]:
    """Return before which character the line that begins at `start` ends, and whether its last one hangs."""
    x = 0.0
    for place in range(start, len(text)):
        x += widths[place]
        if x <= room + _ROUNDING or text[place] == " ":
            continue
        if may_hang and _may_hang(text, start, place):
            return _after_blanks(text, place + 1), True
        return _last_break(text, start, place), False
    return len(text), False


def _may_hang(text: str, start: int, place: int) -> bool:
    if place == start or text[place] not in _HANGING or text[place - 1] in _HANGING:
        return False
    return place + 1 == len(text) or text[place + 1] not in _NO_BEGIN


def _after_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] == " ":
        place += 1
    return place


def _last_break(text: str, start: int, place: int) -> int:
    """Return the last place up to `place` where the line may end; `place` itself when there is none."""
    for end in range(place, start, -1):
        if may_break(text[end - 1], text[end]):
            return end
    return max(place, start + 1)
