"""The disk is full while somebody types, and has room again later."""

import random

from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.small_disk import CannotMount, fill, free, small_disk
from build_scripts.torturing.stage import Stage, stage
from core.drafts.backups.backup import back_up
from core.drafts.store import local_now

ROUNDS, QUICK_ROUNDS = 20, 1
KILOBYTES = 6_000
LONG = 8_000  # characters, more than fits into pages the file has already
PATIENCE_S = 4


def run(quick: bool) -> Outcome:
    """Fill and free the disk again and again under one open draft."""
    try:
        with small_disk(KILOBYTES) as disk:
            folder = disk / "年报 草稿"
            with stage(folder) as scene:
                return _rounds(scene, QUICK_ROUNDS if quick else ROUNDS)
    except CannotMount as reason:
        return Outcome(skipped=str(reason))


def _rounds(scene: Stage, rounds: int) -> Outcome:
    draft_id = scene.open_draft()
    disk, dice = scene.path.parent.parent, random.Random(1)
    told = safe = backups = 0
    worst_ms = 0.0
    for _ in range(rounds):
        fill(disk)
        scene.told.clear()
        scene.type(_text(dice))
        scene.wait(lambda: bool(scene.told), PATIENCE_S)
        told += any("磁盘已满" in sentence for sentence in scene.told) or scene.is_safe(draft_id)
        backups += any("磁盘已满" in one for one in back_up(scene.path, local_now()).problems)
        scene.type(_text(dice))
        free(disk)
        saves = scene.saves
        retried_ms = scene.wait(lambda before=saves: scene.saves > before)  # type: ignore[misc]
        worst_ms = max(worst_ms, retried_ms or 0)
        safe += retried_ms is not None and scene.is_safe(draft_id)
    figures = {
        "times the disk was full": rounds,
        "told in a sentence, or saved all the same": told,
        "backup copies refused in a sentence": backups,
        "retried by itself, everything there": safe,
        "from free to saved, worst (ms)": round(worst_ms),
    }
    broken = promised(
        every_full_disk_is_told=told == rounds, the_retry_saves_everything=safe == rounds
    )
    return Outcome(figures, broken)


def _text(dice: random.Random) -> str:
    """Return a passage that cannot be packed into the room of the one before."""
    return "".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(LONG))
