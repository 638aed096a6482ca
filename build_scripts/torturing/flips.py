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
from core.drafts.backup import back_up
from core.drafts.store import FILE_NAME, DraftStore, warm_up
from core.errors import UserFixable
from core.keys import CellKey
from core.report import Passage, Report

FILES, QUICK_FILES = 300, 25
BYTES = 16
DRAFTS = 8
VERSIONS = 12
BACKUP_AFTER = 10  # of the versions: what came later is in no backup copy
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
    """Open the damaged file as the program does and count what became of each draft."""
    try:
        with closing(DraftStore(folder / FILE_NAME)) as store:
            listed = {one.id: one for one in store.drafts()}
            return Counter(_state(store, one, listed, sound) for one in sound.versions)
    except UserFixable:
        return _recovered(folder, sound)


def _recovered(folder: Path, sound: Sound) -> Counter[str]:
    return Counter({"file noticed": 1, "noticed, not recovered": len(sound.versions)})


def _state(store: DraftStore, draft_id: str, listed: Container[str], sound: Sound) -> str:
    versions = sound.versions[draft_id]
    try:
        opened = store.open(draft_id)
        store.give_back(draft_id)
    except UserFixable:
        return "noticed, not readable"
    if opened.report == versions[-1]:
        return "whole" if draft_id in listed else f"{SILENT} off the list"
    if not opened.notice:
        return f"{SILENT} another"
    return "noticed, an older version" if opened.report in versions else f"{SILENT} invented"


def _judged(counts: Counter[str], files: int) -> Outcome:
    figures: dict[str, object] = {
        f"files with {BYTES} flipped bytes": files,
        "drafts in them": files * DRAFTS,
    }
    figures |= {f"  {state}": count for state, count in sorted(counts.items())}
    broken = promised(
        nothing_crashes=not any(state.startswith(CRASH) for state in counts),
        every_damage_of_content_is_noticed=not any(state.startswith(SILENT) for state in counts),
    )
    return Outcome(figures, broken)
