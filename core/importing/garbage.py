"""Bytes that are no text, read as one all the same: by old programs, or in the wrong charset."""

import unicodedata
from collections.abc import Iterable

from core.document import Document, Heading, Paragraph, TableBlock

_MOST = 0.02  # of the signs of a text; damaged reports have a few
_LOOKED_AT = 20_000
_FEWEST = 8
_PLAIN = "\t\n\r\f\v\u200b\u200c\u200d\ufeff\u00ad"
_WRITTEN_OUT = "_x00"  # how workbooks write a control sign
_NO_TEXT = ("Cc", "Cn", "Co", "Cs")  # control, unassigned, private, halves


def is_garbage(text: str) -> bool:
    """Return whether `text` holds more signs that no text has than damage explains.

    >>> is_garbage("某局2023年政府信息公开工作年度报告")
    False
    """
    part = text[:_LOOKED_AT]
    strange = part.count(_WRITTEN_OUT) + sum(
        sign == "\ufffd" or unicodedata.category(sign) in _NO_TEXT
        for sign in part
        if sign not in _PLAIN
    )
    return strange >= _FEWEST and strange > _MOST * len(part)


def is_garbage_document(document: Document) -> bool:
    """Return whether the words of a document are garbage."""
    return is_garbage("".join(_words(document)))


def _words(document: Document) -> Iterable[str]:
    left = _LOOKED_AT
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                found = block.text
            case TableBlock():
                found = "".join(cell.text for cell in block.cells)
        yield found
        left -= len(found)
        if left < 0:
            return
