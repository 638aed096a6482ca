"""How much room text takes in a page style, by counting characters; and what stays together."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from core.document import Block, Heading, Paragraph, Role, TableBlock
from core.exporting.measure import em_width
from core.styles.model import MM_PER_INCH, POINTS_PER_INCH, PageStyle, TextLook

AFTER_TABLE_PT = 8.0  # free between a table and what follows it
# A paragraph that long at most stays whole with the table or signature it leads to; LibreOffice would
# keep it whole in any case, Word its last line only.
KEPT_LINES = 5
_SINGLE_SPACING = 1.3  # of the size, in Chinese type


def lines_of(text: str, look: TextLook, style: PageStyle) -> int:
    """Return how many lines `text` takes, about: characters over characters a line."""
    return max(ceil((em_width(text) + look.indent_chars) / characters_a_line(look, style)), 1)


@lru_cache(maxsize=32)
def characters_a_line(look: TextLook, style: PageStyle) -> int:
    """Return how many Chinese characters a line of the type area holds, at least one."""
    advance_pt = look.size_pt + style.letter_spacing_of(look)
    width_pt = style.page.text_width_mm / MM_PER_INCH * POINTS_PER_INCH
    return max(int(width_pt / advance_pt + 0.01), 1)


def line_points(look: TextLook) -> float:
    """Return the height of a line."""
    return look.line_pt or look.size_pt * _SINGLE_SPACING


def is_closing(block: Block | None) -> bool:
    """Return whether a block is a signature or a date."""
    return isinstance(block, Paragraph) and block.role is not Role.BODY


def must_stay_with(after: Block | None) -> bool:
    """Return whether the paragraph before `after` may not be left on the page before it."""
    return isinstance(after, TableBlock) or is_closing(after)


def points_leading_to_table(above: Sequence[Block], style: PageStyle) -> float:
    """Return the height of what may not be parted from a table: a paragraph, the headings over it."""
    points = 0.0
    for block in reversed(above):
        if isinstance(block, TableBlock) or (points and not isinstance(block, Heading)):
            break
        look = style.heading(block.level) if isinstance(block, Heading) else style.body
        points += lines_of(block.text, look, style) * line_points(look)
        points += look.before_pt + look.after_pt
    return points
