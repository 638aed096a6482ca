"""The folder of the drafts may not be written to: from the start, or from some moment on."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.torturing.outcome import Outcome, promised
from build_scripts.torturing.stage import stage

NOBODY = 65534
WORDS = "只读"
PATIENCE_S = 4  # the program tries again every 2 s
READ_ONLY, WRITABLE = 0o500, 0o700


def run(quick: bool) -> Outcome:
    """Take the rights away before the start and while typing; give them back."""
    if sys.platform == "win32":
        return Outcome(skipped="Windows knows no read-only folder by mode")
    with tempfile.TemporaryDirectory(prefix="年报 readonly ") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        with stage(folder / "warm") as scene:  # imports everything as long as it may be read
            scene.open_draft(scene.open_draft())
            scene.type("先写一次")
            scene.wait(lambda: scene.saves > 0, PATIENCE_S)
        with _ordinary_user():
            draft_id = _prepared(folder / "drafts")
            return _from_the_start(folder / "drafts", draft_id)


def _prepared(folder: Path) -> str:
    with stage(folder) as scene:
        return scene.open_draft()


def _from_the_start(folder: Path, draft_id: str) -> Outcome:
    _set_rights(folder, READ_ONLY)
    with stage(folder) as scene:
        scene.open_draft(draft_id)
        listed = [one.id for one in scene.desk.drafts.all()] == [draft_id]
        only_read = scene.session.read_only
        scene.type("不让写的时候写的")
        scene.wait(lambda: bool(scene.told), PATIENCE_S)
        told = any(WORDS in sentence for sentence in scene.told)
        _set_rights(folder, WRITABLE)
        if only_read:  # nothing could be typed, so there is nothing to retry
            scene.open_draft(draft_id)
            scene.type("又能写了")
        retried_ms = scene.wait(lambda: scene.saves > 0, PATIENCE_S)
        safe = retried_ms is not None and scene.is_safe(draft_id)
    figures = {
        "drafts listed and opened from a read-only folder": listed,
        "opened only to look at": only_read,
        "told in a sentence": told,
        "saved in the same program when it may be written again": safe,
        "until it was saved (ms)": round(retried_ms) if retried_ms else "-",
    }
    broken = promised(
        a_read_only_folder_can_be_read=listed,
        a_read_only_folder_is_told=told,
        what_is_typed_when_it_may_be_written_again_is_saved=safe,
    )
    return Outcome(figures, broken)


def _set_rights(folder: Path, mode: int) -> None:
    """Set the rights of the folder, and those of its files without the right to enter."""
    folder.chmod(WRITABLE)
    for file in folder.iterdir():
        file.chmod(mode & 0o666 if file.is_file() else mode)
    folder.chmod(mode)


@contextmanager
def _ordinary_user() -> Iterator[None]:
    """Take root's rights away inside: for root nothing is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
