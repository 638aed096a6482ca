"""Keys are stable addresses, to and from text."""

import pytest

from core.keys import CellKey, FactKey, TextKey, is_identifier, parse_cell_key


def test_cell_key_is_written_with_two_dots() -> None:
    assert str(CellKey("applications", "granted", "other")) == "applications.granted.other"


def test_written_cell_key_reads_back() -> None:
    key = CellKey("disputes", "cases", "review_total")
    assert parse_cell_key(str(key)) == key


@pytest.mark.parametrize(
    "text",
    ["", "a", "a.b", "a.b.c.d", "a..c", ".b.c", "A.b.c", "a.b.1c", "a.b.c ", "a.b.c\n", "甲.b.c"],
)
def test_text_that_is_not_three_identifiers_is_no_cell_key(text: str) -> None:
    assert parse_cell_key(text) is None


def test_passages_and_facts_are_told_from_cells() -> None:
    assert str(TextKey("overview", 2)) == "texts.overview.2"
    assert str(FactKey("unit")) == "facts.unit"
    assert parse_cell_key(str(TextKey("overview", 2))) is None


def test_identifier_begins_with_a_small_letter() -> None:
    assert is_identifier("suit_after_review2")
    assert not is_identifier("_suit")
    assert not is_identifier("2suit")
