"""The body of a Word file as paragraphs and tables, each paragraph with what it is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from lxml import etree

from core.importing.word_package import W, WordPackage
from core.proofing.looks import Looks, ParagraphLook, RunLook

_LEVELS = (
    (1, re.compile(r"[一二三四五六七八九十]+、")),
    (2, re.compile(r"（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)")),
    (3, re.compile(r"\d{1,2}[.．、](?!\d)")),
)
_DATE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九十]+年[一二三四五六七八九十]+月.+日"
)
_LONGEST_HEADING = 40
_DEEPEST_LEVEL = 3
_LONGEST_SIGNATURE = 40
_LONGEST_TITLE = 100
_SENTENCE_ENDS = "。；：！？"
_SNIPPET = 12


class Kind(Enum):
    """What a paragraph is for."""

    EMPTY = "empty"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    SIGNATURE = "signature"
    DATE = "date"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of one look."""

    text: str
    look: RunLook


@dataclass(frozen=True)
class WordParagraph:
    """A paragraph outside tables; `number` counts those with text, from 1."""

    element: etree._Element
    look: ParagraphLook
    runs: tuple[Run, ...]
    number: int
    in_contents: bool

    @cached_property
    def text(self) -> str:
        """Return its text, breaks as newlines."""
        return "".join(run.text for run in self.runs)

    @property
    def place(self) -> str:
        """Return how it is named in a sentence."""
        words = " ".join(self.text.split())
        return f"“{words[:_SNIPPET]}{'…' if len(words) > _SNIPPET else ''}”"

    @property
    def level_by_text(self) -> int:
        """Return the level its number says, 0 for a paragraph that is no heading by its text."""
        text = self.text.strip()
        if not text or len(text) > _LONGEST_HEADING or text[-1] in _SENTENCE_ENDS:
            return 0
        return next((level for level, pattern in _LEVELS if pattern.match(text)), 0)

    @property
    def level(self) -> int:
        """Return the level of a heading, by its number or, where Word numbers it, by its style; 0 for none.

        One whose number and style agree may be long.
        """
        by_style, text = self.look.outline_level or 0, self.text.strip()
        is_short = 0 < len(text) <= _LONGEST_HEADING
        if is_short:
            return self.level_by_text or (by_style if by_style <= _DEEPEST_LEVEL else 0)
        agrees = any(level == by_style and pattern.match(text) for level, pattern in _LEVELS)
        return by_style if agrees and len(text) <= _LONGEST_TITLE else 0


@dataclass(frozen=True)
class WordFile:
    """A Word file as it is proofed."""

    package: WordPackage
    looks: Looks
    paragraphs: tuple[WordParagraph, ...]
    kinds: tuple[tuple[WordParagraph, Kind, int], ...]  # with the level of headings
    tables: tuple[etree._Element, ...]
    sections: tuple[etree._Element, ...]

    def of_kind(self, kind: Kind, level: int = 0) -> list[WordParagraph]:
        """Return the paragraphs of one kind, headings of one level."""
        return [one for one, is_kind, at in self.kinds if is_kind is kind and at == level]


def read_word_file(package: WordPackage) -> WordFile:
    """Return the file in reading order."""
    looks = Looks(package)
    paragraphs = tuple(_paragraphs(package.body, looks))
    return WordFile(
        package,
        looks,
        paragraphs,
        tuple(_kinds(paragraphs)),
        tuple(_outer(package.body, "tbl")),
        tuple(package.body.iter(f"{W}sectPr")),
    )


def runs_of(paragraph: etree._Element, looks: Looks) -> Iterator[Run]:
    """Yield the runs of a paragraph that show text; deleted text does not."""
    for run in paragraph.iter(f"{W}r"):
        text = "".join(_pieces(run))
        if text and next(run.iterancestors(f"{W}p"), None) is paragraph:
            yield Run(text, looks.run(run, paragraph))


def _pieces(run: etree._Element) -> Iterator[str]:
    for piece in run:
        if piece.tag == f"{W}t":
            yield piece.text or ""
        elif piece.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif piece.tag == f"{W}tab":
            yield "\t"


def _outer(body: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of that name that are in no table."""
    for one in body.iter(f"{W}{name}"):
        if next(one.iterancestors(f"{W}tbl", f"{W}txbxContent"), None) is None:
            yield one


def _paragraphs(body: etree._Element, looks: Looks) -> Iterator[WordParagraph]:
    number = 0
    for element in _outer(body, "p"):
        runs = tuple(runs_of(element, looks))
        number += any(run.text.strip() for run in runs)
        look = looks.paragraph(element)
        in_sdt = any(
            found.find(f"{W}sdtPr/{W}docPartObj") is not None
            for found in element.iterancestors(f"{W}sdt")
        )
        yield WordParagraph(element, look, runs, number, in_sdt or look.style.startswith("toc "))


def _kinds(paragraphs: tuple[WordParagraph, ...]) -> Iterator[tuple[WordParagraph, Kind, int]]:
    """Yield every paragraph with its kind: by its place and its words first, then by its style."""
    title = set(_title_places(paragraphs))
    closing = dict(_closing_places(paragraphs))
    for place, one in enumerate(paragraphs):
        if one.in_contents:
            yield one, Kind.CONTENTS, 0
        elif not one.text.strip():
            yield one, Kind.EMPTY, 0
        elif place in title:
            yield one, Kind.TITLE, 0
        elif place in closing:
            yield one, closing[place], 0
        elif level := one.level:
            yield one, Kind.HEADING, level
        else:
            yield one, Kind.BODY, 0


def _title_places(paragraphs: tuple[WordParagraph, ...]) -> Iterator[int]:
    """Yield the places of the title: up to the line that says 年度报告, before any heading or long text."""
    seen = []
    for place, one in enumerate(paragraphs):
        text = "".join(one.text.split())
        if one.in_contents or not text:
            continue
        if one.level_by_text or len(text) > _LONGEST_TITLE or text[-1] in _SENTENCE_ENDS:
            return
        seen.append(place)
        if one.look.style == "title" or text.endswith(("年度报告", "年报")):
            yield from seen
            return


def _closing_places(paragraphs: tuple[WordParagraph, ...]) -> Iterator[tuple[int, Kind]]:
    """Yield the date at the end and the signature above it, or a signature alone."""
    filled = [
        place for place, one in enumerate(paragraphs) if one.text.strip() and not one.in_contents
    ]
    if not filled:
        return
    last = paragraphs[filled[-1]]
    has_date = _DATE.fullmatch("".join(last.text.split())) is not None
    if has_date:
        yield filled[-1], Kind.DATE
        filled = filled[:-1]
    for place in filled[-1:]:
        one = paragraphs[place]
        text = one.text.strip()
        is_styled = one.look.style == "signature"
        longest = _LONGEST_TITLE if is_styled else _LONGEST_SIGNATURE
        is_short = len(text) <= longest and text[-1] not in _SENTENCE_ENDS
        at_right = is_styled or one.look.align in {"right", "end"}
        above_date = has_date and one.look.style != "body text"
        if is_short and not one.level_by_text and (at_right or above_date):
            yield place, Kind.SIGNATURE
