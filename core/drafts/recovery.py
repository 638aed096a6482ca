"""A damaged draft database is set aside, and a new one made of what is sound in it and in its copies."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.dates import chinese_date
from core.drafts.body import from_body
from core.drafts.connection import insert
from core.drafts.database import Database
from core.drafts.problems import in_sentences
from core.drafts.salvage import Row, Salvage, salvage
from core.drafts.seals import lock_of, sealed, unpack
from core.drafts.store import DraftStore, local_now
from core.drafts.summary import local, shown_name, summary
from core.errors import DraftsDamaged, DraftsUnavailable
from core.report import Report

WAIT_MS = 2000
COPIES = "drafts-*.sqlite"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A draft that is back: as it was when, from which file, and whether that is its newest version."""

    draft_id: str
    name: str
    saved: datetime
    source: Path
    is_newest: bool


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a damaged database: where it lies now, what is back, how many drafts are lost."""

    set_aside: Path
    drafts: tuple[Recovered, ...]
    lost: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return what to tell the officer."""
        older = [draft for draft in self.drafts if not draft.is_newest]
        kept = f"草稿库损坏了。损坏的文件没有删除，改名为“{self.set_aside.name}”；"
        if not self.drafts and not self.lost:  # nobody can tell whether there were any
            return (
                f"{kept}从它和备份里没有找到草稿。"
                "如果以前填过，请用另存的备份或者以前导出的 .nianbao 文件继续。"
            )
        parts = [f"{kept}从它和备份里找回了 {len(self.drafts)} 份草稿。"]
        if older:
            named = "、".join(f"“{one.name}”（{_clock(one.saved)}）" for one in older)
            parts.append(
                f"其中 {len(older)} 份不是最后的内容，请核对括号里的时间以后改过的地方：{named}。"
            )
        if self.lost:
            parts.append(f"有 {len(self.lost)} 份没有找回，请用以前导出的 .nianbao 文件继续。")
        elif not older:
            parts.append("内容都是最后保存的样子。")
        return "".join(parts)


def open_or_recover(
    path: Path, folders: Iterable[Path] = (), *, clock: Callable[[], datetime] = local_now
) -> tuple[DraftStore, Recovery | None]:
    """Return the store at `path`, and when the file was damaged what was recovered.

    `folders` hold backup copies. Raises DraftsUnavailable for what is no damage, such as a locked file.
    """
    try:
        store = DraftStore(path, clock=clock)
    except DraftsDamaged:
        recovery = recover(path, folders, clock())
        return DraftStore(path, clock=clock), recovery
    try:
        store.drafts()
    except DraftsDamaged:
        store.close()
        recovery = recover(path, folders, clock())
        return DraftStore(path, clock=clock), recovery
    return store, None


def recover(path: Path, folders: Iterable[Path], now: datetime) -> Recovery:
    """Put a new database in the place of the damaged one at `path`, which no store may have open.

    The damaged file gets another name and stays. Killed half way, this can be done again.
    """
    with (
        in_sentences(path),
        tempfile.TemporaryDirectory(dir=path.parent, prefix="recovering-") as work,
    ):
        sources = [salvage(path, Path(work))]
        sources += [salvage(copy, Path(work)) for copy in _copies(folders) if copy != path]
        new = Path(work) / path.name
        drafts = tuple(_write(new, sources, now))
        known = {draft.draft_id for draft in drafts}
        set_aside = _set_aside(path, now)
        os.replace(new, path)  # noqa: PTH105 - its error names both files
    return Recovery(set_aside, drafts, tuple(sorted(sources[0].seen.keys() - known)))


def _copies(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the copies in `folders`, a folder that cannot be read has none."""
    for folder in folders:
        with suppress(OSError):
            yield from sorted(folder.glob(COPIES), reverse=True)


def _write(new: Path, sources: Sequence[Salvage], now: datetime) -> Iterator[Recovered]:
    """Make the new database and yield each draft in it."""
    seen = [source.seen for source in sources]
    with closing(Database(new, lambda: now, WAIT_MS)) as file, file.writing():
        for draft_id, versions in _merged(sources).items():
            newest = max(versions)
            row, path = versions[newest]
            line = _line(draft_id, row, sources)
            _insert(
                file.connection, line, [row for _number, (row, _path) in sorted(versions.items())]
            )
            year = line["year"] if isinstance(line["year"], int) else None
            name = shown_name(str(line["name"] or ""), str(line["unit"] or ""), year)
            is_newest = newest >= max(one.get(draft_id, 0) for one in seen)
            yield Recovered(draft_id, name, local(str(row["saved"])), path, is_newest)


def _merged(sources: Sequence[Salvage]) -> dict[str, dict[int, tuple[Row, Path]]]:
    """Return the versions of each draft by their number, with the file each is from.

    All under the lock the draft had last: a copy from before its password must not bring plain text back.
    """
    drafts: dict[str, dict[int, tuple[Row, Path]]] = {}
    locks: dict[str, str] = {}
    for source in sources:
        for draft_id, number in sorted(source.versions, reverse=True):
            row = source.versions[draft_id, number]
            lock = lock_of(row["body"])
            if lock == locks.setdefault(draft_id, lock):
                drafts.setdefault(draft_id, {}).setdefault(number, (row, source.path))
    return drafts


def _insert(connection: sqlite3.Connection, line: Row, versions: Sequence[Row]) -> None:
    body = {"draft_id": line["id"], "version": line["version"], "body": versions[-1]["body"]}
    for table, row in (
        ("drafts", line),
        ("bodies", body),
        *(("versions", version) for version in versions),
    ):
        insert(connection, table, sealed(table, row))


def _line(draft_id: str, newest: Row, sources: Sequence[Salvage]) -> Row:
    """Return the newest sound line of the draft, else one made from its report."""
    lines = [source.lines[draft_id] for source in sources if draft_id in source.lines]
    if not lines:
        own = {"id": draft_id, "name": "", "deleted": None, "version": newest["number"]}
        return {**own, **summary(_report(newest), (0, 8)), "changed": newest["saved"]}
    line = max(lines, key=lambda one: int(str(one["version"])))
    if line["version"] == newest["number"]:
        return line
    return {**line, "changed": newest["saved"], "version": newest["number"]}


def _report(version: Row) -> Report:
    """Return the report of a version; an empty one when a newer program wrote it or a password locks it."""
    try:
        return from_body(unpack(version["body"]))
    except DraftsUnavailable:
        return Report("")


def _set_aside(path: Path, now: datetime) -> Path:
    """Give the damaged file a second name, and its journal with it; return the name.

    A second name first, where the disk knows them: so there is no moment without a database.
    """
    target = path.with_name(f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}{path.suffix}")
    while target.exists():
        target = target.with_name(f"{target.stem}x{target.suffix}")
    _name_twice(path, target)
    journal = Path(f"{path}-journal")
    if journal.exists():  # beside the new file it would be taken for the journal of that one
        _name_twice(journal, Path(f"{target}-journal"))
        journal.unlink()
    return target


def _name_twice(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError:  # a stick has no second names
        shutil.copyfile(path, target)


def _clock(moment: datetime) -> str:
    return f"{chinese_date(moment.date())} {moment:%H:%M}"
