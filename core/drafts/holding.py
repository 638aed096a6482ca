"""The drafts that are open here: taken when they are opened, kept by beats, given back."""

import logging
import sqlite3
from contextlib import suppress

from core.drafts.connection import PRIMARY
from core.drafts.database import Database
from core.drafts.leases import Leases
from core.drafts.problems import open_elsewhere, read_only_draft
from core.errors import DraftsUnavailable

_log = logging.getLogger(__name__)


class Holding:
    """Writes leases into the file, each in a transaction of its own, as far as the file can be written."""

    def __init__(self, file: Database, leases: Leases) -> None:
        self._file = file
        self._leases = leases

    def take(self, draft_id: str) -> str:
        """Take the lease of a draft and return "", or return why the draft can only be looked at.

        On a full or busy disk the first save takes it.
        """
        if self._file.read_only_reason:
            return self._file.read_only_reason
        try:
            with self._file.writing():
                where = self._leases.take(draft_id)
            return open_elsewhere(where) if where else ""
        except DraftsUnavailable as error:
            code = getattr(error.__cause__, "sqlite_errorcode", 0)
            is_read_only = code & PRIMARY == sqlite3.SQLITE_READONLY
            if is_read_only and code != sqlite3.SQLITE_READONLY_DBMOVED:
                return read_only_draft(self._file.path)
            return ""

    def keep(self) -> tuple[str, ...]:
        """Renew what is open here; return what was open elsewhere and is free now.

        A beat that fails is made up for by the next.
        """
        if self._file.read_only_reason or not (self._leases.held or self._leases.refused):
            return ()
        try:
            if self._leases.held:
                with self._file.writing():
                    for draft_id in self._leases.held:
                        self._leases.take(draft_id)
            with self._file.reading():
                return tuple(filter(self._leases.is_free, self._leases.refused))
        except DraftsUnavailable as error:
            _log.info("no beat: %s", error)
            return ()

    def give_back(self, draft_id: str) -> None:
        """Let others work on the draft. When that cannot be written, they find out by the missing beats."""
        with suppress(DraftsUnavailable), self._file.writing():
            self._leases.give_back(draft_id)

    def give_all_back(self) -> None:
        """Let others work on everything that is open here."""
        if not self._file.read_only_reason and self._leases.held:
            with suppress(DraftsUnavailable), self._file.writing():
                for draft_id in self._leases.held:
                    self._leases.give_back(draft_id)
