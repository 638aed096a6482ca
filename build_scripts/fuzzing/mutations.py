"""One document → a damaged one, by dice that are thrown alike for the same seed."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

_INTERESTING = (b"\0", b"\xff", b"<", b">", b"&", b"'", b"\n", b"PK\3\4", b"\xef\xbb\xbf", b"%PDF-")
_TEXTS = (
    "", "0", "-", "/", "１２", "1,234", "22（其中修订16件）", "9" * 60, "1 2", "无", "1e9", "12.5", "=1+1", "一",
    "其他", "总计", "（一）", "<b>", "&amp;", "\u202e", "x" * 5000, "1.属于国家秘密", "四、结转下年度继续办理",
)  # fmt: skip
_NUMBERS = ("0", "-1", "2", "999", "1000000", "99999999999999999999", "²", "x", "")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_TEXT = re.compile(rb">[^<>]{1,200}<")
_MOST_AT_ONCE = 6
_CHANCE_OF_MORE = 0.5
_COPIES = 300

Mutation = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def spoilt(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Return `content` damaged in one way or several; `others` are documents to splice in."""
    for _ in range(_MOST_AT_ONCE):
        content = dice.choice(_ways(content))(content, dice, others)
        if not content or dice.random() > _CHANCE_OF_MORE:
            break
    return content


def _ways(content: bytes) -> Sequence[Mutation]:
    plain: list[Mutation] = [_flip, _overwrite, _cut_off, _remove, _repeat, _splice]
    if content.startswith(b"PK"):
        return [*plain[:3], *[_in_a_part] * 9, _swap_parts, _lose_a_part]
    if content.startswith(b"%PDF"):
        return plain
    return [*plain, *_MARKUP]


def _flip(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    spoiling = bytearray(content)
    for _ in range(dice.choice((1, 4, 16, 64))):
        spoiling[dice.randrange(len(spoiling))] ^= dice.randrange(1, 256)
    return bytes(spoiling)


def _overwrite(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    at, what = dice.randrange(len(content)), dice.choice(_INTERESTING)
    return content[:at] + what + content[at + len(what) :]


def _cut_off(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    return content[: dice.randrange(1, len(content) + 1)]


def _remove(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(content))
    return content[:at] + content[at + dice.randrange(1, 4000) :]


def _repeat(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(content))
    piece = content[at : at + dice.randrange(1, 400)]
    return content[:at] + piece * dice.randrange(2, _COPIES) + content[at:]


def _splice(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    other = dice.choice(others)
    return content[: dice.randrange(len(content))] + other[dice.randrange(len(other)) :]


def _in_a_part(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Damage one part of a zip and pack it again, so that the damage is read and not only the zip refused."""
    parts = _parts(content)
    if not parts:
        return _flip(content, dice, others)
    heavy = [name for name in parts if name.endswith(("document.xml", "sheet1.xml", "sheet4.xml"))]
    name = dice.choice(heavy if heavy and dice.random() < 0.8 else sorted(parts))  # noqa: PLR2004
    parts[name] = dice.choice(_MARKUP)(parts[name] or b" ", dice, others)
    return _packed(parts)


def _swap_parts(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    parts = _parts(content)
    if len(parts) < 2:  # noqa: PLR2004
        return _flip(content, dice, others)
    one, other = dice.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def _lose_a_part(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    parts = _parts(content)
    if not parts:
        return _flip(content, dice, others)
    parts.pop(dice.choice(sorted(parts)))
    return _packed(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        return {}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _text(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Put another text between two tags, as a cell would hold it."""
    found = _somewhere(_TEXT, content, dice)
    if found is None:
        return _flip(content, dice, others)
    return content[: found[0] + 1] + dice.choice(_TEXTS).encode() + content[found[1] - 1 :]


def _number(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Put another number into a tag: a span, a level, a reference."""
    found = _somewhere(re.compile(rb"=[\"']\d{1,6}[\"']"), content, dice)
    if found is None:
        return _text(content, dice, others)
    return content[: found[0]] + f'="{dice.choice(_NUMBERS)}"'.encode() + content[found[1] :]


def _tag(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Take a tag out, or write it many times."""
    found = _somewhere(_TAG, content, dice)
    if found is None:
        return _flip(content, dice, others)
    tag = content[found[0] : found[1]]
    return content[: found[0]] + tag * dice.choice((0, 2, _COPIES)) + content[found[1] :]


def _somewhere(
    pattern: re.Pattern[bytes], content: bytes, dice: random.Random
) -> tuple[int, int] | None:
    found = pattern.search(content, dice.randrange(len(content))) or pattern.search(content)
    return found.span() if found else None


def _element(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Take an element out, double it, put it elsewhere or into itself, and keep the rest well formed."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    every = [one for one in root.iter() if isinstance(one.tag, str)] if root is not None else []
    if root is None or len(every) < 3:  # noqa: PLR2004
        return _tag(content, dice, others)
    one, other = dice.choice(every[1:]), dice.choice(every[1:])
    parent = one.getparent()
    way = dice.randrange(5)
    if way == 0 and parent is not None:
        parent.remove(one)
    elif way == 1 and parent is not None:
        for _ in range(dice.choice((1, 3, 60))):
            parent.insert(parent.index(one), deepcopy(one))
    elif way == 2:  # noqa: PLR2004
        other.append(deepcopy(one))
    elif way == 3:  # noqa: PLR2004
        one.tag = other.tag
    else:
        _nest(one, dice.choice((5, 60, 200)))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _nest(element: etree._Element, depth: int) -> None:
    """Put an element without what is in it around itself, many times."""
    for _ in range(depth):
        inner = etree.SubElement(element, element.tag)
        for child in list(element)[:-1]:
            inner.append(child)


_MARKUP: Sequence[Mutation] = (
    _text, _text, _text, _number, _number, _tag, _tag, _element, _element, _element, _flip, _remove, _repeat, _splice,
)  # fmt: skip
