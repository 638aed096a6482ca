"""Labels found however they were typed."""

from core.forms.installed import load_format
from core.label_matching import LabelIndex, folded

BLOCK = load_format("2021-30").table("applications").blocks[0]
ROWS, COLUMNS = LabelIndex(BLOCK.rows), LabelIndex(BLOCK.columns)


def test_brackets_spaces_and_line_breaks_do_not_matter() -> None:
    assert folded("（一） 予以\n公开") == folded("(一)予以公开")


def test_leaf_is_found_with_and_without_its_number() -> None:
    assert ROWS.leaves("（一）予以公开") == ROWS.leaves("予以公开") == ["granted"]


def test_shortened_long_label_is_found_when_only_one_begins_so() -> None:
    assert ROWS.leaves("部分公开") == ["partly_granted"]
    assert ROWS.leaves("申请人") == []


def test_group_is_not_a_leaf() -> None:
    assert COLUMNS.group("法人或其他组织") == "organisations"
    assert COLUMNS.leaves("法人或其他组织") == []


def test_nothing_is_found_for_nothing() -> None:
    assert ROWS.leaves("") == []
    assert ROWS.group("") == ""
