"""What a backup copy of the draft database holds; the copy itself is never opened for writing."""

import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.drafts.backups.copy_file import copy_bytes
from core.drafts.bundles.reading import extract_database
from core.drafts.store import FILE_NAME, DraftStore
from core.drafts.summary import DraftInfo
from core.errors import UserFixable
from core.report import Report


@dataclass(frozen=True, slots=True)
class CopiedDraft:
    """A draft in a copy; `report` is None when it cannot be read there.

    Of a draft under a password `locked` is the body, which only the password opens.
    """

    info: DraftInfo
    report: Report | None
    locked: bytes = b""


def drafts_in(copy: Path) -> tuple[CopiedDraft, ...]:
    """Return the drafts in the backup copy at `copy`, newest change first. Raises DraftsUnavailable.

    A copy of the copy is opened: an old schema is brought up to date there, not in the backup.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        work = Path(folder) / FILE_NAME
        copy_bytes(copy, work)
        with closing(DraftStore(work)) as store:
            return tuple(_copied(store, info) for info in store.drafts())


def locked_in_bundle(bundle: Path) -> tuple[CopiedDraft, ...]:
    """Return the drafts under a password in the zip `bundle` of “全部备份”, where no report file holds them.

    Raises FileNotReadable, NotAReport or DraftsUnavailable.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        work = Path(folder) / FILE_NAME
        extract_database(bundle, work)
        with closing(DraftStore(work)) as store:
            return tuple(_copied(store, info) for info in store.drafts() if info.is_locked)


def _copied(store: DraftStore, info: DraftInfo) -> CopiedDraft:
    try:
        if locked := store.passwords.locked_body(info.id):
            return CopiedDraft(info, None, locked)
        return CopiedDraft(info, store.load(info.id))
    except UserFixable:
        return CopiedDraft(info, None)
