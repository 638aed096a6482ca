"""What is sound in a draft database, however damaged: read row by row, each judged by its sha256."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from core.drafts.body import from_body
from core.drafts.connection import connect, is_damage, rows_left
from core.drafts.database import Database
from core.drafts.history import BEGUN, LARGEST
from core.drafts.schema import APPLICATION_ID, as_rows_of_2
from core.drafts.seals import SEALED, is_sound
from core.drafts.summary import stamp
from core.errors import DraftsUnavailable

WAIT_MS = 2000
MOST_PLACES = 200_000  # tried one by one where no scan gets through
BELIEVED = 2  # sightings of a version: a flipped bit makes up one
_PAGE = 4096

_ORDER = {"drafts": "id", "bodies": "draft_id", "versions": "draft_id, number, saved"}

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Salvage:
    """The sound rows of one file: lines by draft, versions by draft and number.

    `sightings` counts the places that speak of a version of a draft, sound or not.
    """

    path: Path
    lines: dict[str, Row] = field(default_factory=dict)
    versions: dict[tuple[str, int], Row] = field(default_factory=dict)
    sightings: Counter[tuple[str, int]] = field(default_factory=Counter)

    def note(self, draft_id: object, number: object, times: int = 1) -> None:
        """Remember that the file speaks of a version of a draft."""
        if isinstance(draft_id, str) and isinstance(number, int) and 0 <= number < LARGEST:
            self.sightings[draft_id, number] += times

    @property
    def seen(self) -> Mapping[str, int]:
        """Return the highest number of each draft; what only one damaged place speaks of never was."""
        found: dict[str, int] = {}
        for (draft_id, number), times in self.sightings.items():
            if times >= BELIEVED:
                found[draft_id] = max(found.get(draft_id, 0), number)
        return found


def salvage(path: Path, workplace: Path) -> Salvage:
    """Return what is sound in the file at `path`, which is only copied, to the folder `workplace`."""
    copy = workplace / "damaged.sqlite"
    found = Salvage(path)
    try:
        for name in ("", "-journal"):  # an unfinished change is to be taken back in the copy too
            Path(f"{copy}{name}").unlink(missing_ok=True)
            if Path(f"{path}{name}").exists():
                shutil.copyfile(f"{path}{name}", f"{copy}{name}")
        for mend in (None, _mend_header, _borrow_first_page):
            if mend:
                mend(copy)
            found.sightings.clear()  # the same places again must not count twice
            if _read(copy, found):
                break
    except OSError:  # gone, or not to be read: nothing is sound there for us
        return found
    return found


def _read(copy: Path, found: Salvage) -> bool:
    """Take in every sound row of the tables whose columns are all there; return whether all are."""
    with closing(connect(copy, WAIT_MS)) as connection:
        tables = {row["name"] for row in _tried(connection, "SELECT name FROM sqlite_master")}
        if tables & {*SEALED, "leases", "reserve"} == {"drafts"}:
            _take_schema_1(connection, found)
            return True
        whole = {table for table in SEALED if _has_columns(connection, table)}
        _take_schema_2(connection, whole, found)
        return len(whole) == len(SEALED)


def _has_columns(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"SELECT {', '.join(SEALED[table])}, sha256 FROM {table} LIMIT 0")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return True


def _take_schema_2(connection: sqlite3.Connection, whole: set[str], found: Salvage) -> None:
    for row in _every_row(connection, "drafts") if "drafts" in whole else ():
        is_line_sound = is_sound("drafts", row)
        found.note(row["id"], row["version"], BELIEVED if is_line_sound else 1)
        if is_line_sound:
            found.lines[row["id"]] = dict(row)
    for row in _tried(connection, "SELECT draft_id, number FROM versions"):
        found.note(row["draft_id"], row["number"])
    for row in _every_row(connection, "versions") if "versions" in whole else ():
        found.note(row["draft_id"], row["number"])
        if is_sound("versions", row):
            found.versions[row["draft_id"], row["number"]] = dict(row)
    for row in _every_row(connection, "bodies") if "bodies" in whole else ():
        found.note(row["draft_id"], row["version"])
        if is_sound("bodies", row):
            found.versions.setdefault((row["draft_id"], row["version"]), _as_version(row))


def _take_schema_1(connection: sqlite3.Connection, found: Salvage) -> None:
    """Take in drafts of schema 1, which carry no sha256: sound is what can be read."""
    for row in _every_row(connection, "drafts"):
        try:
            from_body(row["body"])
            new = as_rows_of_2(row)
        except (DraftsUnavailable, TypeError, ValueError, IndexError):
            found.note(row["id"], 0, BELIEVED)
            continue
        found.note(row["id"], new["drafts"]["version"], BELIEVED)
        found.lines[row["id"]] = new["drafts"]
        found.versions[row["id"], int(str(new["versions"]["number"]))] = new["versions"]


def _as_version(row: Mapping[str, object] | sqlite3.Row) -> Row:
    """Return a body as the version it is; its number tells the time."""
    saved = stamp(datetime.fromtimestamp(int(str(row["version"])) / 1000, UTC))
    number = {"draft_id": row["draft_id"], "number": row["version"]}
    return {**number, "started": saved, "saved": saved, "what": BEGUN, "body": row["body"]}


def _every_row(connection: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Yield the rows that can be read, sound or not."""
    for place in sorted(_places(connection, table)):
        yield from _tried(
            connection, f"SELECT * FROM {table} NOT INDEXED WHERE rowid = ?", (place,)
        )


def _places(connection: sqlite3.Connection, table: str) -> set[int]:
    """Return the rowids a table has or may have.

    A scan ends at the first damaged page: so from both ends, through table and index, and what lies
    between is tried one by one.
    """
    places: set[int] = set()
    for order in ("NOT INDEXED ORDER BY rowid{}", f"ORDER BY {_ORDER[table]}{{}}"):
        for direction in ("", " DESC"):
            query = f"SELECT rowid AS place FROM {table} {order.format(direction)}"
            places.update(row["place"] for row in _until_damaged(connection, query))
    if places and max(places) - min(places) < MOST_PLACES:
        places.update(range(min(places), max(places)))
    return places


def _until_damaged(connection: sqlite3.Connection, query: str) -> Iterator[sqlite3.Row]:
    try:
        yield from connection.execute(query)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error) and not isinstance(error, sqlite3.OperationalError):
            raise


def _tried(
    connection: sqlite3.Connection, query: str, values: tuple[object, ...] = ()
) -> list[sqlite3.Row]:
    try:
        return rows_left(connection, query, values)
    except sqlite3.OperationalError:  # a damaged schema has lost a table or a column
        return []


def _borrow_first_page(copy: Path) -> None:
    """Write the first page of a new file over a damaged one: it says which tables begin where.

    That is the same in every file that was made as schema 2 and not migrated to it.
    """
    new = copy.with_name("new.sqlite")
    Database(new, lambda: datetime.now(UTC), WAIT_MS).close()
    with copy.open("rb+") as file:
        file.write(new.read_bytes()[:_PAGE])
    _mend_header(copy)


def _mend_header(copy: Path) -> None:
    """Write over what is the same in the header of every file of ours, so that SQLite opens it."""
    size = copy.stat().st_size
    with copy.open("rb+") as file:
        header = bytearray(file.read(100).ljust(100, b"\0"))
        header[:24] = b"SQLite format 3\0" + _PAGE.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
        header[28:40] = (size // _PAGE).to_bytes(4, "big") + bytes(8)
        header[44:60] = bytes((0, 0, 0, 4)) + bytes(8) + bytes((0, 0, 0, 1))
        header[64:92] = bytes(4) + APPLICATION_ID.to_bytes(4, "big") + bytes(20)
        header[92:96] = header[24:28]
        file.seek(0)
        file.write(header)
        file.truncate(max(size // _PAGE, 1) * _PAGE)
