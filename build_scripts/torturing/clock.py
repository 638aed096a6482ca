"""The clock of the machine jumps: an empty battery, a wrong year set by hand, another zone."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.stage import Stage, stage
from core.drafts.backups.backup import back_up

DAY = timedelta(days=1)
JUMPS = (-DAY / 24, -400 * DAY, 800 * DAY, -40 * 365 * DAY, 60 * 365 * DAY, -20 * 365 * DAY)


class JumpingClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = datetime(2025, 1, 20, 10, 32).astimezone()

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


def run(quick: bool) -> Outcome:
    """Type, copy, delete and start again while the clock jumps."""
    clock = JumpingClock()
    jumps = JUMPS[:3] if quick else JUMPS * 5
    with tempfile.TemporaryDirectory(prefix="年报 clock ") as name:
        folder = Path(name)
        with stage(folder, clock) as scene:
            draft_id = scene.open_draft()
            saved, copied = _jump(scene, clock, draft_id, jumps)
            report = scene.session.report
            scene.desk.drafts.copy(draft_id)
            deleted = next(one.id for one in scene.desk.drafts.all() if one.id != draft_id)
            scene.desk.drafts.delete(deleted)
        clock.now -= 100 * DAY  # deleted “in the future”: to be kept
        with stage(folder, clock) as scene:
            scene.desk.drafts.restore(deleted)
            scene.open_draft(draft_id)
            same = scene.session.report == report
            kept = len(scene.desk.drafts.all()) == 2  # noqa: PLR2004 - the draft and the deleted one
    figures = {
        "jumps of the clock": len(jumps),
        "saved, and there": saved,
        "backup copies made": copied,
        "the last report is the one opened again": same,
        "a deleted draft can still be restored": kept,
    }
    broken = promised(
        a_jump_loses_no_save=saved == len(jumps) and same,
        a_jump_stops_no_backup=copied == len(jumps),
        a_jump_purges_nothing=kept,
    )
    return Outcome(figures, broken)


def _jump(
    scene: Stage, clock: JumpingClock, draft_id: str, jumps: tuple[timedelta, ...]
) -> tuple[int, int]:
    saved = copied = 0
    for number, jump in enumerate(jumps):
        clock.now += jump
        saves = scene.saves
        scene.type(f"第 {number} 次")
        scene.wait(lambda before=saves: scene.saves > before)  # type: ignore[misc]
        saved += scene.is_safe(draft_id)
        made = back_up(scene.path, clock()).made
        copied += bool(made) and made[0].exists()
    return saved, copied
