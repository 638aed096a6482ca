"""The program with a data folder of its own, and a rule pack that it does not know yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.packs import RULES, next_form, pack_file, packed
from tests.helpers.window import Program, running


@pytest.fixture
def program(qtbot: QtBot, data: Path) -> Iterator[Program]:
    """Yield the program; what it keeps lies in the folder `data`."""
    with running(data) as started:
        yield started


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a pack with next year's form and rules of a city."""
    return pack_file(tmp_path, packed({**next_form(), "rules/某市.toml": RULES}))
