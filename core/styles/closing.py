"""Where signature and date stand, as GB/T 9704—2012 has it in 7.3.5: for Word, preview and print alike."""

from collections.abc import Iterator

from core.document import Document, Paragraph, Role
from core.exporting.measure import em_width
from core.styles.model import Closing


def closing_axis(document: Document, closing: Closing) -> float:
    """Return how far the middle of signature and date stands from the right margin, in characters.

    The date keeps its characters free at its right; a signature too long to be centred over it
    touches the margin, and the date moves under its middle.
    """
    dates = list(_widths(document, Role.DATE))
    signature = max(_widths(document, Role.SIGNATURE), default=0.0)
    if dates:
        return max(closing.date_right_chars + max(dates) / 2, signature / 2)
    return closing.alone_right_chars + signature / 2


def right_blank(text: str, axis: float) -> float:
    """Return how many characters stay free to the right of a closing line whose middle is at `axis`."""
    return max(axis - em_width(text) / 2, 0.0)


def _widths(document: Document, role: Role) -> Iterator[float]:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is role:
            yield em_width(block.text)
