"""The blocks of a `Document` as the body of a Word document, in reading order."""

from collections.abc import Sequence

from core.document import Block, Document, Heading, Paragraph, Role, TableBlock
from core.exporting.type_metrics import (
    AFTER_TABLE_PT,
    KEPT_LINES,
    is_closing,
    line_points,
    lines_of,
    must_stay_with,
    points_leading_to_table,
)
from core.exporting.word_contents import with_bookmark
from core.exporting.word_table import table_xml
from core.exporting.word_title import title_lines
from core.exporting.word_xml import clean, paragraph
from core.styles.closing import closing_axis, closing_lines, right_blank
from core.styles.model import MM_PER_INCH, POINTS_PER_INCH, PageStyle, TextLook
from core.styles.table_measures import twips_of_points

_STYLES = {Role.BODY: "BodyText", Role.SIGNATURE: "Signature", Role.DATE: "Date"}
_DEEPEST_HEADING = 3
_KEEP_NEXT = "<w:keepNext/>"
_GAP = paragraph("TableGap", "")


def body_xml(document: Document, style: PageStyle, *, bookmarks: bool = False) -> str:
    """Return every block of `document` as children of `w:body`, without the `w:sectPr`.

    With `bookmarks` a table of contents can refer to the headings.
    """
    blocks = document.blocks
    axis = closing_axis(document, style)
    written = []
    for place, (before, block, after) in enumerate(
        zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    ):
        if isinstance(block, TableBlock):
            written.append(_table_with_gap(block, blocks[:place], after, style))
            continue
        xml = _block_xml(before, block, after, style, axis)
        is_linked = bookmarks and isinstance(block, Heading) and block.level > 0
        written.append(with_bookmark(xml, place) if is_linked else xml)
    return "".join(written)


def _table_with_gap(
    table: TableBlock, above: Sequence[Block], after: Block | None, style: PageStyle
) -> str:
    """Return `table`, and a thin paragraph where Word wants one below it.

    Word joins tables that touch, and a body must end in a paragraph.
    """
    apart = after is None or isinstance(after, TableBlock)
    points = points_leading_to_table(above, style)
    return table_xml(table, style, points) + (_GAP if apart else "")


def _block_xml(
    before: Block | None,
    block: Heading | Paragraph,
    after: Block | None,
    style: PageStyle,
    axis: float,
) -> str:
    match block:
        case Heading(level=0):
            lines = title_lines(clean(block.text).strip(), style.title_characters)
            return paragraph("Title", "\n".join(lines))
        case Heading():
            space = _space_above(before, style.heading(block.level))
            name = f"Heading{min(block.level, _DEEPEST_HEADING)}"
            return paragraph(name, block.text, properties=space)
        case Paragraph(role=Role.BODY):
            keep = _kept(block, style) if must_stay_with(after) else ""
            space = _space_above(before, style.body)
            return paragraph("BodyText", block.text, properties=keep + space)
        case Paragraph():
            return _closing_xml(before, block, style, axis)


def _kept(block: Paragraph, style: PageStyle) -> str:
    is_short = lines_of(block.text, style.body, style) <= KEPT_LINES
    return _KEEP_NEXT + ("<w:keepLines/>" if is_short else "")


def _closing_xml(before: Block | None, block: Paragraph, style: PageStyle, axis: float) -> str:
    """Return a signature or date, its middle `axis` characters from the right margin."""
    lines = closing_lines(clean(block.text), style)
    place = _at_right(lines[0], style, axis) if len(lines) == 1 else _around(style, axis)
    seal = twips_of_points(style.closing.lines_above * line_points(style.body))
    is_first = not is_closing(before)
    space = f'<w:spacing w:before="{seal}"/>' if seal and is_first else ""
    return paragraph(_STYLES[block.role], "\n".join(lines), properties=space + place)


def _at_right(line: str, style: PageStyle, axis: float) -> str:
    blank = right_blank(line, axis)
    return (
        f'<w:ind w:rightChars="{round(blank * 100)}"'
        f' w:right="{twips_of_points(blank * style.body.size_pt)}"/>'
    )


def _around(style: PageStyle, axis: float) -> str:
    """Return properties that centre several lines `axis` characters from the right margin."""
    width_pt = style.page.text_width_mm / MM_PER_INCH * POINTS_PER_INCH
    left = twips_of_points(max(width_pt - 2 * axis * style.body.size_pt, 0.0))
    return f'<w:ind w:left="{left}"/><w:jc w:val="center"/>'


def _space_above(before: Block | None, look: TextLook) -> str:
    if not isinstance(before, TableBlock) or look.before_pt >= AFTER_TABLE_PT:
        return ""
    return f'<w:spacing w:before="{twips_of_points(AFTER_TABLE_PT)}"/>'
