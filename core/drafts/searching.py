"""Which drafts the officer means by a few words."""

import unicodedata
from collections.abc import Iterable

from core.drafts.summary import DraftInfo


def drafts_with(drafts: Iterable[DraftInfo], words: str) -> tuple[DraftInfo, ...]:
    """Return the drafts with every one of `words` in name, unit or year, in their order; all of them for none.

    Full-width signs and capitals count as what they stand for.
    """
    wanted = _plain(words).split()
    return tuple(one for one in drafts if all(word in _about(one) for word in wanted))


def _about(draft: DraftInfo) -> str:
    year = f"{draft.year}年" if draft.year else ""
    return _plain("\n".join((draft.shown_name, draft.unit, year)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
