"""Which cell comes next."""

from collections.abc import Sequence

from gui.tables.number_delegate import Step

Place = tuple[int, int]
"""Row and column of a cell."""


def next_place(step: Step, here: Place, inputs: Sequence[Place], rows: int) -> Place | None:
    """Return the cell `step` leads to from `here`, None when it leads out of the block.

    Arrows visit every cell; Tab goes through the cells to fill in row by row, Enter column by column.

    >>> next_place(Step.DOWN, (1, 0), [(0, 0), (0, 1), (1, 0), (1, 1)], 2)
    (0, 1)
    """
    match step:
        case Step.BELOW | Step.ABOVE:
            row = here[0] + (1 if step is Step.BELOW else -1)
            return (row, here[1]) if 0 <= row < rows else None
        case Step.NEXT | Step.PREVIOUS:
            return _neighbour(sorted(inputs), here, step is Step.NEXT)
        case _:
            turned = sorted((column, row) for row, column in inputs)
            found = _neighbour(turned, (here[1], here[0]), step is Step.DOWN)
            return (found[1], found[0]) if found else None


def _neighbour(places: Sequence[Place], here: Place, is_forward: bool) -> Place | None:
    if is_forward:
        return next((place for place in places if place > here), None)
    return next((place for place in reversed(places) if place < here), None)
