"""Links of a text: kept while the officer types around them, followed when the tables change."""

from collections.abc import Mapping
from dataclasses import replace

from core.format.model import Format
from core.keys import CellKey
from core.linking.alike import difference
from core.linking.targets import shown
from core.numbers import Number
from core.report import Link, Passage, Report


def retyped(passage: Passage, body: str) -> Passage:
    """Return `passage` with the officer's new `body`; a link that was typed into is broken, one deleted is gone."""
    before = passage.body
    start, end, _ = difference(before, body)
    moved = len(body) - len(before)
    links: list[Link] = []
    for link in passage.links:
        kept = _whole(before, body, link, (start, end), moved) or _kept(
            link, (start, end), moved, body
        )
        if kept and (not links or kept.start >= links[-1].end):
            links.append(kept)
    return replace(passage, body=body, links=tuple(links))


def _whole(before: str, body: str, link: Link, edit: tuple[int, int], moved: int) -> Link | None:
    """Return `link` where its figure stands in what replaced it, as after spaces were put around it."""
    start, end = edit
    words = before[link.start : link.end]
    new = body[start : end + moved]
    if not (start <= link.start and link.end <= end and new.count(words) == 1):
        return None
    place = start + new.index(words)
    around = body[max(place - 1, 0) : place] + body[place + len(words) :][:1]
    return (
        None
        if any(char.isdigit() for char in around)
        else link._replace(start=place, end=place + len(words))
    )


def _kept(link: Link, edit: tuple[int, int], moved: int, body: str) -> Link | None:
    """Return what becomes of a link when `edit` of the old body grew by `moved` characters."""
    start, end = edit
    if end <= link.start and not _grows_into(body, end + moved, link.start + moved):
        return link._replace(start=link.start + moved, end=link.end + moved)
    if start >= link.end and not _grows_into(body, link.end, start + 1):
        return link
    new_start = min(link.start, start)
    new_end = max(link.end, end) + moved
    new_start, new_end = _of_digits(body, new_start, new_end)
    return Link(new_start, new_end, link.target, is_broken=True) if new_end > new_start else None


def _grows_into(body: str, begin: int, end: int) -> bool:
    """Return whether a digit stands right at a link, so that the number reads otherwise."""
    return begin + 1 == end and body[begin : begin + 1].isdigit()


def _of_digits(body: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the number in `body[start:end]`, an empty one when none is left."""
    while start < end and not _in_number(body[start]):
        start += 1
    while end > start and not _in_number(body[end - 1]):
        end -= 1
    return start, end


def _in_number(char: str) -> bool:
    return char.isdigit() or char in "〔〕未填."


def inserted(passage: Passage, start: int, end: int, target: str, words: str) -> Passage:
    """Return `passage` with `body[start:end]` replaced by `words`, linked with `target`."""
    body = passage.body[:start] + words + passage.body[end:]
    moved = len(words) - (end - start)
    others = [
        link._replace(start=link.start + moved, end=link.end + moved) if link.start >= end else link
        for link in passage.links
        if link.end <= start or link.start >= end
    ]
    links = (*others, Link(start, start + len(words), target))
    return replace(passage, body=body, links=tuple(sorted(links)))


def unlinked(passage: Passage, link: Link) -> Passage:
    """Return `passage` with the text of `link` as plain text."""
    return replace(passage, links=tuple(one for one in passage.links if one != link))


def refreshed(form: Format, report: Report, values: Mapping[CellKey, Number]) -> Report:
    """Return `report` with every linked figure as the tables have it now; broken links stay as typed."""
    for section_id, passages in report.texts.items():
        if any(passage.links for passage in passages):
            followed = tuple(_followed(form, passage, values) for passage in passages)
            if followed != passages:
                report = report.with_passages(section_id, followed)
    return report


def _followed(form: Format, passage: Passage, values: Mapping[CellKey, Number]) -> Passage:
    for link in reversed(passage.links):  # from the end, so that the places before stay right
        words = shown(form, link.target, values)
        if not link.is_broken and passage.body[link.start : link.end] != words:
            passage = inserted(passage, link.start, link.end, link.target, words)
    return passage


def repaired(
    form: Format, passage: Passage, link: Link, values: Mapping[CellKey, Number]
) -> Passage:
    """Return `passage` with a broken `link` showing its figure again."""
    return inserted(passage, link.start, link.end, link.target, shown(form, link.target, values))
