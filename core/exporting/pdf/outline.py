"""The bookmarks of a PDF, one for each heading."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.exporting.pdf.update import PdfUpdate


class Bookmark(NamedTuple):
    """A heading: how deep it is, from 1; its page, from 0; how many points below the top edge."""

    level: int
    title: str
    page: int
    top_pt: float


def add_bookmarks(update: PdfUpdate, bookmarks: Sequence[Bookmark], height_pt: float) -> None:
    """Add `bookmarks` in reading order and let readers open them; pages are `height_pt` high."""
    if not bookmarks:
        return
    pages = _pages(update)
    root = update.add()
    numbers = [update.add() for _ in bookmarks]
    parents = _parents(bookmarks)
    for place, mark in enumerate(bookmarks):
        parent = parents[place]
        links = _links(place, parents, numbers)
        target = b"[%d 0 R /XYZ 0 %.2f null]" % (pages[mark.page], height_pt - mark.top_pt)
        above = root if parent is None else numbers[parent]
        body = b"<< /Title %b /Parent %d 0 R /Dest %b%b >>"
        update.put(numbers[place], body % (pdf_text(mark.title), above, target, links))
    tops = [numbers[place] for place, parent in enumerate(parents) if parent is None]
    body = b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
    update.put(root, body % (tops[0], tops[-1], len(bookmarks)))
    add_to_catalog(update, b"/Outlines %d 0 R /PageMode /UseOutlines" % root)


def add_to_catalog(update: PdfUpdate, entries: bytes) -> None:
    """Add entries to the catalog."""
    body = update.body(update.root)
    update.put(update.root, body[: body.rindex(b">>")] + entries + b"\n>>")


def pdf_text(text: str) -> bytes:
    """Return `text` as a string of PDF in UTF-16, which holds every character."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()


def _pages(update: PdfUpdate) -> list[int]:
    """Return the object numbers of the pages in order; Qt keeps them in one list."""
    found = re.search(rb"/Pages\s+(\d+)\s+0\s+R", update.body(update.root))
    kids = (
        re.search(rb"/Kids\s*\[(.*?)\]", update.body(int(found[1])), re.DOTALL) if found else None
    )
    if kids is None:
        raise ValueError("no list of pages")
    return [int(number) for number in re.findall(rb"(\d+)\s+0\s+R", kids[1])]


def _parents(bookmarks: Sequence[Bookmark]) -> list[int | None]:
    """Return for each bookmark the place of the one it stands under."""
    parents: list[int | None] = []
    above: list[int] = []
    for place, mark in enumerate(bookmarks):
        while above and bookmarks[above[-1]].level >= mark.level:
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(place)
    return parents


def _links(place: int, parents: Sequence[int | None], numbers: Sequence[int]) -> bytes:
    """Return the entries that lead to neighbours and children."""
    beside = [one for one, parent in enumerate(parents) if parent == parents[place]]
    below = [one for one, parent in enumerate(parents) if parent == place]
    here = beside.index(place)
    links = b""
    if here:
        links += b" /Prev %d 0 R" % numbers[beside[here - 1]]
    if here + 1 < len(beside):
        links += b" /Next %d 0 R" % numbers[beside[here + 1]]
    if below:
        count = _descendants(place, parents)
        links += b" /First %d 0 R /Last %d 0 R" % (numbers[below[0]], numbers[below[-1]])
        links += b" /Count %d" % count
    return links


def _descendants(place: int, parents: Sequence[int | None]) -> int:
    below = [one for one, parent in enumerate(parents) if parent == place]
    return len(below) + sum(_descendants(one, parents) for one in below)
