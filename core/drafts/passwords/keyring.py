"""The keys of the protected drafts that are open: how the text of any draft becomes its body and back.

Packing is imported late: the list of drafts needs neither zlib nor hashlib.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.drafts.passwords.locking import DraftKey


class Keyring:
    """Keys by draft. A key is only ever in memory, from the password to the closing of the draft."""

    def __init__(self) -> None:
        self._keys: dict[str, DraftKey] = {}

    def key_of(self, draft_id: str) -> "DraftKey | None":
        """Return the key of a draft, None for one without password or not opened."""
        return self._keys.get(draft_id)

    def put(self, draft_id: str, key: "DraftKey | None") -> None:
        """Use `key` for the draft from now on; None forgets the one there was."""
        self._keys.pop(draft_id, None)
        if key is not None:
            self._keys[draft_id] = key

    def pack(self, draft_id: str, text: str) -> bytes:
        """Return `text` as it is stored for the draft: locked when its key is here."""
        from core.drafts.seals import pack

        key = self._keys.get(draft_id)
        return key.lock(text).encode() if key else pack(text)

    def unpack(self, draft_id: str, body: object) -> str:
        """Return the text of a body of the draft.

        Raises DraftLocked when the key is not here, ValueError when the body is none or was tampered with.
        """
        from core.drafts.seals import lock_of, unpack

        key = self._keys.get(draft_id)
        if key is None or not isinstance(body, bytes) or not lock_of(body):
            return unpack(body)
        return key.unlock(body.decode("ascii", "replace"))
