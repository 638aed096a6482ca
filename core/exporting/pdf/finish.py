"""A PDF as Qt has drawn it → the file that is handed in."""

from collections.abc import Callable, Sequence

from core.exporting.pdf.outline import Bookmark, add_bookmarks, add_to_catalog
from core.exporting.pdf.text import mend_text
from core.exporting.pdf.update import PdfUpdate


def finish(
    pdf: bytes,
    bookmarks: Sequence[Bookmark],
    meant: Callable[[str], str],
    height_pt: float,
) -> bytes:
    """Return `pdf` with bookmarks, the Chinese language, its title in the window, and text to search.

    `meant` returns the character of the document for one that shares its glyph. Pages are `height_pt`
    high. Raises ValueError for a file that Qt has not written.
    """
    update = PdfUpdate(pdf)
    mend_text(update, meant)
    add_to_catalog(update, b"/Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> ")
    add_bookmarks(update, bookmarks, height_pt)
    return update.finished()
