"""Counts what the reader gets right: which figure states which fact, and how the two compare."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_scripts.reading_quality.corpus import PARTS, SHARE, Fact, Mark, Specimen
from core.format.model import Format
from core.reading.readings import Against, Reading, Verdict, read
from core.totals import all_values

_VERDICTS = {"=": Verdict.AGREES, "!": Verdict.DIFFERS}


@dataclass
class Score:
    """How many were `expected`, how many were `given`, and how many of these are `right`."""

    expected: int = 0
    given: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was given that is right; 1 when nothing was."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what was expected that was given; 1 when nothing was."""
        return self.right / self.expected if self.expected else 1.0


@dataclass
class Quality:
    """The scores over passages, and a line for each miss."""

    facts: Score = field(default_factory=Score)
    verdicts: Score = field(default_factory=Score)
    misses: list[str] = field(default_factory=list)


def quality(form: Format, specimens: Iterable[Specimen]) -> Quality:
    """Return how well `form` reads the passages."""
    found = Quality()
    for specimen in specimens:
        _count(found, specimen, _readings(form, specimen))
    return found


def _readings(form: Format, specimen: Specimen) -> list[Reading]:
    report = specimen.report
    placed = read(form, report, all_values(form, report))
    return [one for one in placed if one.verdict is not Verdict.UNPLACED]


def _count(found: Quality, specimen: Specimen, readings: list[Reading]) -> None:
    for mark in specimen.marks:
        if not mark.verdict or mark.verdict == "~":
            continue
        here = [one for one in _at(mark, readings) if fact_of(one) in mark.facts]
        verdict_is_right = any(one.verdict is _VERDICTS[mark.verdict] for one in here)
        for score, right in ((found.facts, bool(here)), (found.verdicts, verdict_is_right)):
            score.expected += 1
            score.right += right
            score.given += right
        if not verdict_is_right:
            found.misses.append(_line(specimen, mark, "not read" if not here else "other verdict"))
    for reading, is_fact in _wrong(specimen, readings):
        found.facts.given += not is_fact
        found.verdicts.given += 1
        found.misses.append(_line(specimen, reading, f"read as {_name(reading)}"))


def _wrong(specimen: Specimen, readings: list[Reading]) -> Iterator[tuple[Reading, bool]]:
    """Yield the readings that no mark expects, and whether at least the fact is right."""
    for reading in readings:
        marks = [mark for mark in specimen.marks if _at(mark, [reading])]
        fact, says = fact_of(reading), reading.verdict
        if fact in (PARTS, SHARE) and says is Verdict.AGREES and marks:
            continue  # a sum that is right does no harm beside what the table says
        meant = [
            mark for mark in marks if mark.verdict == "~" or (mark.verdict and fact in mark.facts)
        ]
        if not meant:
            yield reading, False
        elif all(mark.verdict != "~" and _VERDICTS[mark.verdict] is not says for mark in meant):
            yield reading, True


def fact_of(reading: Reading) -> Fact:
    """Return what a placed reading was compared with."""
    match reading.against:
        case Against.TABLE:
            return frozenset(reading.cells)
        case Against.PARTS:
            return PARTS
        case Against.SHARE:
            return SHARE
        case Against.OTHER_PLACE:
            return "other place"


def _at(mark: Mark, readings: Iterable[Reading]) -> list[Reading]:
    return [one for one in readings if one.figure.start < mark.end and mark.start < one.figure.end]


def _name(reading: Reading) -> str:
    spec = f" {reading.spec.id}" if reading.spec else ""
    return f"{reading.against.value}{spec} {reading.verdict.value}"


def _line(specimen: Specimen, what: Mark | Reading, says: str) -> str:
    return f"{specimen.source}: {says}: {what.text} ← {specimen.text}"
