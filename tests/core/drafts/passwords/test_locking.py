"""A draft under a password: nothing plain is left in the file, nobody else reads it, nothing is lost."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.exceptions import RuntimeError as NaclRuntimeError

from core.drafts.backups.copies import drafts_in
from core.drafts.bundles.bundle import write_bundle
from core.drafts.connection import copy_file
from core.drafts.inspection import inspect
from core.drafts.passwords import locking
from core.drafts.passwords.locking import NotOpened, lock, new_key, unlock
from core.drafts.recovery import recover
from core.drafts.seals import lock_of, pack, sealed
from core.drafts.store import DraftStore
from core.errors import DraftConflict, DraftLocked, DraftsUnavailable, WrongPassword
from core.keys import CellKey
from core.report import Passage, Report
from tests.core.drafts.flipping import blank_page, root_page
from tests.helpers.clock import Clock

CELL = CellKey("applications", "granted", "enterprise")
MARKER = "此句不得以明文留在文件里"
HEADING = "只有本单位知道的小标题"
SECRET = (
    Report("2021-30")
    .with_fact("unit", "××区人力资源局")
    .with_fact("year", 2024)
    .with_passages("overview", (Passage(HEADING, MARKER * 200),))
)
# Made on the day the first version of the envelope was released: it opens for ever.
OF_VERSION_1 = (
    "nianbao-locked:1:argon2id:3:131072:U6fDyWuI1GSrv5QrZiLTaw==:"
    "ukEXWaXOXkVkX/lk/KeNcZ/sL75bA9h8KG4GLsllbSMM5LWqwhlQgCqGQ7dTeIIiVX6iw1OPmO2e+W5Mj4HwvVzXyNTT6rAbbb0N6HV8Kk1Z1EdB/Hsn"
)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PASSES", 1)
    monkeypatch.setattr(locking, "MEMORY_KIB", 8)


@pytest.fixture
def draft(store: DraftStore, clock: Clock) -> str:
    """Return an open draft of two versions, locked with “一二三”."""
    draft = store.create(Report("2021-30").with_fact("unit", "××区人力资源局"))
    store.open(draft)
    clock.forward(minutes=5)
    store.save(draft, SECRET, steps=(1, 8))
    assert store.passwords.set_password(draft, "一二三").is_scrubbed
    return draft


@pytest.fixture
def other(path: Path, draft: str, store: DraftStore) -> Iterator[DraftStore]:
    """Yield a second store on the same file, which was told no password."""
    store.give_back(draft)
    with closing(DraftStore(path, wait_ms=50)) as other:
        yield other


@given(st.text(), st.text(max_size=40))
def test_what_is_locked_is_unlocked_by_its_password_only(text: str, password: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locking, "PASSES", 1)
        patch.setattr(locking, "MEMORY_KIB", 8)
        envelope = lock(text, password)
    assert unlock(envelope, password) == text
    with pytest.raises(WrongPassword, match="密码不对"):
        unlock(envelope, password + "1")


def test_every_changed_character_of_an_envelope_is_noticed() -> None:
    key = new_key("一二三")
    envelope = key.lock(MARKER)
    for place, character in enumerate(envelope):
        changed = envelope[:place] + ("B" if character == "A" else "A") + envelope[place + 1 :]
        with pytest.raises(NotOpened):
            key.unlock(changed)
    with pytest.raises(NotOpened):
        key.unlock(envelope[:-8])


@pytest.mark.parametrize(
    "envelope",
    [
        "",
        MARKER,
        "nianbao-locked:1:argon2id:1:8:AAAA:AAAA",
        "nianbao-locked:2:argon2id:1:8:AAAAAAAAAAAAAAAAAAAAAA==:AAAA",
        "nianbao-locked:1:argon2id:1:99999999:AAAAAAAAAAAAAAAAAAAAAA==:AAAA",
        "nianbao-locked:1:argon2id:0:8:AAAAAAAAAAAAAAAAAAAAAA==:AAAA",
        "nianbao-locked:1:argon2id:1:8:AAAAAAAAAAAAAAAAAAAAAA==:é",
    ],
)
def test_what_is_no_envelope_is_refused_without_much_work(envelope: str) -> None:
    started = time.process_time()
    with pytest.raises(WrongPassword):
        unlock(envelope, "一二三")
    assert time.process_time() - started < 1


def test_an_envelope_of_the_first_version_opens() -> None:
    assert unlock(OF_VERSION_1, "一二三") == MARKER


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_what: object, **_more: object) -> bytes:
        raise NaclRuntimeError("no memory")

    monkeypatch.setattr("core.drafts.passwords.locking.argon2id.kdf", refuse)
    with pytest.raises(DraftsUnavailable, match="内存不够"):
        lock(MARKER, "一二三")


def test_the_key_does_not_show_its_secret() -> None:
    key = new_key("一二三")
    assert str(key.secret) not in repr(key)


def test_nothing_plain_is_left_in_the_file_and_its_journal(
    store: DraftStore, path: Path, clock: Clock
) -> None:
    draft = store.create(SECRET)
    store.open(draft)
    for number in range(30):
        clock.forward(minutes=5)
        passage = Passage(HEADING, f"{MARKER}{number}" * 200)
        store.save(draft, SECRET.with_passages("overview", (passage,)), steps=(1, 8))
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT body FROM versions").fetchall()
    plain = {body[place : place + 24] for (body,) in rows for place in (0, len(body) // 2)}
    assert all(piece in path.read_bytes() for piece in plain)
    assert HEADING.encode() in path.with_name(f"{path.name}-journal").read_bytes()
    store.passwords.set_password(draft, "一二三")
    store.save(draft, SECRET.with_cell(CELL, 77), steps=(1, 8))
    for file in path.parent.iterdir():
        content = file.read_bytes()
        assert not [piece for piece in plain if piece in content], file
        assert MARKER.encode() not in content
        assert HEADING.encode() not in content


def test_work_goes_on_while_the_draft_is_open(store: DraftStore, draft: str, clock: Clock) -> None:
    clock.forward(minutes=5)
    saved = store.save(draft, SECRET.with_cell(CELL, 3), steps=(2, 8))
    assert store.save(draft, SECRET.with_cell(CELL, 3), steps=(2, 8)) == saved
    assert store.load(draft).cells == {CELL: 3}
    versions = store.versions.of(draft)
    assert [one.what for one in versions][1] == "设置密码"
    assert versions[-1].what == "新建"
    assert [store.versions.load(draft, one.number) for one in versions] == [
        SECRET.with_cell(CELL, 3),
        SECRET,
        SECRET,
        Report("2021-30").with_fact("unit", "××区人力资源局"),
    ]
    assert not any(HEADING in one.what for one in versions)


def test_a_save_based_on_the_version_before_the_password_is_refused(
    store: DraftStore, clock: Clock
) -> None:
    draft = store.create(SECRET)
    opened = store.open(draft)
    store.passwords.set_password(draft, "一二三")
    clock.forward(minutes=1)
    changed = SECRET.with_cell(CELL, 3)
    with pytest.raises(DraftConflict):
        store.save(draft, changed, steps=(1, 8), base_version=opened.version)


def test_without_the_password_only_the_list_is_read(other: DraftStore, draft: str) -> None:
    (info,) = other.drafts()
    assert (info.is_locked, info.unit, info.year) == (True, "××区人力资源局", 2024)
    assert other.passwords.needs_password(draft)
    number = other.versions.of(draft)[0].number
    for act in (
        lambda: other.open(draft),
        lambda: other.load(draft),
        lambda: other.versions.load(draft, number),
        lambda: other.save(draft, Report("2021-30"), steps=(0, 8)),
        lambda: other.passwords.set_password(draft, "我的"),
        lambda: other.passwords.remove_password(draft),
    ):
        with pytest.raises(DraftLocked, match="有密码"):
            act()
    with pytest.raises(WrongPassword, match="再输一次"):
        other.passwords.unlock(draft, "一二")


def test_the_password_opens_it_until_it_is_given_back(other: DraftStore, draft: str) -> None:
    other.passwords.unlock(draft, "一二三")
    assert other.open(draft).report == SECRET
    other.give_back(draft)
    assert other.passwords.needs_password(draft)
    with pytest.raises(DraftLocked):
        other.open(draft)


def test_a_copy_keeps_the_password_and_needs_none_to_be_made(other: DraftStore, draft: str) -> None:
    copy = other.copy(draft)
    assert [one.is_locked for one in other.drafts()] == [True, True]
    other.passwords.unlock(copy, "一二三")
    assert other.load(copy) == SECRET


def test_a_draft_stored_like_an_open_one_has_its_password(store: DraftStore, draft: str) -> None:
    new = store.create(SECRET.with_cell(CELL, 3), like=draft)
    assert store.open(new).report.cells == {CELL: 3}
    store.give_back(new)
    assert store.passwords.needs_password(new)


def test_a_removed_password_leaves_everything_plain(store: DraftStore, draft: str) -> None:
    before = len(store.versions.of(draft))
    store.passwords.remove_password(draft)
    store.give_back(draft)
    assert not store.passwords.needs_password(draft)
    assert store.open(draft).report == SECRET
    assert len(store.versions.of(draft)) == before + 1
    assert all(store.versions.load(draft, one.number) for one in store.versions.of(draft))
    assert not store.drafts()[0].is_locked


def test_another_password_takes_the_place_of_the_first(store: DraftStore, draft: str) -> None:
    store.passwords.set_password(draft, "四五六")
    store.give_back(draft)
    with pytest.raises(WrongPassword):
        store.passwords.unlock(draft, "一二三")
    store.passwords.unlock(draft, "四五六")
    assert all(store.versions.load(draft, one.number) for one in store.versions.of(draft))


def test_a_body_somebody_tampered_with_is_told_and_the_version_opens(
    other: DraftStore, path: Path, draft: str
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        # As the store does: Windows deletes no journal that another connection has open.
        connection.execute("PRAGMA journal_mode = PERSIST")
        connection.row_factory = sqlite3.Row
        row = connection.execute("SELECT * FROM bodies").fetchone()
        body = row["body"][:-12] + b"AAAA" + row["body"][-8:]
        forged = sealed("bodies", {**row, "body": body})  # with the checksum that belongs to it
        connection.execute("UPDATE bodies SET body = :body, sha256 = :sha256", forged)
    other.passwords.unlock(draft, "一二三")
    assert other.open(draft).report == SECRET  # from the second copy, in the history


def test_everything_in_one_file_holds_it_only_in_the_database(
    other: DraftStore, path: Path, draft: str, tmp_path: Path
) -> None:
    other.create(Report("2021-30").with_fact("unit", "另一个局"))
    bundled = write_bundle(path, tmp_path / "all.zip")
    assert bundled.reports == 1
    assert "有密码" in bundled.problems[0]
    assert "仍在备份的草稿库里" in bundled.problems[0]
    copied = {one.info.unit: one.report for one in drafts_in(path)}
    assert copied["××区人力资源局"] is None


@pytest.mark.parametrize("damaged", ["versions", "bodies"])
def test_recovery_brings_no_plain_text_back(
    store: DraftStore, path: Path, clock: Clock, tmp_path: Path, damaged: str
) -> None:
    draft = store.create(SECRET.with_cell(CELL, 1))
    for number in range(2, 5):
        clock.forward(hours=1)
        store.save(draft, SECRET.with_cell(CELL, number), steps=(1, 8))
    copy_file(path, tmp_path / "drafts-20250120-103200.sqlite")
    store.passwords.set_password(draft, "一二三")
    store.close()
    blank_page(path, root_page(path, damaged))
    assert [one.draft_id for one in recover(path, [tmp_path], clock.now).drafts] == [draft]
    with closing(sqlite3.connect(path)) as connection:
        bodies = connection.execute("SELECT body FROM bodies UNION SELECT body FROM versions")
        assert all(lock_of(body) for (body,) in bodies)
    assert HEADING.encode() not in path.read_bytes()
    with closing(DraftStore(path, clock=clock)) as mended:
        mended.passwords.unlock(draft, "一二三")
        opened = mended.open(draft)
        assert (opened.report, opened.notice) == (SECRET.with_cell(CELL, 4), "")
    assert inspect(path).is_sound


def test_a_body_tells_its_lock() -> None:
    key = new_key("一二三")
    assert lock_of(key.lock("a").encode()) == lock_of(key.lock("b").encode()) == key.header
    assert lock_of(pack("a")) == ""
    assert lock_of(None) == ""
