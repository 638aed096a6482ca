"""Where drafts may lie: deep folders, Chinese, blanks, a stick that is pulled out, a folder that goes."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from build_scripts.torturing.small_disk import CannotMount, Stick, stick
from core.drafts.backups.backup import back_up, list_backups
from core.drafts.store import DraftStore, local_now
from core.errors import DraftsUnavailable
from core.keys import CellKey
from core.report import Report

CELL = CellKey("applications", "granted", "enterprise")
TYPED = Report("2021-30").with_fact("unit", "局").with_cell(CELL, 3)
STEPS = (1, 8)
# Windows allows neither ? nor " in a name, nor a dot at its end.
ODD_NAMES = (
    ("政府信息公开 2024 年度", "年 报#1 100% &x=y&z;"),
    (" leading blank", "'quoted' [twice] {and} ~`!@$^+-=()"),
)
ODDER_NAMES = (
    ("政府信息公开 2024 年度", "年 报#1 100% ?x=y&z"),
    ("trailing dot.", " leading blank", "'quoted' \"twice\""),
)


@pytest.fixture
def plugged() -> Iterator[Stick]:
    try:
        with stick() as one:
            yield one
    except CannotMount as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize(
    "parts",
    [
        ("deep",) * 60,
        ("年度报告 工作",) * 15,
        *ODD_NAMES,
        *(() if sys.platform == "win32" else ODDER_NAMES),
    ],
)
def test_drafts_lie_in_any_folder(tmp_path: Path, parts: tuple[str, ...]) -> None:
    path = tmp_path.joinpath(*parts) / "drafts.sqlite"
    with closing(DraftStore(path)) as store:
        draft = store.create(TYPED)
        store.save(draft, TYPED.with_cell(CELL, 4), steps=STEPS)
    run = back_up(path, local_now())
    assert run.problems == ()
    for file in (path, *run.made):
        with closing(DraftStore(file)) as store:
            assert store.load(draft) == TYPED.with_cell(CELL, 4)


def test_drafts_lie_deeper_than_260_characters(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["long name of a folder"] * 15)
    assert len(str(deep)) > 260
    with closing(DraftStore(deep / "drafts.sqlite")) as store:
        draft = store.create(TYPED)
        assert store.load(draft) == TYPED


def test_a_path_too_long_for_sqlite_is_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["政府信息公开工作年度报告"] * 30)
    with pytest.raises(DraftsUnavailable, match="草稿库"):
        DraftStore(deep / "drafts.sqlite")


def test_a_stick_pulled_while_editing_is_told_and_saving_goes_on_when_it_is_back(
    plugged: Stick,
) -> None:
    path = plugged.folder / "年报 草稿" / "drafts.sqlite"
    with closing(DraftStore(path)) as store:
        draft = store.create(TYPED)
        plugged.pull()
        with pytest.raises(DraftsUnavailable, match=r"放回原处|接好|断开"):
            store.save(draft, TYPED.with_cell(CELL, 4), steps=STEPS)
        assert not path.exists()
        plugged.plug()
        store.save(draft, TYPED.with_cell(CELL, 5), steps=STEPS)
        with closing(DraftStore(path)) as reader:
            assert reader.load(draft) == TYPED.with_cell(CELL, 5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no folder with open files")
def test_a_folder_deleted_while_editing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "data" / "drafts.sqlite"
    with closing(DraftStore(path)) as store:
        draft = store.create(TYPED)
        shutil.rmtree(path.parent)
        with pytest.raises(DraftsUnavailable):
            store.save(draft, TYPED.with_cell(CELL, 4), steps=STEPS)
    assert not path.exists()


def test_a_backup_goes_on_beside_the_drafts_when_the_stick_is_pulled(
    plugged: Stick, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.sqlite"
    with closing(DraftStore(path)) as store:
        store.create(TYPED)
        assert len(back_up(path, local_now(), plugged.folder).made) == 2
        plugged.pull()
        shutil.rmtree(plugged.folder)  # as the system does with the folder of a stick
        run = back_up(path, local_now(), plugged.folder)
        assert len(run.made) == 1
        assert "也许没有接上" in run.problems[0]
        plugged.folder.mkdir()
        plugged.plug()
        assert len(back_up(path, local_now(), plugged.folder).made) == 2
        assert len(list_backups([plugged.folder])) == 2
