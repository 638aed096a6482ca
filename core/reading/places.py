"""What stands around a figure: the clause before it, the words after it, the sentence, the surroundings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.reading.figures import Figure

_SENTENCE_MARKS = "。！？；;\n"
_CLAUSE_MARKS = _SENTENCE_MARKS + "，,：:（(）)"
_SENTENCE_END = re.compile(f"[{_SENTENCE_MARKS}]")
_CLAUSE_END = re.compile(r"[，,：:（(）)]|(?<!公民)、")  # 公民、法人和其他组织 is one party
_AND = re.compile(
    r"\s*(?:以及|[和及与])"
)  # 6件和行政诉讼案件3件: what follows is about the next figure
_REACH = 600  # characters before a figure in which headings and sentences say what it is about
_AFTER = 16  # characters behind a figure that may still say what it counts


_NAMES = re.compile("[、和及与]")
_RESPECTIVELY = re.compile(r"(?P<names>[^，。；：:;（()）\d\n]+)分别(?:为|是|有|达)?\s*\Z")
_FEWEST = 2


class Surroundings(NamedTuple):
    """The words around one figure.

    `clause` ends at the figure and begins after the last comma; `near` begins after the figure before, in the
    same sentence; `after` ends before the next mark or figure; `wide` is everything of the line that was read
    before, with the headings, up to the end of the clause; `sentence` is what was read of the sentence.
    """

    clause: str
    near: str
    after: str
    wide: str
    sentence: str


def surroundings(text: str, found: Sequence[Figure], title: str = "") -> Iterator[Surroundings]:
    """Yield the surroundings of each of the figures `found` in `text`, in order."""
    named = _distributed(text, found)
    for place, figure in enumerate(found):
        before = found[place - 1].end if place else 0
        following = found[place + 1].start if place + 1 < len(found) else len(text)
        begin = read_start(text, figure.start)
        near = (named.get(place) or text[max(before, begin) : figure.start]).rstrip()
        after = text[figure.end : min(following, figure.end + _AFTER)].lstrip(" \t\u3000")
        behind = (
            "" if _AND.match(after) else _first_part(_CLAUSE_END, _first_part(_SENTENCE_END, after))
        )
        line = line_start(text, figure.start)
        yield Surroundings(
            clause=_last_part(_CLAUSE_END, near),
            near=near,
            after=behind,
            wide=f"{title}\n{text[line : figure.end]}{behind}",
            sentence=text[begin : figure.start],
        )


def _distributed(text: str, found: Sequence[Figure]) -> dict[int, str]:
    """Return the name of each figure, by its place, in lists such as “A、B、C分别为 1件、2件、3件”."""
    named: dict[int, str] = {}
    for place, figure in enumerate(found if "分别" in text else ()):
        match = _RESPECTIVELY.search(text, max(0, figure.start - _AFTER * 4), figure.start)
        names = _NAMES.split(match["names"]) if match else []
        last = place + len(names) - 1
        if len(names) < _FEWEST or last >= len(found):
            continue
        gaps = [text[one.end : two.start] for one, two in pairwise(found[place : last + 1])]
        if all(_NAMES.fullmatch(gap) for gap in gaps):
            named |= {place + step: name for step, name in enumerate(names)}
    return named


def read_start(text: str, place: int) -> int:
    """Return where the sentence that holds `place` begins, but no further back than what says what it is about."""
    return max(sentence_start(text, place), place - _REACH)


def line_start(text: str, place: int) -> int:
    """Return where the line that holds `place` begins, but no further back than what says what it is about."""
    return max(text.rfind("\n", 0, place) + 1, place - _REACH)


def sentence_start(text: str, place: int) -> int:
    """Return where the sentence that holds `place` begins."""
    return 1 + max(text.rfind(mark, 0, place) for mark in _SENTENCE_MARKS)


def clause_start(text: str, place: int) -> int:
    """Return where the clause that holds `place` begins: behind the last comma or the like."""
    return 1 + max(text.rfind(mark, 0, place) for mark in _CLAUSE_MARKS)


def sentence_end(text: str, place: int, limit: int | None = None) -> int:
    """Return where the sentence that holds `place` ends, before its mark, or `limit` when that comes first."""
    last = len(text) if limit is None else limit
    match = _SENTENCE_END.search(text, place, last)
    return match.start() if match else last


def _last_part(mark: re.Pattern[str], text: str) -> str:
    return mark.split(text)[-1]


def _first_part(mark: re.Pattern[str], text: str) -> str:
    return mark.split(text, maxsplit=1)[0]
