"""What a document says of its sections before they begin: a list of contents, or all of it once before."""

from collections.abc import Sequence
from itertools import pairwise

from core.format.model import Format
from core.importing.imported import Piece, Placing, Spot
from core.importing.matching.headings import Line, is_section_heading

_FEWEST = 3  # headings
_CONTENTS = ("目录", "目次")
_LISTED = "目录，导出时由程序做，没有放。"
_TWICE = "这份文件把报告写了两遍，这是前一遍，没有放；放的是后一遍。"


def without_copy(form: Format, before: Sequence[Line]) -> tuple[list[Line], list[Piece]]:
    """Return the lines `before` the first section without a list of contents and without an earlier copy of the
    report, as pages for computers and telephones hold both, and the pieces of what was left out."""
    places = [at for at, line in enumerate(before) if is_section_heading(form, line.text)]
    if len(places) < _FEWEST:
        return list(before), []
    if all(after - at == 1 for at, after in pairwise(places)):
        head = places[0] - 1
        if head < 0 or "".join(before[head].text.split()) not in _CONTENTS:
            return list(before), []  # an opening that names the parts of the report
        out = {head, *places}
        note = _LISTED
    else:
        out = set(range(places[0], len(before)))
        note = _TWICE
    kept = [line for at, line in enumerate(before) if at not in out]
    left = [
        Piece(Spot(before[at].block), Placing.NOT_PLACED, before[at].text, None, note)
        for at in sorted(out)
    ]
    return kept, left
