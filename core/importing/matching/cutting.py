"""Rows of tables as they stand on paper → rows of the form: what a page break cut in two is put together."""

from collections.abc import Container, Iterator, Sequence

from core.importing.imported import Spot
from core.importing.matching.labels import Likeness, RowFound, RowLabels
from core.importing.matching.rows import SourceRow, joined
from core.label_matching import folded

_MOST_PARTS = 3
# Figures of a row that are cut in two; where more stand in both rows, these are two rows.
_MOST_HALVED = 2


def with_hits(
    rows: Sequence[SourceRow], labels: RowLabels, bare: Container[Spot]
) -> Iterator[tuple[SourceRow, RowFound | None]]:
    """Yield each row with the row of the form it is, joining what a page break cut in two.

    Rows at `bare` belong to a table without row labels: they are no second half of the header above. The head of a
    table, which is repeated on each page, is left out.
    """
    kept = [row for row in rows if not _is_head(row, labels)]
    place = 0
    while place < len(kept):
        row = kept[place]
        place += 1
        for _ in range(_MOST_PARTS - 1):
            after = kept[place] if place < len(kept) else None
            if after is None or after.spot in bare or not _is_cut(row, after, labels):
                break
            row = joined(row, after)
            place += 1
        yield _recognised(row, labels)


def _recognised(row: SourceRow, labels: RowLabels) -> tuple[SourceRow, RowFound | None]:
    """Return the row with the row of the form it is: by its innermost label, or by one before words among figures."""
    if not row.labels:
        return row, None
    found = labels.find(row.label) if row.figures else None
    for place in range(min(len(row.labels), len(row.behind)) - 2, -1, -1):
        if found is not None:
            break
        found = labels.find(row.labels[place])
        if found is not None and found.likeness is Likeness.EXACT and found.fits(row.behind[place]):
            return row.up_to(place), found
        found = None
    return row, found


def _is_head(row: SourceRow, labels: RowLabels) -> bool:
    return (
        bool(row.labels)
        and not row.has_figures
        and all(folded(label) in labels.heads for label in row.labels)
    )


def _is_cut(row: SourceRow, after: SourceRow, labels: RowLabels) -> bool:
    """Return whether the row `after` is the rest of `row`."""
    if not row.label or _in_both(row, after) > _MOST_HALVED:
        return False
    if labels.is_whole(row.label):
        # A whole label above, and its figures alone on the next page.
        return bool(row.figures) and not row.has_figures and not after.labels and after.has_figures
    if not after.label:
        # Part of a label with its figures above, nothing below but the rest of a figure or blanks.
        return False
    return labels.is_whole(row.label + after.label) or (
        not labels.is_exact(row.label)
        and not labels.is_whole(after.label)
        and labels.is_exact(row.label + after.label)
    )


def _in_both(row: SourceRow, after: SourceRow) -> int:
    """Return in how many places, counted from the end, something stands in both rows."""
    both = zip(reversed(row.figures), reversed(after.figures), strict=False)
    return sum(bool(one.text.strip() and other.text.strip()) for one, other in both)
