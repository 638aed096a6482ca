"""A document × every known form → the report it holds: the one door of matching."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.document import Document
from core.format.model import Format
from core.format.reader import known_formats, load_format
from core.importing.imported import SECTION, Imported, Piece
from core.importing.matching.own_words import without_own_words
from core.importing.matching.tables import TablesFound, match_tables
from core.importing.matching.tabulating import tabulated
from core.importing.matching.texts import match_texts
from core.importing.matching.unit import with_unit
from core.keys import CellKey, TextKey
from core.numbers import Number
from core.report import Report

_BY_PROGRAM = "与程序自动写的一样，由程序写，数字改了跟着变。"


def match(document: Document, forms: Sequence[Format] | None = None) -> Imported:
    """Return what `document` holds, on the form whose labels it has most of; the form of its year when equal."""
    known = forms if forms is not None else [load_format(one) for one in known_formats()]
    tables, document, form = _best([_candidate(document, form) for form in known])
    texts = match_texts(document, form)
    report = Report(form.id).with_cells(
        {key: value for key, value in tables.values.items() if key not in form.computed}
    )
    for fact, value in {**texts.facts, **tables.facts}.items():
        report = report.with_fact(fact, value)
    for section, passages in texts.texts.items():
        report = report.with_passages(section, passages)
    report, remark = with_unit(report)
    report, own = without_own_words(form, report)
    return Imported(
        document,
        form,
        report,
        _stated(form, tables),
        _in_order((*(_following(piece, own) for piece in texts.pieces), *tables.pieces)),
        (*filter(None, [remark]), *texts.remarks, *tables.remarks),
    )


_Candidate = tuple[TablesFound, Document, Format]


def _candidate(document: Document, form: Format) -> _Candidate:
    made = tabulated(document, form)
    return match_tables(made.document, form, made.notes), made.document, form


def _best(found: Sequence[_Candidate]) -> _Candidate:
    """Return the candidate whose form fits: by its labels, then by the year in the title, then the newest."""
    if len(found) == 1:
        return found[0]
    year = match_texts(found[0][1], found[0][2]).facts.get("year")

    def fitness(one: _Candidate) -> tuple[int, bool, int]:
        tables, _, form = one
        return tables.exact_labels, isinstance(year, int) and form.covers(year), form.first_year

    return max(found, key=fitness)


def _stated(form: Format, tables: TablesFound) -> dict[CellKey, Number | None]:
    """Return the totals written in the document, None where there was a place for one and nothing in it."""
    blank = {
        piece.key: None
        for piece in tables.pieces
        if isinstance(piece.key, CellKey) and piece.key in form.computed and not piece.text.strip()
    }
    written = {key: value for key, value in tables.values.items() if key in form.computed}
    return {**blank, **written}


def _following(piece: Piece, own: frozenset[str]) -> Piece:
    """Return `piece` where it is when the first passage of the sections in `own` is left to the program."""
    key = piece.key
    if not isinstance(key, TextKey) or key.section not in own or key.place == SECTION:
        return piece
    note = _BY_PROGRAM if key.place == 0 else piece.note
    return replace(piece, key=TextKey(key.section, key.place - 1), note=note)


def _in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: piece.spot))
