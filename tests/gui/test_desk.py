"""The desk: drafts on a list, one report open, nothing lost between them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.drafts.store import DraftStore
from core.errors import DraftsUnavailable, NotAReport
from core.report import Report
from gui.desk import Desk
from gui.session import ReportSession
from tests.helpers.clock import Clock
from tests.helpers.keyboard import settle


class FailingStore(DraftStore):
    """A store whose disk can be full."""

    is_full = False

    def save(self, *what: Any, **more: Any) -> Any:
        if self.is_full:
            raise DraftsUnavailable("磁盘已满，请删掉一些文件。")
        return super().save(*what, **more)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[FailingStore]:
    store = FailingStore(tmp_path / "drafts.sqlite3", clock=clock)
    yield store
    store.close()


@pytest.fixture
def desk(qtbot: QtBot, store: FailingStore) -> Iterator[Desk]:
    desk = Desk(store)
    yield desk
    settle()  # what is to be deleted later goes before its owner does, or memory is freed twice


def opened(desk: Desk) -> ReportSession:
    assert desk.session is not None
    return desk.session


def test_new_report_is_a_draft_at_once(desk: Desk) -> None:
    desk.start_report("甲局", 2024)
    assert [(one.unit, one.year) for one in desk.drafts.all()] == [("甲局", 2024)]
    assert opened(desk).report.unit == "甲局"
    assert not opened(desk).read_only


def test_new_report_takes_lasting_facts_from_the_latest_of_the_same_unit(
    desk: Desk, clock: Clock
) -> None:
    desk.start_report("甲局", 2023)
    opened(desk).set_fact("phone", "027-1")
    desk.close_report()
    clock.forward(minutes=1)
    desk.start_report("甲局", 2024)
    assert opened(desk).report.facts["phone"] == "027-1"


def test_draft_is_opened_as_it_was_closed(desk: Desk) -> None:
    desk.start_report("甲局", 2024)
    opened(desk).set_fact("phone", "027-1")
    report = opened(desk).report
    assert desk.close_report()
    assert desk.session is None
    desk.open_draft(desk.drafts.all()[0].id)
    assert opened(desk).report == report


def test_opening_another_draft_saves_the_first_under_its_own_name(desk: Desk, clock: Clock) -> None:
    desk.start_report("甲局", 2024)
    first = desk.drafts.all()[0].id
    opened(desk).set_fact("phone", "027-1")
    clock.forward(minutes=1)
    desk.start_report("乙局", 2024)
    assert desk._store.load(first).facts["phone"] == "027-1"
    assert opened(desk).report.unit == "乙局"


@pytest.mark.parametrize(
    "leave",
    [
        lambda desk: desk.open_draft(desk.drafts.all()[-1].id),
        lambda desk: desk.open_sample(),
        lambda desk: desk.close_report(),
    ],
    ids=["another draft", "the sample", "the start page"],
)
def test_report_that_cannot_be_saved_stays_open(
    desk: Desk, store: FailingStore, clock: Clock, leave: Callable[[Desk], object]
) -> None:
    desk.start_report("乙局", 2024)
    clock.forward(minutes=1)
    desk.start_report("甲局", 2024)
    session = opened(desk)
    session.set_fact("phone", "027-1")
    sentences: list[str] = []
    desk.save_failed.connect(sentences.append)
    store.is_full = True
    leave(desk)
    assert desk.session is session
    assert sentences == ["磁盘已满，请删掉一些文件。"]
    store.is_full = False
    assert desk.save_now()
    saved = {one.unit: desk._store.load(one.id).facts.get("phone") for one in desk.drafts.all()}
    assert saved == {"甲局": "027-1", "乙局": None}


def test_sample_may_only_be_read_and_is_no_draft(desk: Desk) -> None:
    desk.open_sample()
    assert opened(desk).read_only
    assert desk.drafts.all() == ()
    assert desk.save_now()


def test_opened_file_becomes_a_draft_named_after_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "邻居的年报.nianbao"
    file.write_text(json.dumps({"format": "2021-30", "facts": {"unit": "丙局"}}), "utf-8")
    desk.open_file(file)
    assert [(one.name, one.unit) for one in desk.drafts.all()] == [("邻居的年报", "丙局")]
    assert opened(desk).report.passages("overview")  # with the form's sub-headings to fill in


def test_file_that_is_no_report_leaves_the_open_one_alone(desk: Desk, tmp_path: Path) -> None:
    desk.start_report("甲局", 2024)
    session = opened(desk)
    file = tmp_path / "信.nianbao"
    file.write_text("您好", "utf-8")
    with pytest.raises(NotAReport):
        desk.open_file(file)
    assert desk.session is session
    assert len(desk.drafts.all()) == 1


def test_damaged_draft_does_not_keep_a_new_report_from_beginning(
    desk: Desk, store: FailingStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start_report("甲局", 2023)
    opened(desk).set_fact("phone", "027-1")
    desk.close_report()
    clock.forward(minutes=1)
    desk.start_report("乙局", 2023)
    desk.close_report()
    damaged, load = desk.drafts.all()[0].id, store.load

    def load_the_others(draft_id: str) -> Report:
        if draft_id == damaged:
            raise NotAReport("这份草稿读不出来。")
        return load(draft_id)

    monkeypatch.setattr(store, "load", load_the_others)
    desk.start_report("甲局", 2024)
    assert opened(desk).report.facts["phone"] == "027-1"


def test_list_is_told_of_rename_copy_delete_and_restore(desk: Desk, qtbot: QtBot) -> None:
    desk.start_report("甲局", 2024)
    desk.close_report()
    draft = desk.drafts.all()[0].id
    for change in (
        lambda: desk.drafts.rename(draft, "送审稿"),
        lambda: desk.drafts.copy(draft),
        lambda: desk.drafts.delete(draft),
        lambda: desk.drafts.restore(draft),
    ):
        with qtbot.waitSignal(desk.drafts.changed):
            change()
    assert len(desk.drafts.all()) == 2
    assert "送审稿" in {one.name for one in desk.drafts.all()}
