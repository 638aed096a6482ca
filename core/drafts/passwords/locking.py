"""The text of a report under a password: `lock` and `unlock`, or a `DraftKey` for many texts.

Nothing here is cryptography of our own: libsodium derives the key (Argon2id) and encrypts so that every
change of the result is noticed (XChaCha20-Poly1305). The envelope says how it was made:

    nianbao-locked:1:argon2id:<passes>:<KiB of memory>:<salt>:<nonce and ciphertext>

so the cost can rise later and what is locked today still opens. Importing this module loads libsodium:
only what has met a protected draft may do so.
"""

import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, field

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import Aead
from nacl.utils import random

from core.drafts.problems import no_memory, wrong_password
from core.drafts.seals import LOCKED, lock_of, pack, unpack

VERSION = "1"
PASSES = 3
MEMORY_KIB = (
    128 * 1024
)  # with three passes 0.2 to 0.5 s on an old PC, and costly to guess by the million
MOST_PASSES = 64
MOST_MEMORY_KIB = 1024 * 1024  # beyond what we shall ever ask for: such an envelope is damaged

_FIELDS = 7
_KDF = "argon2id"


class NotOpened(ValueError):
    """The envelope is damaged, was tampered with, or belongs to another key."""


@dataclass(frozen=True, slots=True)
class DraftKey:
    """The key of one draft, derived from its password; kept in memory while the draft is open.

    `header` begins every envelope of this key, and no other.
    """

    header: str
    secret: bytes = field(repr=False)

    def lock(self, text: str) -> str:
        """Return the envelope with `text`; each has a nonce of its own."""
        box = Aead(self.secret).encrypt(pack(text), self.header.encode())
        return f"{self.header}:{b64encode(box).decode()}"

    def unlock(self, envelope: str) -> str:
        """Return the text. Raises NotOpened."""
        header, _colon, box = envelope.rpartition(":")
        if header != self.header:
            raise NotOpened("of another key")
        try:
            return unpack(Aead(self.secret).decrypt(_plain(box), header.encode()))
        except CryptoError as error:
            raise NotOpened("not authentic") from error


def new_key(password: str) -> DraftKey:
    """Return a key with a salt of its own for `password`; takes the time that guessing is to take."""
    salt = b64encode(random(argon2id.SALTBYTES)).decode()
    parts = (VERSION, _KDF, str(PASSES), str(MEMORY_KIB), salt)
    return _derived(LOCKED.decode() + ":".join(parts), password)


def key_for(envelope: str, password: str) -> DraftKey:
    """Return the key `password` gives for `envelope`; whether it is the right one, opening tells.

    Raises NotOpened for what is no envelope of ours.
    """
    return _derived(header_of(envelope), password)


def header_of(envelope: str) -> str:
    """Return what envelopes of one key have in common. Raises NotOpened for what is no envelope."""
    if envelope.count(":") != _FIELDS - 1 or not (header := lock_of(envelope.encode())):
        raise NotOpened("not an envelope")
    return header


def lock(text: str, password: str) -> str:
    """Return `text` in an envelope that only `password` opens."""
    return new_key(password).lock(text)


def unlock(text: str, password: str) -> str:
    """Return what was locked. Raises WrongPassword, also when somebody changed the envelope."""
    try:
        return key_for(text, password).unlock(text)
    except NotOpened as error:
        raise wrong_password() from error


def _derived(header: str, password: str) -> DraftKey:
    _mark, version, kdf, passes, memory, salt = header.split(":")
    if version != VERSION or kdf != _KDF:
        raise NotOpened("of a newer program")
    cost = _count(passes, MOST_PASSES), _count(memory, MOST_MEMORY_KIB)
    if not all(cost):
        raise NotOpened("impossible cost")
    # One spelling of é, whichever system it is typed on.
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    try:
        secret = argon2id.kdf(
            Aead.KEY_SIZE, typed, _plain(salt), opslimit=cost[0], memlimit=cost[1] * 1024
        )
    except RuntimeError as error:
        raise no_memory() from error
    except (CryptoError, ValueError) as error:  # a salt of another length
        raise NotOpened("not an envelope") from error
    return DraftKey(header, secret)


def _count(text: str, most: int) -> int:
    """Return the number `text` is, 0 when it is none or more than `most`."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if is_number and int(text) <= most else 0


def _plain(coded: str) -> bytes:
    try:
        return b64decode(coded, validate=True)
    except ValueError as error:
        raise NotOpened("not an envelope") from error
