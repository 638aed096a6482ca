"""Labels as people copy them: spaces, line breaks, brackets and numbers before them may differ."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from core.format.tables import Axis, Node
from core.numbering import without_number

_RECOGNISABLE = 4
_LONGEST_REMEMBERED = 80


def folded(text: str) -> str:
    """Return `text` without everything that is written differently from file to file.

    >>> folded("（三） 危及“三安全\\n一稳定”") == folded("(三)危及三安全一稳定")
    True
    """
    return _folded(text) if len(text) <= _LONGEST_REMEMBERED else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, plain)).lower()


_folded = lru_cache(maxsize=4096)(_fold)  # labels come again in every table and every report


class LabelIndex:
    """The labels of one axis, found by their text."""

    def __init__(self, axis: Axis) -> None:
        self.axis = axis
        self._leaves = _by_text(axis.leaves)
        self._bare_leaves = _by_text(axis.leaves, is_bare=True)
        self._groups = _by_text(_groups(axis.roots))

    def exact(self, text: str) -> list[str]:
        """Return the ids of leaves with just this label, number included, in order."""
        return self._leaves.get(folded(text), [])

    def leaves(self, text: str) -> list[str]:
        """Return the ids of leaves with this label: exact, else without number, else beginning alike."""
        return self.whole(text) or self._beginning(folded(without_number(text.strip())))

    def whole(self, text: str) -> list[str]:
        """Return the ids of leaves with this whole label: exact, else without number."""
        bare = folded(without_number(text.strip()))
        return self.exact(text) or self._bare_leaves.get(bare, [])

    def group(self, text: str) -> str:
        """Return the id of the group with this label, "" when there is none."""
        return next(iter(self._groups.get(folded(text), [])), "")

    def _beginning(self, bare: str) -> list[str]:
        """Return the one leaf that begins like `bare`, as officers cut long labels short."""
        if len(bare) < _RECOGNISABLE:
            return []
        alike = [ids for label, ids in self._bare_leaves.items() if label.startswith(bare)]
        return alike[0] if len(alike) == 1 else []


def _by_text(nodes: Iterable[Node], *, is_bare: bool = False) -> dict[str, list[str]]:
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        ids[folded(without_number(node.text) if is_bare else node.text)].append(node.id)
    return dict(ids)


def _groups(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if not node.is_leaf:
            yield node
            yield from _groups(node.children)
