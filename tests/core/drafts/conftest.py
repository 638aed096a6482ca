"""A store on a real file, with a clock that a test moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.drafts.store import DraftStore
from tests.helpers.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "年报 草稿#1" / "drafts.sqlite"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[DraftStore]:
    store = DraftStore(path, clock=clock, wait_ms=50)
    yield store
    store.close()
