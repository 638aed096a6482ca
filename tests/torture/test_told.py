"""What a killed typist had told is understood: which saves must be there, and since when the rest was typed."""

from build_scripts.torturing.told import Told


def _told(*lines: str) -> Told:
    told = Told("before")
    told.read(f"{line}\n".encode() for line in lines)
    return told


def test_what_was_edited_after_the_stored_report_is_lost_since_its_first_key() -> None:
    told = _told("ready", "key 10", "edit 1 one 11", "saved 1 one", "key 20", "edit 2 two 21")
    assert told.acknowledged == 1
    assert told.stored_number("one") == 1
    assert told.first_lost(1) == 20
    assert told.first_lost(2) is None


def test_a_report_that_nobody_typed_has_no_number() -> None:
    told = _told("edit 1 one 11")
    assert told.stored_number("before") == 0
    assert told.stored_number("other") is None


def test_keys_in_a_field_not_left_yet_are_lost() -> None:
    assert _told("edit 1 one 5", "key 10", "key 12").first_lost(1) == 10
    assert _told("key 10", "leave 11", "key 12", "edit 1 one 13").first_lost(0) == 12


def test_a_line_cut_off_by_the_kill_was_not_told() -> None:
    told = Told("before")
    told.read([b"edit 1 one 11\n", b"saved 1 o"])
    assert told.acknowledged == 0


def test_a_save_may_tell_of_an_edit_first() -> None:
    told = _told("key 10", "saving one 12", "edit 1 one 13", "saved 1 one", "saving one 14")
    assert told.stored_number("one") == 1
    assert told.first_lost(0) == 10
    assert told.savings == 2
    assert _told("edit 1 one 5", "saving two 7").stored_number("two") == 2
