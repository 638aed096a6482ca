"""Boxes on pages: everything once, in order, and no page too full."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter

from gui.paper.boxes import Hit
from gui.paper.flow import paginate


@dataclass(eq=False)
class _FakeBox:
    heights: tuple[float, ...]
    header: int
    gap: float
    kept: frozenset[int]

    def stays_with_next(self, strip: int) -> bool:
        return strip in self.kept

    def draw(self, painter: QPainter, top: float, first: int, end: int) -> None:
        raise NotImplementedError

    def places(self, first: int, end: int) -> Iterator[Hit]:
        raise NotImplementedError


_boxes = st.builds(
    _FakeBox,
    heights=st.lists(st.floats(1, 20), min_size=1, max_size=15).map(tuple),
    header=st.just(0),
    gap=st.floats(0, 10),
    kept=st.frozensets(st.integers(0, 14), max_size=3),
)


@given(st.lists(_boxes, max_size=12))
def test_pages_hold_every_strip_in_order_and_are_never_too_full(boxes: list[_FakeBox]) -> None:
    pages = paginate(boxes, 100)
    strips = [
        (piece.box, number)
        for page in pages
        for piece in page
        for number in range(piece.first, piece.end)
    ]
    assert strips == [(box, number) for box in boxes for number in range(len(box.heights))]
    for page in pages:
        for piece in page:
            assert piece.top + sum(piece.box.heights[piece.first : piece.end]) <= 100.02


def test_what_is_free_above_a_box_is_kept_at_the_top_of_the_first_page_only() -> None:
    boxes = [_FakeBox((60.0,), 0, 10.0, frozenset()) for _ in range(2)]
    (first,), (second,) = paginate(boxes, 100)
    assert first.top == 10
    assert second.top == 0


def test_what_no_page_could_hold_together_is_not_torn_into_single_lines() -> None:
    heading = _FakeBox((10.0,) * 25, 0, 0.0, frozenset(range(25)))
    text = _FakeBox((10.0,), 0, 0.0, frozenset())
    pages = paginate([heading, text], 100)
    assert len(pages) <= 4
    assert pages[-1][0].box is heading
    assert pages[-1][-1].box is text
