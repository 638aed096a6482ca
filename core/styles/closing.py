"""Where signature and date stand, as GB/T 9704—2012 has it in 7.3.5: for Word, preview and print alike."""

from collections.abc import Iterator

from core.document import Document, Paragraph, Role
from core.exporting.measure import em_width
from core.exporting.type_metrics import characters_a_line
from core.exporting.word_title import title_lines
from core.styles.model import PageStyle


def closing_lines(text: str, style: PageStyle) -> tuple[str, ...]:
    """Return a signature or date in lines that fit the type area, words whole: nearly always a single one."""
    return title_lines(text, characters_a_line(style.body, style))


def closing_axis(document: Document, style: PageStyle) -> float:
    """Return how far the middle of signature and date stands from the right margin, in characters.

    The date keeps its characters free at its right; a signature too long to be centred over it
    touches the margin, and the date moves under its middle.
    """
    dates = list(_widths(document, Role.DATE, style))
    signature = max(_widths(document, Role.SIGNATURE, style), default=0.0)
    closing = style.closing
    if dates:
        return max(closing.date_right_chars + max(dates) / 2, signature / 2)
    whole = characters_a_line(style.body, style)
    return min(closing.alone_right_chars + signature / 2, whole - signature / 2)


def right_blank(text: str, axis: float) -> float:
    """Return how many characters stay free to the right of a closing line whose middle is at `axis`."""
    return max(axis - em_width(text) / 2, 0.0)


def _widths(document: Document, role: Role, style: PageStyle) -> Iterator[float]:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is role:
            yield from map(em_width, closing_lines(block.text, style))
