"""Places as Python and as Qt counts them."""

from hypothesis import given
from hypothesis import strategies as st

from gui.texts.places import from_qt, to_qt


@given(st.text(max_size=20), st.data())
def test_every_place_comes_back(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert from_qt(text, to_qt(text, place)) == place


def test_rare_characters_take_two_units() -> None:
    assert to_qt("𠮷野12", 2) == 3
    assert from_qt("𠮷野12", 3) == 2
