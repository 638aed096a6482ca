"""The parts of a Word file as one zip.

`zipfile` packs every part anew. Most parts follow from the page style alone: here they are packed once.
"""

import zlib
from collections.abc import Iterable
from datetime import datetime
from struct import Struct
from typing import NamedTuple

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION = 20  # of the zip format: 2.0, which knows folders and deflating
_PLAIN, _DEFLATED = 0, 8  # no flags; how parts are packed
_RIGHTS = 0o600 << 16  # of a part that somebody unpacks
_YEARS = (1980, 2107)  # what a zip entry can say


class PackedPart(NamedTuple):
    """A part as it stands in a zip: its name, checksum and size, and its content deflated."""

    name: str
    checksum: int
    size: int
    content: bytes


def packed(name: str, content: bytes) -> PackedPart:
    """Return a part packed."""
    press = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = press.compress(content) + press.flush()
    return PackedPart(name, zlib.crc32(content), len(content), deflated)


def archive(parts: Iterable[PackedPart], now: datetime) -> bytes:
    """Return a zip of `parts`, dated `now`; nothing in it tells on which system it was made. Names are ASCII."""
    stamp = _stamp(now)
    written: list[bytes] = []
    listed: list[bytes] = []
    place = 0
    for part in parts:
        name = part.name.encode("ascii")
        sizes = (part.checksum, len(part.content), part.size)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, _PLAIN, _DEFLATED, *stamp, *sizes, len(name), 0)
        listed.append(
            _CENTRAL.pack(
                *(b"PK\1\2", _VERSION, _VERSION, _PLAIN, _DEFLATED, *stamp, *sizes),
                *(len(name), 0, 0, 0, 0, _RIGHTS, place),
            )
            + name
        )
        written += head, name, part.content
        place += len(head) + len(name) + len(part.content)
    directory = b"".join(listed)
    count = len(listed)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), place, 0)
    return b"".join((*written, directory, end))


def _stamp(now: datetime) -> tuple[int, int]:
    """Return time and date as DOS kept them; seconds count by two."""
    earliest, latest = _YEARS
    year = min(max(now.year, earliest), latest) - earliest
    return (
        now.hour << 11 | now.minute << 5 | now.second // 2,
        year << 9 | now.month << 5 | now.day,
    )
