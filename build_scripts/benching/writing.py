"""A key in a text of 10,000 characters until its letter is painted, with all rules judging; last year beside."""

from collections.abc import Iterator
from pathlib import Path

from build_scripts.benching.ratio import Ratio
from build_scripts.benching.starting import officers_place, told_by

_SCRIPT = Path(__file__).with_name("key_to_paint.py")
_MOST_OF_FRAME = 1.0


def writing(rounds: int) -> Iterator[Ratio]:
    """Yield how long a key takes in the real window."""
    with officers_place() as environment:
        told = told_by(_SCRIPT, str(rounds), environment)
    yield Ratio("key to painted letter, 10,000 characters / bare text field", tuple(told["bare"]))
    yield Ratio(
        "key to painted letter, 10,000 characters / one frame of 60 a second",
        tuple(told["frame"]),
        goal=_MOST_OF_FRAME,
    )
