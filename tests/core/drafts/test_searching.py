"""Drafts are found by a few words of what the list shows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.drafts.searching import drafts_with
from core.drafts.summary import DraftInfo

ONE = DraftInfo("1", "", "某市教育局", 2026, 0, 8, datetime(2027, 1, 9, tzinfo=UTC), "2021-30")
DRAFTS = (
    ONE,
    replace(ONE, id="2", unit="某市水务局"),
    replace(ONE, id="3", unit="某市水务局", year=2025, name="报送稿A"),
    replace(ONE, id="4", unit="", year=None),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "1234"),
        (" \u3000", "1234"),
        ("水务", "23"),
        ("2026", "12"),
        ("2026年", "12"),
        ("２０２５", "3"),
        ("水务 2026", "2"),
        ("水务　2026", "2"),
        ("报送稿a", "3"),
        ("未写单位", "4"),
        ("水务 2024", ""),
        ("局2026", ""),
    ],
)
def test_every_word_is_in_name_unit_or_year(words: str, found: str) -> None:
    assert "".join(one.id for one in drafts_with(DRAFTS, words)) == found
