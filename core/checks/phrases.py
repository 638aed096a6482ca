"""Rules about words that should not be in a text, and about words that should."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import applies, pattern_of, prose, texts_of, whole_text
from core.counting import character_count
from core.format.check import CheckSpec
from core.keys import TextKey

_NAMED = re.compile(r"《[^》]*》")
_SHOWN = 3
_AROUND = 12  # characters on both sides in which an exception counts


def phrase_found(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """Certain wording is in no text; one finding a text, naming the first few places."""
    words, unless = pattern_of(spec, "words"), pattern_of(spec, "unless")
    if words is None or not applies(spec, context):
        return
    for one in prose(context, texts_of(spec, "sections")):
        hits = list(_hits(words, unless, one.text))
        if hits:
            shown = dict.fromkeys(one.text[begin:end].strip() for begin, end in hits)
            slots: dict[str, object] = {"place": one.name, "found": "”“".join([*shown][:_SHOWN])}
            yield finding(spec, (one.key,), slots, span=hits[0])


def _hits(
    words: re.Pattern[str], unless: re.Pattern[str] | None, text: str
) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        for begin, end in _hits_in_line(words, unless, line):
            yield offset + begin, offset + end
        offset += len(line)


@lru_cache(maxsize=8192)  # while one line is typed in, all others stay the same
def _hits_in_line(
    words: re.Pattern[str], unless: re.Pattern[str] | None, line: str
) -> tuple[tuple[int, int], ...]:
    found = (match.span() for match in words.finditer(line))
    return tuple(
        (begin, end)
        for begin, end in found
        if unless is None or not unless.search(line[max(0, begin - _AROUND) : end + _AROUND])
    )


def phrase_missing(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A section that has any text, and in it the words of `when`, says certain words.

    With `in_body` neither a heading nor the name of a document says them.
    """
    words, when = pattern_of(spec, "words"), pattern_of(spec, "when")
    section = context.form.section(str(spec.fields["section"]))
    text = searched = whole_text(context, (section.id,))
    if spec.fields.get("in_body") is True:
        bodies = (_NAMED.sub("", one.text) for one in prose(context, (section.id,)))
        searched = "\n".join(bodies)
    is_begun = any(passage.paragraphs for passage in context.report.passages(section.id))
    if words is None or not is_begun or not applies(spec, context):
        return
    if not words.search(searched) and (when is None or when.search(text)):
        yield finding(spec, (TextKey(section.id),), {"heading": section.heading})


def aspects_missing(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A section that has any text deals with every one of its aspects, in a heading or in its words."""
    section = context.form.section(str(spec.fields["section"]))
    text = whole_text(context, (section.id,))
    aspects, when = spec.fields["aspects"], pattern_of(spec, "when")
    is_begun = any(passage.paragraphs for passage in context.report.passages(section.id))
    if not isinstance(aspects, dict) or not is_begun or not applies(spec, context):
        return
    if when and not when.search(text):
        return
    missing = [name for name, words in aspects.items() if not re.search(str(words), text)]
    if missing:
        slots: dict[str, object] = {"heading": section.heading, "missing": "”“".join(missing)}
        yield finding(spec, (TextKey(section.id),), {**slots, "count": len(missing)})


def text_meagre(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """A section that has any text is not dealt with in a word or two."""
    section = context.form.section(str(spec.fields["section"]))
    count = sum(character_count(one.text) for one in prose(context, (section.id,)))
    least = spec.fields["characters"]
    if isinstance(least, int) and 0 < count < least:
        slots: dict[str, object] = {"heading": section.heading, "count": count, "least": least}
        yield finding(spec, (TextKey(section.id),), slots)
