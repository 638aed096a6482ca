"""A damaged row is noticed, the others are still there, and what is sound elsewhere is found."""

import json
from pathlib import Path

import pytest

from core.drafts.body import VERSION, to_body
from core.drafts.inspection import inspect
from core.drafts.seals import SEALED, is_sound, pack, seal, sealed, unpack
from core.drafts.store import DraftStore
from core.errors import DraftsUnavailable
from core.keys import CellKey
from core.report import Report
from tests.core.drafts.flipping import blank_page, change, root_page
from tests.helpers.clock import Clock

CELL = CellKey("applications", "granted", "enterprise")
FIRST = Report("2021-30").with_fact("unit", "局")
NEWEST = FIRST.with_cell(CELL, 3)
STEPS = (1, 8)


@pytest.fixture
def draft(store: DraftStore, clock: Clock) -> str:
    draft = store.create(FIRST, name="初稿")
    clock.forward(hours=1)
    store.save(draft, NEWEST, steps=STEPS)
    return draft


@pytest.fixture
def again(store: DraftStore, draft: str, path: Path) -> DraftStore:
    """The next start, which remembers nothing."""
    return DraftStore(path)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE bodies SET body = x'00'",
        "UPDATE bodies SET version = 1",
        "UPDATE bodies SET body = 'text'",
        "DELETE FROM bodies",
        "UPDATE versions SET body = x'00'",
        "DELETE FROM versions",
    ],
)
def test_one_of_the_two_copies_is_enough(
    again: DraftStore, draft: str, path: Path, damage: str
) -> None:
    change(path, damage)
    opened = again.open(draft)
    assert (opened.report, opened.notice) == (NEWEST, "")
    assert not inspect(path).is_sound
    again.close()


def test_the_version_before_is_opened_and_told_when_both_are_damaged(
    again: DraftStore, draft: str, path: Path
) -> None:
    change(path, "UPDATE bodies SET body = x'00'")
    change(path, "UPDATE versions SET what = 'x' WHERE number = (SELECT max(number) FROM versions)")
    opened = again.open(draft)
    assert opened.report == FIRST
    assert "现在打开的是 2025年1月20日 " in opened.notice
    assert "请核对" in opened.notice
    again.close()


def test_a_save_mends_what_is_damaged(again: DraftStore, draft: str, path: Path) -> None:
    change(path, "UPDATE bodies SET body = x'00'")
    change(path, "UPDATE drafts SET unit = 'x'")
    version = again.open(draft).version
    again.save(draft, NEWEST.with_cell(CELL, 4), steps=STEPS, base_version=version)
    assert inspect(path).is_sound
    again.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE drafts SET changed = 'x'",
        "UPDATE drafts SET steps_done = x'ff'",
        "UPDATE drafts SET name = CAST(x'ff00' AS TEXT)",
        "UPDATE drafts SET unit = x'00', year = 'x'",
    ],
)
def test_a_damaged_line_hides_neither_itself_nor_the_others(
    again: DraftStore, draft: str, path: Path, damage: str
) -> None:
    other = again.create(FIRST)
    change(path, f"{damage} WHERE id = '{draft}'")
    assert {info.id for info in again.drafts()} == {draft, other}
    opened = again.open(draft)
    assert opened.report == NEWEST
    assert "列表" in opened.notice
    assert inspect(path).damaged == (draft,)
    again.delete(draft)
    assert [info.id for info in again.drafts()] == [other]
    again.close()


def test_a_draft_of_which_nothing_is_sound_is_told(
    again: DraftStore, draft: str, path: Path
) -> None:
    change(path, "UPDATE bodies SET body = x'00'")
    change(path, "UPDATE versions SET body = x'00'")
    with pytest.raises(DraftsUnavailable, match=r"损坏了.*不要删除"):
        again.open(draft)
    assert again._leases.held == ()
    again.save(draft, NEWEST, steps=STEPS)
    assert again.load(draft) == NEWEST
    again.close()


@pytest.mark.parametrize("table", ["bodies", "versions"])
def test_a_damaged_page_of_bodies_or_versions_hides_no_other_copy(
    store: DraftStore, draft: str, path: Path, table: str
) -> None:
    page = root_page(path, table)
    store.close()
    blank_page(path, page)
    again = DraftStore(path)
    opened = again.open(draft)
    assert (opened.report, opened.notice) == (NEWEST, "")
    assert not inspect(path).is_sound
    again.close()


def test_the_body_of_a_newer_program_is_neither_opened_nor_overwritten(
    store: DraftStore, draft: str, path: Path
) -> None:
    newer = pack(json.dumps({**json.loads(to_body(NEWEST)), "version": VERSION + 1}))
    row = dict(store._connection.execute("SELECT * FROM bodies").fetchone())
    new = sealed("bodies", {**row, "body": newer})
    change(path, "UPDATE bodies SET body = ?, sha256 = ?", new["body"], new["sha256"])
    again = DraftStore(path)
    for call in (lambda: again.open(draft), lambda: again.save(draft, FIRST, steps=STEPS)):
        with pytest.raises(DraftsUnavailable, match="安装新版本"):
            call()
    assert again._connection.execute("SELECT body FROM bodies").fetchone()[0] == newer
    again.close()


def test_the_inspection_of_a_sound_file_says_so(store: DraftStore, draft: str, path: Path) -> None:
    store.delete(store.copy(draft))
    found = inspect(path)
    assert (found.is_sound, found.drafts, found.damaged) == (True, 2, ())
    assert found.sentence == "检查了 2 份草稿，都完好。"


def test_the_inspection_keeps_no_save_waiting_afterwards(
    store: DraftStore, draft: str, path: Path
) -> None:
    inspect(path)
    store.save(draft, FIRST, steps=STEPS)


@pytest.mark.parametrize("table", list(SEALED))
def test_every_column_of_a_row_is_sealed(store: DraftStore, draft: str, table: str) -> None:
    row = dict(store._connection.execute(f"SELECT * FROM {table}").fetchone())
    assert set(row) == {*SEALED[table], "sha256"}
    for column in SEALED[table]:
        for other in {None, "x", 10**9, b"x"} - {row[column]}:
            assert not is_sound(table, {**row, column: other})
    assert is_sound(table, row)
    assert seal(table, row) == row["sha256"]


def test_what_is_packed_comes_back_and_anything_else_is_refused() -> None:
    assert unpack(pack("年报\0")) == "年报\0"
    for wrong in (None, "text", b"", b"x", pack("年报")[:-1]):
        with pytest.raises(ValueError, match="packed"):
            unpack(wrong)
