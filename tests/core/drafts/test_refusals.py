"""What the machine refuses is one sentence with what to do, and the next try works."""

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from core.drafts.store import DraftStore, warm_up
from core.errors import DraftsUnavailable
from core.keys import CellKey
from core.report import Passage, Report
from tests.helpers.ordinary_user import folder_of_ordinary_user, ordinary_user

CELL = CellKey("applications", "granted", "enterprise")
TYPED = Report("2021-30").with_fact("unit", "局").with_cell(CELL, 3)
# Too long for one page, also when packed.
LONG = TYPED.with_passages("overview", (Passage("", random.Random(1).randbytes(100_000).hex()),))
STEPS = (1, 8)


@pytest.fixture
def draft(store: DraftStore) -> str:
    return store.create(TYPED)


@contextmanager
def _held_by_another(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def test_a_locked_file_is_told_and_the_next_save_works(
    store: DraftStore, draft: str, path: Path
) -> None:
    changed = TYPED.with_cell(CELL, 4)
    with (
        _held_by_another(path),
        pytest.raises(DraftsUnavailable, match=r"正被别的程序占用.*请等几秒再试"),
    ):
        store.save(draft, changed, steps=STEPS)
    assert store.load(draft) == TYPED
    store.save(draft, changed, steps=STEPS)
    assert store.load(draft) == changed


def test_a_locked_file_is_told_when_it_is_opened(store: DraftStore, path: Path) -> None:
    with _held_by_another(path), pytest.raises(DraftsUnavailable, match="正被别的程序占用"):
        DraftStore(path, wait_ms=10)


def test_a_reader_elsewhere_keeps_a_save_waiting_and_breaks_nothing(
    store: DraftStore, draft: str, path: Path
) -> None:
    """The lock is taken at BEGIN, yet a reader can refuse the COMMIT."""
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM drafts").fetchall()
        with pytest.raises(DraftsUnavailable, match="正被别的程序占用"):
            store.save(draft, TYPED.with_cell(CELL, 4), steps=STEPS)
    assert store.load(draft) == TYPED
    store.save(draft, TYPED.with_cell(CELL, 5), steps=STEPS)


def test_a_full_disk_is_told_and_the_last_save_stays(store: DraftStore, draft: str) -> None:
    store._connection.execute("PRAGMA max_page_count = 1")  # no less than the file has by now
    with pytest.raises(DraftsUnavailable, match=r"磁盘已满.*清出一些空间再试"):
        store.save(draft, LONG, steps=STEPS)
    assert store.load(draft) == TYPED
    store._connection.execute("PRAGMA max_page_count = 100000")
    store.save(draft, LONG, steps=STEPS)
    assert store.load(draft) == LONG


def test_a_full_disk_still_lets_drafts_be_deleted(store: DraftStore, path: Path) -> None:
    """Many rows, so that the longer line of a deleted draft has to find room on another page."""
    drafts = [store.create(TYPED, name="年" * 50) for _ in range(60)]
    store._connection.execute("PRAGMA max_page_count = 1")  # no less than the file has by now
    for draft in drafts[:40]:
        store.delete(draft)
    for draft in drafts[:30]:
        store.remove(draft)
    assert len(store.drafts()) == 20
    longer = TYPED.with_passages("overview", (Passage("", random.Random(1).randbytes(6000).hex()),))
    store.save(drafts[-1], longer, steps=STEPS)  # in the room of those removed
    assert store.load(drafts[-1]) == longer


def test_the_room_for_deleting_is_kept_again_by_a_start_that_finds_some(
    store: DraftStore, path: Path
) -> None:
    store._connection.execute("DELETE FROM reserve")
    DraftStore(path).close()
    assert store._connection.execute("SELECT length(filler) FROM reserve").fetchone()[0] == 16384


def test_a_disk_too_full_to_delete_says_so(
    store: DraftStore, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_FULL, "SQLITE_FULL"
        raise error

    monkeypatch.setattr(store._file, "put", full)
    with pytest.raises(DraftsUnavailable, match="连删除草稿也做不到"):
        store.delete(draft)
    assert [info.id for info in store.drafts()] == [draft]


def test_a_draft_of_a_file_that_cannot_be_written_is_opened_to_look_at() -> None:
    warm_up()
    with folder_of_ordinary_user() as folder, ordinary_user():
        path = folder / "drafts.sqlite"
        store = DraftStore(path)
        draft = store.create(TYPED)
        store.close()
        path.chmod(0o400)
        folder.chmod(0o500)
        store = DraftStore(path)
        opened = store.open(draft)
        assert opened.report == TYPED
        assert "去掉“只读”" in opened.read_only_reason
        store.close()


def test_a_read_only_folder_can_be_read_and_tells_that_it_cannot_be_written() -> None:
    warm_up()
    with folder_of_ordinary_user() as folder, ordinary_user():
        path = folder / "drafts.sqlite"
        store = DraftStore(path)
        draft = store.create(TYPED)
        store.close()
        path.chmod(0o400)
        folder.chmod(0o500)
        store = DraftStore(path)
        with pytest.raises(DraftsUnavailable, match=r"只能读不能写.*去掉“只读”"):
            store.save(draft, TYPED.with_cell(CELL, 4), steps=STEPS)
        assert store.load(draft) == TYPED
        store.close()


def test_long_deleted_drafts_do_not_keep_a_read_only_file_shut() -> None:
    warm_up()
    with folder_of_ordinary_user() as folder, ordinary_user():
        path = folder / "drafts.sqlite"
        store = DraftStore(path)
        draft, gone = store.create(TYPED), store.create(TYPED)
        store._update(gone, {"deleted": "2000-01-01"})
        store.close()
        path.chmod(0o400)
        folder.chmod(0o500)
        store = DraftStore(path)
        assert [info.id for info in store.drafts()] == [draft]
        store.close()


def test_a_folder_without_rights_is_told_when_it_is_opened() -> None:
    with folder_of_ordinary_user() as folder, ordinary_user():
        folder.chmod(0o500)
        for path in (folder / "drafts.sqlite", folder / "new" / "drafts.sqlite"):
            with pytest.raises(DraftsUnavailable, match=r"打不开.*请管理员给予读写权限"):
                DraftStore(path)


def test_a_folder_where_the_file_should_be_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DraftsUnavailable, match="打不开"):
        DraftStore(path)


def test_a_file_where_the_folder_should_be_is_told(path: Path) -> None:
    path.parent.touch()
    with pytest.raises(DraftsUnavailable, match="打不开"):
        DraftStore(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
def test_a_file_that_was_moved_away_is_told(store: DraftStore, draft: str, path: Path) -> None:
    """Linux would go on writing into the moved file without a word."""
    moved = path.rename(path.with_name("moved.sqlite"))
    with pytest.raises(DraftsUnavailable, match="被移走或改名了"):
        store.save(draft, TYPED.with_cell(CELL, 4), steps=STEPS)
    moved.rename(path)
    store.save(draft, TYPED.with_cell(CELL, 4), steps=STEPS)


@pytest.mark.parametrize(
    "content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_a_file_that_is_no_database_is_told_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(DraftsUnavailable, match=r"损坏了.*请不要删除它"):
        DraftStore(path)
    assert path.read_bytes() == content


def test_a_damaged_table_is_told_when_it_is_opened(store: DraftStore, path: Path) -> None:
    store.close()
    path.write_bytes(path.read_bytes().replace(b"steps_all INT", b"steps_alk INT"))
    with pytest.raises(DraftsUnavailable, match=r"损坏了.*请不要删除它"):
        DraftStore(path)


def test_flipped_bytes_never_end_in_anything_but_a_sentence(path: Path) -> None:
    store = DraftStore(path)
    drafts = [store.create(LONG if number == 3 else TYPED) for number in range(8)]
    store.close()
    sound = path.read_bytes()
    for seed in range(20):
        path.write_bytes(_with_flipped_bytes(sound, random.Random(seed)))
        with suppress(DraftsUnavailable):
            _use(path, drafts)


def _with_flipped_bytes(sound: bytes, dice: random.Random) -> bytes:
    content = bytearray(sound)
    for _ in range(16):
        content[dice.randrange(len(content))] ^= dice.randrange(1, 256)
    return bytes(content)


def _use(path: Path, drafts: list[str]) -> None:
    store = DraftStore(path)
    try:
        for draft in drafts:
            with suppress(DraftsUnavailable):
                store.save(draft, store.load(draft).with_cell(CELL, 9), steps=STEPS)
        store.drafts()
    finally:
        store.close()


def test_a_closed_store_is_a_mistake_of_ours(store: DraftStore) -> None:
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.drafts()
