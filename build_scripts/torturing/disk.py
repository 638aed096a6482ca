"""The disk is full while somebody types, and has room again later."""

from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.small_disk import CannotMount, fill, free, small_disk
from build_scripts.torturing.stage import Stage, stage
from core.drafts.backup import back_up
from core.drafts.store import local_now

ROUNDS, QUICK_ROUNDS = 20, 1
KILOBYTES = 6_000
LONG = 3_000  # characters, more than fits into pages the file has already


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
    disk = scene.path.parent.parent
    told = kept = safe = backups = 0
    worst_ms = 0.0
    for number in range(rounds):
        before = scene.session.report
        fill(disk)
        scene.told.clear()
        scene.type(f"{number}" * LONG)
        scene.wait(lambda: bool(scene.told))
        told += any("磁盘已满" in sentence for sentence in scene.told)
        kept += scene.desk.drafts()[0].id == draft_id and scene.session.report != before
        backups += any("磁盘已满" in one for one in back_up(scene.path, local_now()).problems)
        scene.type(f"{number}更多" * LONG)
        free(disk)
        saves = scene.saves
        retried_ms = scene.wait(lambda before=saves: scene.saves > before)  # type: ignore[misc]
        worst_ms = max(worst_ms, retried_ms or 0)
        safe += retried_ms is not None and scene.is_safe(draft_id)
    figures = {
        "times the disk was full": rounds,
        "told in a sentence": told,
        "backup copies refused in a sentence": backups,
        "retried by itself, everything there": safe,
        "from free to saved, worst (ms)": round(worst_ms),
    }
    broken = promised(
        every_full_disk_is_told=told == rounds,
        the_retry_saves_everything=safe == rounds,
        the_list_of_drafts_still_opens=kept == rounds,
    )
    return Outcome(figures, broken)
