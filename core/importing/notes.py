"""What is to be said of an imported document: of pieces, of totals, of the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from core.checks.context import Context
from core.checks.finding import Finding
from core.checks.kinds import KINDS
from core.importing.imported import Imported, Piece, Placing
from core.keys import CellKey, Key
from core.numbers import Number
from core.report import Report
from core.totals import all_values

_STATED = ("total_equals_parts", "total_left_blank")
_SHOWN = 40


class NoteKind(Enum):
    """What a note is about; the value is the word shown."""

    NOT_PLACED = "没有放进去"
    TOTAL = "合计不符"
    WITH_NOTE = "有说明"
    REMARK = "整份文件"


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence, the pieces it is about by their places, and where in the form it leads."""

    kind: NoteKind
    sentence: str
    pieces: tuple[int, ...] = ()
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total beside the one the document states; `stated` is None where its place was left blank."""

    key: CellKey
    computed: Number
    stated: Number | None

    @property
    def differs(self) -> bool:
        """Return whether the document states something else; a blank over figures does too, one over nothing not."""
        return bool(self.computed) if self.stated is None else self.stated != self.computed


def notes(imported: Imported) -> tuple[Note, ...]:
    """Return everything to be said: first what was not placed, then totals, then notes, then the whole."""
    return (
        *_of_pieces(imported, Placing.NOT_PLACED, NoteKind.NOT_PLACED),
        *_of_totals(imported),
        *_of_pieces(imported, Placing.WITH_NOTE, NoteKind.WITH_NOTE),
        *(Note(NoteKind.REMARK, remark) for remark in imported.remarks),
    )


def counts(imported: Imported) -> dict[Placing, int]:
    """Return how many pieces became what; places left blank are not counted."""
    return {placing: len(imported.of(placing)) for placing in Placing}


def summary(imported: Imported) -> str:
    """Return in one sentence how much was placed.

    The three numbers count every piece once: 放好 those about which there is nothing to say.
    """
    found = counts(imported)
    wrong = sum(1 for _ in stated_findings(imported))
    totals = f"；合计有 {wrong} 处与原件不一样" if wrong else ""
    return (
        f"放好 {found[Placing.PLACED]} 处，有说明 {found[Placing.WITH_NOTE]} 处，"
        f"没有放进去 {found[Placing.NOT_PLACED]} 处{totals}。"
    )


def stated_totals(imported: Imported) -> dict[CellKey, StatedTotal]:
    """Return every total that has a place in the document."""
    values = all_values(imported.form, imported.report)
    return {
        key: StatedTotal(key, values.get(key, 0), stated) for key, stated in imported.stated.items()
    }


def with_kept_totals(imported: Imported) -> Report:
    """Return the report with the totals that the document states otherwise, to be looked at later on."""
    differing = {
        key: one.stated
        for key, one in stated_totals(imported).items()
        if one.stated is not None and one.differs
    }
    return imported.report.with_stated(differing)


def stated_findings(imported: Imported) -> Iterator[Finding]:
    """Yield what the rules of the form say of the totals in the document."""
    form, report = imported.form, imported.report
    context = Context(form, report, all_values(form, report), imported.stated)
    for spec in form.checks:
        if spec.kind in _STATED:
            yield from KINDS[spec.kind].find(spec, context)


def _of_totals(imported: Imported) -> Iterator[Note]:
    placed = {
        piece.key: place
        for place, piece in enumerate(imported.pieces)
        if piece.placing is not Placing.NOT_PLACED
    }
    for finding in stated_findings(imported):
        key = finding.where[0]
        pieces = (placed[key],) if key in placed else ()
        yield Note(NoteKind.TOTAL, finding.message, pieces, key)


def _of_pieces(imported: Imported, placing: Placing, kind: NoteKind) -> Iterator[Note]:
    """Yield a note for each run of pieces about which the same is to be said: the cells of a row."""
    told = [
        (place, piece)
        for place, piece in enumerate(imported.pieces)
        if piece.placing is placing and piece.text.strip()
    ]
    for note, group in groupby(told, key=lambda one: (one[1].note, one[1].spot[:2])):
        pieces = list(group)
        sentence = _sentence([piece for _, piece in pieces], note[0])
        yield Note(kind, sentence, tuple(place for place, _ in pieces), pieces[0][1].key)


def _sentence(pieces: Sequence[Piece], note: str) -> str:
    texts = "、".join(" ".join(piece.text.split()) for piece in pieces)
    shown = texts if len(texts) <= _SHOWN else f"{texts[:_SHOWN]}…"
    return f"“{shown}”：{note or '没有找到它的位置。'}"
