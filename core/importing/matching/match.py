"""A document × every known form → the report it holds: the one door of matching."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from core.document import Document
from core.format.model import Format
from core.forms.installed import library
from core.importing.imported import SECTION, Imported, Piece
from core.importing.matching.own_words import without_own_words
from core.importing.matching.seeing import Source, TablesSeen, see_tables, source_of
from core.importing.matching.tables import TablesFound, place_tables
from core.importing.matching.tabulating import tabulated
from core.importing.matching.texts import match_texts
from core.importing.matching.unit import with_unit
from core.keys import CellKey, TextKey
from core.numbers import Number
from core.report import Report

_BY_PROGRAM = "与程序自动写的一样，由程序写，数字改了跟着变。"


def match(document: Document, forms: Sequence[Format] | None = None) -> Imported:
    """Return what `document` holds, on the form whose labels it has most of; the form of its year when equal."""
    known = forms if forms is not None else _every_form()
    source = source_of(document)
    seen, document = _best([_candidate(document, source, form) for form in known])
    form, tables = seen.form, place_tables(seen)
    texts = match_texts(document, form)
    typed = {key: value for key, value in tables.values.items() if key not in form.computed}
    facts = {fact: value for fact, value in {**texts.facts, **tables.facts}.items() if value != ""}
    report = Report(form.id, facts, texts.texts, typed)
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


def _every_form() -> list[Format]:
    every = library()
    return [every.form(one) for one in every.form_ids]


_Candidate = tuple[TablesSeen, Document]


def _candidate(document: Document, source: Source, form: Format) -> _Candidate:
    made = tabulated(document, form)
    if made.document is not document:
        source = source_of(made.document)
    return see_tables(source, form, made.notes), made.document


def _best(found: Sequence[_Candidate]) -> _Candidate:
    """Return the candidate whose form fits: by its labels, then by the year in the title, then the newest."""
    most = max(seen.exact_labels for seen, _ in found)
    fitting = [one for one in found if one[0].exact_labels == most]
    if len(fitting) == 1:
        return fitting[0]
    year = match_texts(fitting[0][1], fitting[0][0].form).facts.get("year")

    def fitness(one: _Candidate) -> tuple[bool, int]:
        form = one[0].form
        return isinstance(year, int) and form.covers(year), form.first_year

    return max(fitting, key=fitness)


def _stated(form: Format, tables: TablesFound) -> dict[CellKey, Number | None]:
    """Return the totals written in the document, None where there was a place for one and nothing in it."""
    blank = {
        piece.key: None
        for piece in tables.pieces
        if not piece.text.strip() and isinstance(piece.key, CellKey) and piece.key in form.computed
    }
    written = {key: value for key, value in tables.values.items() if key in form.computed}
    return {**blank, **written}


def _following(piece: Piece, own: frozenset[str]) -> Piece:
    """Return `piece` where it is when the first passage of the sections in `own` is left to the program."""
    key = piece.key
    if not isinstance(key, TextKey) or key.section not in own or key.place == SECTION:
        return piece
    note = _BY_PROGRAM if key.place == 0 else piece.note
    return piece._replace(key=TextKey(key.section, key.place - 1), note=note)


def _in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=attrgetter("spot")))
