"""Sixteen random bytes of the database are flipped: is it noticed, and what comes back?"""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Container
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from build_scripts.torturing.clock import JumpingClock
from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.stage import sample
from core.drafts.backups.backup import back_up, folder_beside
from core.drafts.inspection import inspect
from core.drafts.recovery import Recovery, open_or_recover, recover
from core.drafts.store import FILE_NAME, DraftStore, local_now, warm_up
from core.errors import UserFixable
from core.keys import CellKey
from core.report import Passage, Report

FILES, QUICK_FILES = 300, 25
BYTES = 16
DRAFTS = 8
VERSIONS = 12
BACKUP_AFTER = 10  # of the versions: what came later is in no backup copy
NOTICED = "  noticed at the start, set aside and recovered"
CRASH, SILENT = "CRASH", "SILENTLY"
CELL = CellKey("applications", "granted", "enterprise")


@dataclass
class Sound:
    """What the drafts were before the damage: every version of each, the newest last."""

    versions: dict[str, list[Report]] = field(default_factory=dict)


def run(quick: bool) -> Outcome:
    """Damage copies of one database and open each as the program does."""
    warm_up()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="年报 flips ") as name:
        sound = _make(Path(name) / "sound")
        files = QUICK_FILES if quick else FILES
        for seed in range(files):
            folder = Path(name) / "damaged"
            shutil.copytree(Path(name) / "sound", folder)
            _flip(folder / FILE_NAME, random.Random(seed))
            counts += _outcomes(folder, sound)
            shutil.rmtree(folder)
    return _judged(counts, files)


def _outcomes(folder: Path, sound: Sound) -> Counter[str]:
    """Return what became of each draft; a crash becomes a result, not the end of the torture."""
    with ThreadPoolExecutor(1) as pool:
        look = pool.submit(_look, folder, sound)
        error = look.exception()
        return Counter([f"{CRASH}: {type(error).__name__}"]) if error else look.result()


def _make(folder: Path) -> Sound:
    """Fill a database as an office does in weeks, with a backup copy from before the last edits."""
    clock, sound, report = JumpingClock(), Sound(), sample()
    with closing(DraftStore(folder / FILE_NAME, clock=clock)) as store:
        for draft in range(DRAFTS):
            sound.versions[store.create(report.with_fact("short", f"局{draft}"))] = []
        for number in range(VERSIONS):
            for draft_id, versions in sound.versions.items():
                clock.now += timedelta(minutes=3)
                text = Passage("", f"{draft_id} {number} " * 40)
                edited = report.with_cell(CELL, number).with_passages("overview", (text,))
                store.save(draft_id, edited, steps=(1, 8))
                versions.append(edited)
            if number == BACKUP_AFTER:
                back_up(folder / FILE_NAME, clock())
    return sound


def _flip(path: Path, dice: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(BYTES):
        content[dice.randrange(len(content))] ^= dice.randrange(1, 256)
    path.write_bytes(content)


def _look(folder: Path, sound: Sound) -> Counter[str]:
    """Do what the program does at its start, and count what the officer finds of each draft."""
    path, places = folder / FILE_NAME, [folder_beside(folder / FILE_NAME)]
    store, recovery = open_or_recover(path, places)
    store.close()
    if recovery is None and not inspect(path).is_sound:
        recovery = recover(path, places, local_now())
    with closing(DraftStore(path)) as store:
        listed = [one.id for one in store.drafts()]
        states = Counter(_state(store, one, listed, sound, recovery) for one in sound.versions)
    return states + Counter({NOTICED: int(recovery is not None)})


def _state(
    store: DraftStore,
    draft_id: str,
    listed: Container[str],
    sound: Sound,
    recovery: Recovery | None,
) -> str:
    versions = sound.versions[draft_id]
    if draft_id not in listed:
        told = recovery is not None and draft_id in recovery.lost
        return "lost, and told" if told else f"{SILENT} off the list"
    try:
        opened = store.open(draft_id)
        store.give_back(draft_id)
    except UserFixable:
        return "on the list, but not readable"
    if opened.report == versions[-1]:
        return "whole"
    older = {one.draft_id for one in recovery.drafts if not one.is_newest} if recovery else set()
    if not opened.notice and draft_id not in older:
        return f"{SILENT} another"
    return "an older version, and told" if opened.report in versions else f"{SILENT} invented"


def _judged(counts: Counter[str], files: int) -> Outcome:
    figures: dict[str, object] = {
        f"files with {BYTES} flipped bytes": files,
        NOTICED: counts.pop(NOTICED, 0),
        "drafts in them": files * DRAFTS,
    }
    figures |= {f"  {state}": count for state, count in sorted(counts.items())}
    broken = promised(
        nothing_crashes=not any(state.startswith(CRASH) for state in counts),
        every_damage_of_content_is_noticed=not any(state.startswith(SILENT) for state in counts),
    )
    return Outcome(figures, broken)
