"""The kept versions of the drafts in one file: listed, counted and read back."""

from core.drafts.body import from_body
from core.drafts.database import Database
from core.drafts.history import VersionInfo, as_version, sound_version, sound_versions
from core.drafts.passwords.keyring import Keyring
from core.drafts.problems import damaged_version
from core.report import Report


class Versions:
    """Everything it does raises DraftsUnavailable when the file refuses."""

    def __init__(self, file: Database, keys: Keyring) -> None:
        self._file = file
        self._keys = keys

    def of(self, draft_id: str) -> tuple[VersionInfo, ...]:
        """Return the kept versions of a draft that are sound, newest first."""
        with self._file.reading():
            form = self._file.line(draft_id)["format_id"]
            found = sound_versions(self._file.connection, draft_id)
            return tuple(as_version(row, form) for row in found)

    def count(self, draft_id: str) -> int:
        """Return how many versions of a draft are kept, damaged ones too; the bodies are not read."""
        count = "SELECT count(*) FROM versions WHERE draft_id = ?"
        with self._file.reading():
            return int(self._file.connection.execute(count, (draft_id,)).fetchone()[0])

    def load(self, draft_id: str, number: int) -> Report:
        """Return the report as it was in a version that `of` named."""
        with self._file.reading():
            body = sound_version(self._file.connection, draft_id, number)["body"]
        try:
            return from_body(self._keys.unpack(draft_id, body))
        except ValueError as error:
            raise damaged_version() from error
