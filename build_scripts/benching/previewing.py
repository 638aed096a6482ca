"""The preview after an edit: until the changed page is painted, against judging and composing the report once."""

from collections.abc import Iterator
from pathlib import Path

from build_scripts.benching.ratio import Ratio
from build_scripts.benching.starting import officers_place, told_by

_SCRIPT = Path(__file__).with_name("preview_refresh.py")
_WORDS = {"sample": "sample", "long": "10,000 characters"}


def previewing(rounds: int) -> Iterator[Ratio]:
    """Yield the ratios for the sample and for a long report, in a real window."""
    with officers_place() as environment:
        told = told_by(_SCRIPT, str(rounds), environment, "预览")
    for name, ratios in told.items():
        what = f"edit to painted preview, {_WORDS[name]} / evaluate + compose"
        yield Ratio(what, tuple(ratios))
