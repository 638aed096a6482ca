"""The blocks of a `Document` as the body of a Word document, in reading order."""

from collections.abc import Iterator, Sequence
from math import ceil

from core.document import Block, Document, Heading, Paragraph, Role, TableBlock
from core.exporting.measure import em_width
from core.exporting.word_table import table_xml
from core.exporting.word_title import title_lines
from core.exporting.word_xml import clean, paragraph

_STYLES = {Role.BODY: "BodyText", Role.SIGNATURE: "Signature", Role.DATE: "Date"}
_DEEPEST_HEADING = 3
_TWIPS_PER_CHARACTER = 320  # 16 pt
_CHARACTERS_A_LINE = 28
_FIRST_LINE_INDENT = 2
_LINE_POINTS = 28
_RIGHT_OF_DATE = 4.0  # characters: 成文日期右空四字
_RIGHT_OF_SIGNATURE_ALONE = 2.0  # characters: 署名右空二字
_KEEP_NEXT = "<w:keepNext/>"
_AFTER_TABLE = '<w:spacing w:before="160"/>'
_BEFORE_CLOSING = '<w:spacing w:before="1120"/>'  # two lines, which the seal covers
_GAP = paragraph("TableGap", "")


def body_xml(document: Document) -> str:
    """Return every block of `document` as children of `w:body`, without the `w:sectPr`."""
    blocks = document.blocks
    axis = _closing_axis(document)
    return "".join(
        _table_with_gap(block, blocks[:place], after)
        if isinstance(block, TableBlock)
        else _block_xml(before, block, after, axis)
        for place, (before, block, after) in enumerate(
            zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
        )
    )


def _table_with_gap(table: TableBlock, above: Sequence[Block], after: Block | None) -> str:
    """Return `table`, and a thin paragraph where Word wants one below it.

    Word joins tables that touch, and a body must end in a paragraph.
    """
    apart = after is None or isinstance(after, TableBlock)
    return table_xml(table, _points_leading_to_table(above)) + (_GAP if apart else "")


def _points_leading_to_table(above: Sequence[Block]) -> float:
    """Return the height of what may not be parted from a table: a paragraph, the headings over it."""
    lines = 0
    for block in reversed(above):
        if isinstance(block, TableBlock) or (lines and not isinstance(block, Heading)):
            break
        lines += ceil((em_width(block.text) + _FIRST_LINE_INDENT) / _CHARACTERS_A_LINE)
    return lines * _LINE_POINTS


def _block_xml(
    before: Block | None, block: Heading | Paragraph, after: Block | None, axis: float
) -> str:
    match block:
        case Heading(level=0):
            lines = title_lines(clean(block.text).strip())
            return paragraph("Title", "\n".join(lines))
        case Heading():
            style = f"Heading{min(block.level, _DEEPEST_HEADING)}"
            return paragraph(style, block.text, properties=_space_above(before))
        case Paragraph(role=Role.BODY):
            keep = _KEEP_NEXT if _must_stay_with(after) else ""
            return paragraph("BodyText", block.text, properties=keep + _space_above(before))
        case Paragraph():
            return _closing_xml(before, block, axis)


def _closing_xml(before: Block | None, block: Paragraph, axis: float) -> str:
    """Return a signature or date, its middle `axis` characters from the right margin."""
    first = not _is_closing(before)
    blank = max(axis - em_width(clean(block.text)) / 2, 0.0)
    indent = (
        f'<w:ind w:rightChars="{round(blank * 100)}"'
        f' w:right="{round(blank * _TWIPS_PER_CHARACTER)}"/>'
    )
    return paragraph(
        _STYLES[block.role], block.text, properties=(_BEFORE_CLOSING if first else "") + indent
    )


def _closing_axis(document: Document) -> float:
    """Return how far the middle of signature and date stands from the right margin, in characters.

    The date keeps four characters free at its right; a signature too long to be centred over it
    touches the margin, and the date moves under its middle.
    """
    dates = [em_width(clean(block.text)) for block in _closing(document, Role.DATE)]
    signatures = [em_width(clean(block.text)) for block in _closing(document, Role.SIGNATURE)]
    if dates:
        return max(_RIGHT_OF_DATE + max(dates) / 2, max(signatures, default=0.0) / 2)
    return _RIGHT_OF_SIGNATURE_ALONE + max(signatures, default=0.0) / 2


def _closing(document: Document, role: Role) -> Iterator[Paragraph]:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is role:
            yield block


def _is_closing(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is not Role.BODY


def _must_stay_with(after: Block | None) -> bool:
    """Return whether the paragraph before `after` may not be left on the page before it."""
    return isinstance(after, TableBlock) or _is_closing(after)


def _space_above(before: Block | None) -> str:
    return _AFTER_TABLE if isinstance(before, TableBlock) else ""
