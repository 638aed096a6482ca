"""Backup copies of the draft database: beside it, and in a second folder the officer chose.

Everything here takes its own connection and may run in any thread. What goes wrong in one folder is
a sentence in the result and keeps no copy from the other.
"""

import getpass
import platform
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from core.drafts.backups.check import Unsound
from core.drafts.backups.copy_file import Unlike, copy_bytes, copy_database, is_ours
from core.drafts.backups.problems import sentence, unsealed
from core.drafts.backups.rotation import surplus

FOLDER = "backups"
SECOND_FOLDER = "年报助手备份"
MOST_AT_START = timedelta(days=1)
MOST_WHILE_EDITING = timedelta(minutes=30)

_NAME = re.compile(r"drafts-(\d{8}-\d{6})\.sqlite\Z", re.ASCII)
_UNFINISHED = re.compile(r"drafts-\d{8}-\d{6}\.sqlite\.tmp\Z", re.ASCII)
_STAMP = "%Y%m%d-%H%M%S"
_LEFT_BEHIND = timedelta(hours=1)


class Occasion(Enum):
    """When the program asks whether a backup copy is due."""

    START = auto()
    EDITING = auto()
    EXIT = auto()


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished copy. `made` is local time with its zone, as the name says it."""

    path: Path
    made: datetime


@dataclass(frozen=True, slots=True)
class BackupRun:
    """What one round made, a copy in each folder that took one, and a sentence for each that did not."""

    made: tuple[Path, ...]
    problems: tuple[str, ...]


def due(occasion: Occasion, now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Return whether to make a copy; `changed` tells whether a draft was saved since `last`.

    At the start when the last is older than a day, while editing every 30 minutes, at the end whenever
    something changed. A last copy from the future, after a clock stood wrong, counts as none.
    """
    age = now - last if last and last <= now else None
    match occasion:
        case Occasion.START:
            return age is None or age >= MOST_AT_START
        case Occasion.EDITING:
            return changed and (age is None or age >= MOST_WHILE_EDITING)
        case Occasion.EXIT:
            return changed


def folder_beside(database: Path) -> Path:
    """Return where the copies of `database` lie on the same disk."""
    return database.parent / FOLDER


def folder_within(chosen: Path) -> Path:
    """Return the folder of this user on this machine inside the second folder the officer chose.

    One of its own: on a share of the whole office nobody thins out the copies of somebody else.
    """
    owner = re.sub(r"[^\w.-]", "_", f"{getpass.getuser()}@{platform.node()}")
    return chosen / f"{SECOND_FOLDER} {owner}"


def back_up(database: Path, now: datetime, second: Path | None = None) -> BackupRun:
    """Copy `database` into `backups` beside it and into the folder `second`; thin both out.

    Raises nothing for a folder that is missing, full or read-only: `problems` says it. While something
    in the database is damaged the new copies are made, but no older one goes: it may be the last sound one.
    """
    made: list[Path] = []
    problems: list[str] = []
    is_sound = True
    for folder in (folder_beside(database), *([folder_within(second)] if second else [])):
        try:
            target = _place_for_copy(folder, now)
            if made:  # a slow share or stick keeps no save waiting
                copy_bytes(made[0], target)
            else:
                is_sound = copy_database(database, target)
            made.append(target)
        except (OSError, sqlite3.Error, Unsound, Unlike) as error:
            problems.append(sentence(error, folder, database))
    if not is_sound:
        return BackupRun(tuple(made), (*problems, unsealed(database)))
    for copy in made:
        _thin_out(copy.parent, now, keep=copy)
    return BackupRun(tuple(made), tuple(problems))


def list_backups(folders: Iterable[Path]) -> tuple[Backup, ...]:
    """Return the copies in `folders` and in what `folder_within` made there, newest first.

    A folder that cannot be read has none.
    """
    found = {backup for folder in folders for place in _places(folder) for backup in _in(place)}
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def _place_for_copy(folder: Path, now: datetime) -> Path:
    """Return where the new copy goes; the folder is there then, and clear of what was never finished."""
    # Without parents: a stick that is not there must not become a folder on the local disk.
    folder.mkdir(mode=0o700, exist_ok=True)
    _remove_unfinished(folder)
    return _free_name(folder, now)


def _free_name(folder: Path, now: datetime) -> Path:
    """Return a name nobody has; two copies within a second, or a clock set back, take the next."""
    while (target := folder / f"drafts-{now.astimezone():{_STAMP}}.sqlite").exists():
        now += timedelta(seconds=1)
    return target


def _thin_out(folder: Path, now: datetime, keep: Path) -> None:
    """Remove surplus copies of ours; what cannot be removed stays for the next time."""
    copies = {backup.made: backup.path for backup in _in(folder)}
    for one in surplus(copies.keys(), now):
        if copies[one] != keep and is_ours(copies[one]):
            _remove(copies[one])


def _remove_unfinished(folder: Path) -> None:
    """Remove what a killed program left half written; a fresh one may be another window's at work."""
    for path in folder.iterdir():
        if _UNFINISHED.match(path.name) and _age(path) > _LEFT_BEHIND:
            _remove(path)


def _age(path: Path) -> timedelta:
    return abs(datetime.now() - datetime.fromtimestamp(path.stat().st_mtime))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # on Windows somebody may be reading it
        return


def _places(folder: Path) -> Iterable[Path]:
    try:
        return [folder, *folder.glob(f"{SECOND_FOLDER} *")]
    except OSError:
        return []


def _in(folder: Path) -> list[Backup]:
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    stamps = {name: found[1] for name in names if (found := _NAME.match(name))}
    return [
        Backup(folder / name, made) for name, stamp in stamps.items() if (made := _moment(stamp))
    ]


def _moment(stamp: str) -> datetime | None:
    """Return the local time a name tells, None for one that is no time, such as month 13."""
    try:
        return datetime.strptime(stamp, _STAMP).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
