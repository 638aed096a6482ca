"""Where a text was changed."""

from hypothesis import given
from hypothesis import strategies as st

from core.linking.alike import alike, difference

TEXTS = st.text(alphabet="ab件\n", max_size=30)


@given(TEXTS, TEXTS)
def test_difference_makes_the_other_text(before: str, after: str) -> None:
    start, end, new = difference(before, after)
    assert before[:start] + new + before[end:] == after


@given(TEXTS, TEXTS)
def test_as_much_is_alike_as_can_be(one: str, other: str) -> None:
    count = alike(one, other)
    assert one[:count] == other[:count]
    assert one[count : count + 1] != other[count : count + 1] or not one[count:]
