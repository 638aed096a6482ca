"""Every figure of the officer's prose with what it was set against: 相符, 不符 or 未能对应."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.format.model import Format
from core.keys import CellKey, TextKey
from core.numbers import Number
from core.reading.line_readings import Line, known_facts, line_readings
from core.reading.paragraphs import paragraphs
from core.reading.reading import Against, Reading, Verdict
from core.report import Report

__all__ = ["Against", "Reading", "Verdict", "read"]


def read(form: Format, report: Report, values: Mapping[CellKey, Number]) -> tuple[Reading, ...]:
    """Return the readings of every passage in order; `values` are typed and computed cells."""
    known = known_facts(form.mentions, values)
    found = [reading for line in _lines(form, report) for reading in line_readings(known, line)]
    told = {(one.key, one.spec) for one in found if one.spec and one.agrees}
    found = [_settled(one) if (one.key, one.spec) in told else one for one in found]
    return (*found, *_contradictions(report, found))


def _lines(form: Format, report: Report) -> Iterator[Line]:
    for section_id, section in form.text_sections.items():
        for place, passage in enumerate(report.passages(section_id)):
            key, title = TextKey(section_id, place), f"{section.heading} {passage.title}"
            offset = 0
            for paragraph in paragraphs(passage.body):
                yield Line(key, title, paragraph, offset, report.year)
                offset += len(paragraph)


def _settled(reading: Reading) -> Reading:
    """Return a reading whose passage told the same fact rightly: one that differs counts something narrower."""
    if reading.against is not Against.TABLE or reading.verdict is not Verdict.DIFFERS:
        return reading
    return replace(reading, verdict=Verdict.UNPLACED, expected=None, cells=())


def _contradictions(report: Report, found: list[Reading]) -> Iterator[Reading]:
    """Yield a reading for each figure that says of one fact something else than an earlier paragraph did.

    In one paragraph the second figure is a part of the first: 全县公开 A 条。县政府公开 B 条，各镇公开 C 条。
    """
    first: dict[tuple[str, str], Reading] = {}
    for reading in found:
        if reading.spec is None or not reading.spec.is_single or reading.figure.is_rough:
            continue
        earlier = first.setdefault((reading.spec.id, reading.figure.unit), reading)
        is_other = earlier.figure.value != reading.figure.value
        if is_other and not _in_one_paragraph(report, earlier, reading):
            yield replace(
                reading,
                verdict=Verdict.DIFFERS,
                against=Against.OTHER_PLACE,
                expected=earlier.figure.value,
                other=earlier.key,
            )


def _in_one_paragraph(report: Report, one: Reading, two: Reading) -> bool:
    body = report.passages(one.key.section)[one.key.place].body
    return one.key == two.key and "\n" not in body[one.figure.end : two.figure.start]
