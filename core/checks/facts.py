"""Rules about how a fact of the first page is written."""

import unicodedata
from collections.abc import Iterator

from core.checks.context import Context
from core.checks.finding import Finding, finding
from core.checks.prose import pattern_of
from core.format.check import CheckSpec
from core.keys import FactKey

_SHOWN_LENGTH = 30  # of what was typed, in the sentence


def fact_pattern(spec: CheckSpec, context: Context) -> Iterator[Finding]:
    """What is written in a fact has the shape of one of `words`; what is not filled is no matter of this rule.

    Where several may be written, `between` is what stands between them, and each has that shape. Full-width signs
    count as the half-width ones they stand for, capitals as small letters.
    """
    fact = context.form.fact(str(spec.fields["fact"]))
    value = context.report.text_fact(fact.id).strip()
    pattern = pattern_of(spec, "words")
    if pattern and not all(map(pattern.fullmatch, _parts(spec, value))):
        yield finding(spec, (FactKey(fact.id),), {"label": fact.label, "value": _short(value)})


def _parts(spec: CheckSpec, value: str) -> list[str]:
    between = pattern_of(spec, "between")
    text = unicodedata.normalize("NFKC", value).lower()
    parts = between.split(text) if between else [text]
    return [part.strip() for part in parts if part and part.strip()]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}…"
