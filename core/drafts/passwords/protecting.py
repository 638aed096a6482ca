"""Setting, giving and removing the password of a draft. All its kept versions are locked with it.

Not locked: the line in the list (name, unit, year, progress) and which fields a version changed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from core.drafts.content import newest_content, sound_copies, unchecked_content
from core.drafts.database import Database
from core.drafts.history import LOCKED_THEN, UNLOCKED_THEN, next_number, places_only, sound_versions
from core.drafts.leases import Leases
from core.drafts.passwords.keyring import Keyring
from core.drafts.passwords.scrubbing import deleting_securely, scrub
from core.drafts.problems import taken, wrong_password
from core.drafts.seals import lock_of, sealed
from core.drafts.summary import stamp

if TYPE_CHECKING:
    from core.drafts.passwords.locking import DraftKey


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The version the next save is based on, and whether nothing of the old text is left in the file."""

    version: int
    is_scrubbed: bool


class Protection:
    """The passwords of the drafts in one store."""

    def __init__(
        self, file: Database, leases: Leases, keys: Keyring, clock: Callable[[], datetime]
    ) -> None:
        self._file = file
        self._leases = leases
        self._keys = keys
        self._clock = clock

    def needs_password(self, draft_id: str) -> bool:
        """Return whether the draft cannot be read before `unlock`. Raises DraftsUnavailable."""
        return not self.is_unlocked(draft_id) and bool(self.locked_body(draft_id))

    def locked_body(self, draft_id: str) -> bytes:
        """Return the newest content as it is stored under the password, nothing for a draft without one."""
        with self._file.reading():
            line, connection = self._file.line(draft_id), self._file.connection
            read = unchecked_content if self._file.read_only_reason else newest_content
            body = read(connection, line, lambda _body: "").body
            return body if lock_of(body) else b""

    def is_unlocked(self, draft_id: str) -> bool:
        """Return whether the draft has a password that was given."""
        return self._keys.key_of(draft_id) is not None

    def unlock(self, draft_id: str, password: str) -> None:
        """Keep the key of the draft until it is given back. Raises WrongPassword.

        Takes the time that guessing is to take, a third of a second.
        """
        from core.drafts.passwords.locking import NotOpened, key_for

        key: DraftKey | None = None
        with self._file.reading():
            for body in self._locked_bodies(draft_id):
                try:
                    key = key or key_for(body, password)
                    key.unlock(body)
                except NotOpened:  # one copy may be tampered with and the password still be right
                    continue
                self._keys.put(draft_id, key)
                return
        raise wrong_password()

    def set_password(self, draft_id: str, password: str) -> Rewritten:
        """Lock the draft with all its versions; a draft that has a password is to be unlocked before."""
        from core.drafts.passwords.locking import new_key

        return self._rewrite(draft_id, new_key(password), LOCKED_THEN)

    def remove_password(self, draft_id: str) -> Rewritten:
        """Store the draft, which is to be unlocked before, with all its versions as plain text again."""
        return self._rewrite(draft_id, None, UNLOCKED_THEN)

    def _locked_bodies(self, draft_id: str) -> Iterator[str]:
        line = self._file.line(draft_id)
        if self._file.read_only_reason:
            bodies = [unchecked_content(self._file.connection, line, lambda _body: "").body]
            yield from (body.decode("ascii", "replace") for body in bodies if lock_of(body))
            return
        for _version, body, _saved in sound_copies(self._file.connection, line):
            if lock_of(body):
                yield body.decode("ascii", "replace")

    def _rewrite(self, draft_id: str, key: "DraftKey | None", what: str) -> Rewritten:
        """Do it all in one change. A new version says so: whoever has the old one open gets a conflict."""
        after = Keyring()
        after.put(draft_id, key)
        with deleting_securely(self._file.connection), self._file.writing():
            line = self._file.line(draft_id)
            if where := self._leases.hold(draft_id):
                raise taken(where)
            read = partial(self._keys.unpack, draft_id)
            text = newest_content(self._file.connection, line, read).text
            body, now = after.pack(draft_id, text), self._clock()
            number = next_number(line["version"], now)
            self._rewrite_versions(draft_id, after)
            own, when = {"draft_id": draft_id, "body": body}, stamp(now)
            times = {"started": when, "saved": when}
            version = {**own, "number": number, **times, "what": what}
            self._file.table("versions").insert(sealed("versions", version))
            self._file.put("bodies", "draft_id", {**own, "version": number})
            self._file.put("drafts", "id", {**line, "version": number})
        self._keys.put(draft_id, key)
        return Rewritten(number, is_scrubbed=key is None or scrub(self._file))

    def _rewrite_versions(self, draft_id: str, after: Keyring) -> None:
        """Put each version that can be read in its place again; what is damaged is plain text no more."""
        rows = list(sound_versions(self._file.connection, draft_id))
        self._file.connection.execute("DELETE FROM versions WHERE draft_id = ?", (draft_id,))
        for row in reversed(rows):
            try:
                text = self._keys.unpack(draft_id, row["body"])
            except ValueError:
                continue
            what = places_only(row["what"]) if after.key_of(draft_id) else row["what"]
            new = {**row, "what": what, "body": after.pack(draft_id, text)}
            self._file.table("versions").insert(sealed("versions", new))
