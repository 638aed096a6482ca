"""How large the paper is shown: a fixed size, or always as wide or as high as the view."""

from enum import Enum
from typing import TypeAlias

SMALLEST, LARGEST = 0.5, 2.0
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)


class Fit(Enum):
    """What follows the size of the view."""

    WIDTH = "width"
    PAGE = "page"


Zoom: TypeAlias = Fit | float


def within(zoom: float) -> float:
    """Return `zoom` within what is offered."""
    return min(max(zoom, SMALLEST), LARGEST)


def larger(zoom: float) -> float:
    """Return the next step up."""
    return next((step for step in STEPS if step > zoom + 0.01), LARGEST)


def smaller(zoom: float) -> float:
    """Return the next step down."""
    return next((step for step in reversed(STEPS) if step < zoom - 0.01), SMALLEST)


def as_text(zoom: Zoom) -> str:
    """Return what is remembered in the settings.

    >>> as_text(Fit.WIDTH), as_text(1.25)
    ('width', '125')
    """
    return zoom.value if isinstance(zoom, Fit) else f"{zoom * 100:.0f}"


def from_text(text: str) -> Zoom:
    """Return what was remembered, fit to the width where that is nothing sensible.

    >>> from_text("125"), from_text("gross")
    (1.25, <Fit.WIDTH: 'width'>)
    """
    if text.isdecimal():
        return within(int(text) / 100)
    return Fit.PAGE if text == Fit.PAGE.value else Fit.WIDTH
