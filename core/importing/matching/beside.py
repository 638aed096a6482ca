"""Columns of a table that hold no figures of the form though numbers stand in them: rows counted, and remarks."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from core.document import TableBlock
from core.importing.matching.rows import LONGEST_LABEL

_REMARKS = ("备注", "备考", "说明")
_COUNTED = re.compile(r"\s*[（(]?(\d{1,3})[)）.．、]?\s*\Z", re.ASCII)


class Beside(NamedTuple):
    """The columns whose cells run 1, 2, 3 …, also from 1 anew, and those with the head 备注."""

    counting: frozenset[int] = frozenset()
    remarks: frozenset[int] = frozenset()

    @property
    def columns(self) -> frozenset[int]:
        """Return all of them."""
        return self.counting | self.remarks


def columns_beside(table: TableBlock) -> Beside:
    """Return the columns of `table` that hold no figures, as far as their heads or their cells tell."""
    remarks = set[int]()
    numbers: dict[int, list[int]] = {}
    for _, column, _, _, text, *_ in table.cells:
        counted = _COUNTED.match(text)
        if counted:
            numbers.setdefault(column, []).append(int(counted[1]))
        elif text and "".join(text[:LONGEST_LABEL].split()) in _REMARKS:
            remarks.add(column)
    counting = {column for column, found in numbers.items() if _runs(found)}
    return Beside(frozenset(counting), frozenset(remarks))


def _runs(numbers: Sequence[int]) -> bool:
    """Return whether numbers run from 1 on, each of them the next one or 1 again."""
    is_next = all(two in (one + 1, 1) for one, two in pairwise(numbers))
    return numbers[0] == 1 and max(numbers) > 1 and is_next
