"""On which page every heading of a report will stand, reckoned without drawing it.

Chinese type is set on a fixed pitch, so counting characters comes close to what Word does; where a
heading falls into the last line or two of a page it may be one off.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.document import Block, Document, Heading, Paragraph, TableBlock
from core.exporting.table_height import fits_on_page, row_heights
from core.exporting.type_metrics import (
    AFTER_TABLE_PT,
    KEPT_LINES,
    is_closing,
    line_points,
    lines_of,
    must_stay_with,
    points_leading_to_table,
)
from core.exporting.word_title import title_lines
from core.styles.model import MM_PER_INCH, POINTS_PER_INCH, PageStyle
from core.table_look import bound_rows


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line or row: its height, whether the page may not end below it, the block it belongs to."""

    points: float
    stays: bool
    place: int


def heading_pages(document: Document, style: PageStyle) -> Mapping[int, int]:
    """Return the page, from 1, on which every block begins, by its place in the document."""
    height = style.page.text_height_mm / MM_PER_INCH * POINTS_PER_INCH
    pages: dict[int, int] = {}
    page, used = 1, 0.0
    for chunk in _chunks(_strips(document, style)):
        needed = sum(strip.points for strip in chunk)
        if used and used + needed > height:
            page, used = page + 1, 0.0
        for strip in chunk:
            if used and used + strip.points > height:  # more than a page that stays together
                page, used = page + 1, 0.0
            pages.setdefault(strip.place, page)
            used += strip.points
    return pages


def _chunks(strips: Iterator[_Strip]) -> Iterator[list[_Strip]]:
    chunk: list[_Strip] = []
    for strip in strips:
        chunk.append(strip)
        if not strip.stays:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _strips(document: Document, style: PageStyle) -> Iterator[_Strip]:
    blocks = document.blocks
    for place, (before, block, after) in enumerate(
        zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    ):
        if isinstance(block, TableBlock):
            above = points_leading_to_table(blocks[:place], style)
            whole = fits_on_page(block, style, above)
            bound = bound_rows(block, whole=whole)
            for row, points in enumerate(row_heights(block, style)):
                yield _Strip(points, row in bound, place)
        else:
            yield from _text_strips(place, before, block, after, style)


def _text_strips(
    place: int,
    before: Block | None,
    block: Heading | Paragraph,
    after: Block | None,
    style: PageStyle,
) -> Iterator[_Strip]:
    look = style.heading(block.level) if isinstance(block, Heading) else style.body
    count = lines_of(block.text, look, style)
    if isinstance(block, Heading) and block.level == 0:
        count = len(title_lines(block.text, style.title_characters))
    stays = isinstance(block, Heading) or must_stay_with(after)
    gap = max(look.before_pt, AFTER_TABLE_PT if isinstance(before, TableBlock) else 0.0)
    if is_closing(block):
        gap = 0.0 if is_closing(before) else style.closing.lines_above * line_points(look)
    is_whole = stays and count <= KEPT_LINES
    for line in range(count):
        points = line_points(look) + (gap if line == 0 else 0.0)
        is_last = line == count - 1
        yield _Strip(
            points + (look.after_pt if is_last else 0.0), stays and (is_last or is_whole), place
        )
