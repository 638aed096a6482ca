"""A draft saved by any version of the program can be read by this one, for ever."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.drafts.store import DraftStore
from tests.old_drafts.everything import NAME, REPORT, STEPS
from tests.old_drafts.save_one import FOLDER, present_file

OLD_FILES = sorted(FOLDER.glob("*.sqlite"))


@pytest.mark.parametrize("saved", OLD_FILES, ids=lambda path: path.stem)
def test_an_old_draft_is_read_and_goes_on(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / saved.name
    shutil.copyfile(saved, path)
    store = DraftStore(path, clock=lambda: datetime(2025, 1, 21, tzinfo=UTC))
    (info,) = store.drafts()
    assert store.load(info.id) == REPORT
    assert (info.name, info.unit, info.year) == (NAME, REPORT.unit, 2024)
    assert (info.steps_done, info.steps_all) == STEPS
    assert info.changed == datetime(2025, 1, 20, 2, 32, tzinfo=UTC)
    continued = REPORT.with_fact("phone", "027-1")
    store.save(info.id, continued, steps=STEPS)
    assert store.load(info.id) == continued
    store.close()


def test_the_present_version_is_kept_too() -> None:
    """Whoever changes schema or body saves one more file: see save_one.py."""
    assert present_file() in OLD_FILES
