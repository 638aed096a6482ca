"""Which cell comes next."""

import pytest

from gui.tables.navigation import Place, next_place
from gui.tables.number_delegate import Step

# Three rows and columns; the last column and the middle row are totals.
INPUTS: list[Place] = [(0, 0), (0, 1), (2, 0), (2, 1)]


@pytest.mark.parametrize(
    ("step", "here", "there"),
    [
        (Step.NEXT, (0, 0), (0, 1)),
        (Step.NEXT, (0, 1), (2, 0)),
        (Step.NEXT, (1, 2), (2, 0)),
        (Step.NEXT, (2, 1), None),
        (Step.PREVIOUS, (2, 0), (0, 1)),
        (Step.PREVIOUS, (0, 0), None),
        (Step.DOWN, (0, 0), (2, 0)),
        (Step.DOWN, (2, 0), (0, 1)),
        (Step.DOWN, (2, 1), None),
        (Step.UP, (0, 1), (2, 0)),
        (Step.UP, (0, 0), None),
        (Step.BELOW, (0, 2), (1, 2)),
        (Step.BELOW, (2, 2), None),
        (Step.ABOVE, (2, 0), (1, 0)),
        (Step.ABOVE, (0, 0), None),
    ],
)
def test_step_leads_to_the_next_cell(step: Step, here: Place, there: Place | None) -> None:
    assert next_place(step, here, INPUTS, rows=3) == there
