"""What a backup copy of the draft database holds; the copy itself is never opened for writing."""

import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.drafts.backup_file import copy_bytes
from core.drafts.store import FILE_NAME, DraftStore
from core.drafts.summary import DraftInfo
from core.errors import UserFixable
from core.report import Report


@dataclass(frozen=True, slots=True)
class CopiedDraft:
    """A draft in a copy; `report` is None when it cannot be read there."""

    info: DraftInfo
    report: Report | None


def drafts_in(copy: Path) -> tuple[CopiedDraft, ...]:
    """Return the drafts in the backup copy at `copy`, newest change first. Raises DraftsUnavailable.

    A copy of the copy is opened: an old schema is brought up to date there, not in the backup.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        work = Path(folder) / FILE_NAME
        copy_bytes(copy, work)
        with closing(DraftStore(work)) as store:
            return tuple(CopiedDraft(info, _load(store, info.id)) for info in store.drafts())


def _load(store: DraftStore, draft_id: str) -> Report | None:
    try:
        return store.load(draft_id)
    except UserFixable:
        return None
