"""Rules about numbers the officer typed before the items of a list."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import prose, texts_of
from core.format.check import CheckSpec
from core.reading.numerals import chinese_number

_BEGIN = r"(?:^|(?<=[。；;：:\n]))[ \t\u3000]*"
_STYLES = (
    re.compile(r"(?<![之唯统第])(?P<number>[一二三四五六七八九十]{1,3})是(?=[^否非])"),
    re.compile(rf"{_BEGIN}（(?P<number>[一二三四五六七八九十]{{1,3}})）", re.MULTILINE),
    re.compile(rf"{_BEGIN}(?P<number>[一二三四五六七八九十]{{1,3}})、", re.MULTILINE),
    re.compile(rf"{_BEGIN}[（(](?P<number>\d{{1,2}})[)）]", re.MULTILINE | re.ASCII),
    re.compile(rf"{_BEGIN}(?P<number>\d{{1,2}})[.．、](?!\d)", re.MULTILINE | re.ASCII),
)


class _Item(NamedTuple):
    number: int
    text: str
    span: tuple[int, int]


def numbering(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Numbers before the items of a list follow each other; a new list begins at one."""
    for one in prose(context, texts_of(spec, "sections")):
        for style in _STYLES:
            before: _Item | None = None
            for item in _items(style, one.text):
                missing = item.number != 1 and item.number != (before.number if before else 0) + 1
                if missing and not _is_in_running_text(style, one.text, before, item):
                    slots: dict[str, object] = {
                        "place": one.name,
                        "first": before.text if before else "开头",
                        "second": item.text,
                    }
                    yield finding(spec, (one.key,), slots, span=item.span)
                    break
                before = item


def _is_in_running_text(
    style: re.Pattern[str], text: str, before: _Item | None, item: _Item
) -> bool:
    """Return whether the number before that of `item` stands within a sentence: 全文包括（一）总体情况；（二）…"""
    between = text[before.span[1] if before else 0 : item.span[0]]
    loose = style.pattern.removeprefix(_BEGIN)
    return any(_number(match["number"]) == item.number - 1 for match in re.finditer(loose, between))


def _items(style: re.Pattern[str], text: str) -> Iterator[_Item]:
    """Yield what `style` numbers in `text`, in order."""
    offset = 0
    for line in text.splitlines(keepends=True):
        for item in _items_of(style, line):
            begin, end = item.span
            yield item._replace(span=(begin + offset, end + offset))
        offset += len(line)


@lru_cache(maxsize=8192)  # while one line is typed in, all others stay the same
def _items_of(style: re.Pattern[str], line: str) -> tuple[_Item, ...]:
    return tuple(
        _Item(number, match.group().strip(), match.span())
        for match in style.finditer(line)
        if (number := _number(match["number"]))
    )


def _number(written: str) -> int | None:
    return int(written) if written.isascii() else chinese_number(written)
