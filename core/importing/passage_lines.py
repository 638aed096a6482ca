"""Lines of a document put into passages and taken out again, one at a time."""

from collections.abc import Sequence
from typing import NamedTuple

from core.importing.matching.headings import sub_heading
from core.report import Passage, Passages


class Edited(NamedTuple):
    """Passages after a line came or went: `place` is where it stands or stood; `shift` is by how much the
    places of passages behind it moved, 1, 0 or -1."""

    passages: Passages
    place: int
    shift: int


def with_line(passages: Passages, place: int, text: str, known: Sequence[str]) -> Edited:
    """Return passages with `text` behind passage `place`, or at its end when it is no sub-heading.

    `known` are the titles that are sub-headings without a number too. A place beyond the
    last, or before the first, means the end.
    """
    at = min(place, len(passages) - 1) if place >= 0 else len(passages) - 1
    heading = sub_heading(text, known)
    if heading is not None:
        fresh = Passage(heading.title, heading.rest, heading.level)
        shift = 1 if passages else 0
        return Edited((*passages[: at + 1], fresh, *passages[at + 1 :]), at + 1, shift)
    if at < 0:
        return Edited((Passage("", text),), 0, 0)
    one = passages[at]
    longer = Passage(one.title, f"{one.body}\n{text}" if one.body else text, one.level)
    return Edited((*passages[:at], longer, *passages[at + 1 :]), at, 0)


def without_line(passages: Passages, place: int, text: str) -> Edited | None:
    """Return passages without the line `text` of passage `place`, None when it does not stand there.

    Without its sub-heading a passage becomes the end of the one before it.
    """
    if not 0 <= place < len(passages):
        return None
    one = passages[place]
    if text in one.body.split("\n"):
        lines = one.body.split("\n")
        lines.remove(text)
        rest = Passage(one.title, "\n".join(lines), one.level)
        kept = (rest,) if rest.title or rest.body else ()
        return Edited((*passages[:place], *kept, *passages[place + 1 :]), place, len(kept) - 1)
    heading = sub_heading(text, [one.title])
    if heading is None or heading.title != one.title:
        return None
    body = one.body.removeprefix(heading.rest).strip("\n")
    return _without_heading(passages, place, body)


def _without_heading(passages: Passages, place: int, body: str) -> Edited:
    """Return passages with `body` of passage `place` at the end of the one before it."""
    before, after = passages[:place], passages[place + 1 :]
    if not body:
        return Edited((*before, *after), place, -1)
    if not before:
        return Edited((Passage("", body), *after), place, 0)
    last = before[-1]
    joined = Passage(last.title, "\n".join(filter(None, (last.body, body))), last.level)
    return Edited((*before[:-1], joined, *after), place, -1)
