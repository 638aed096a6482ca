"""A document × every known form → the report it holds: the one door of matching."""

from collections.abc import Iterable, Sequence

from core.checks.context import Context
from core.checks.sums import wrong_totals
from core.document import Document
from core.evaluate import all_values
from core.format.model import Format
from core.format.reader import known_formats, load_format
from core.importing.imported import Imported, Piece, Placing
from core.importing.matching.tables import TablesFound, match_tables
from core.importing.matching.tabulating import tabulated
from core.importing.matching.texts import match_texts
from core.report import Report


def match(document: Document, forms: Sequence[Format] | None = None) -> Imported:
    """Return what `document` holds, on the form whose labels it has most of; the form of its year when equal."""
    known = forms if forms is not None else [load_format(one) for one in known_formats()]
    versions = [(tabulated(document, form), form) for form in known]
    tables, document, form = _best(
        [(match_tables(version, form), version, form) for version, form in versions]
    )
    texts = match_texts(document, form)
    report = Report(form.id).with_cells(
        {key: value for key, value in tables.values.items() if key not in form.computed}
    )
    for fact, value in texts.facts.items():
        report = report.with_fact(fact, value)
    for section, passages in texts.texts.items():
        report = report.with_passages(section, passages)
    stated = {key: value for key, value in tables.values.items() if key in form.computed}
    return Imported(
        document,
        form,
        report,
        stated,
        _in_order((*texts.pieces, *tables.pieces)),
        (*texts.remarks, *tables.remarks, *_wrong(form, report, stated)),
    )


_Candidate = tuple[TablesFound, Document, Format]


def _best(found: Sequence[_Candidate]) -> _Candidate:
    """Return the candidate whose form fits: by its labels, then by the year in the title, then the newest."""
    year = match_texts(found[0][1], found[0][2]).facts.get("year")

    def fitness(one: _Candidate) -> tuple[int, bool, int]:
        tables, _, form = one
        return tables.exact_labels, isinstance(year, int) and form.covers(year), form.first_year

    return max(found, key=fitness)


def _wrong(form: Format, report: Report, stated: object) -> list[str]:
    """Return a sentence for each total of the document that is not the sum of its parts."""
    if not isinstance(stated, dict):
        return []
    context = Context(form, report, all_values(form, report), stated)
    return [finding.message for finding in wrong_totals(context)]


def _in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: piece.spot))


def summary(imported: Imported) -> str:
    """Return in one sentence how much was placed."""
    counts = {placing: len(imported.of(placing)) for placing in Placing}
    return (
        f"放好 {counts[Placing.PLACED] + counts[Placing.WITH_NOTE]} 处，"
        f"其中 {counts[Placing.WITH_NOTE]} 处有说明；没有放进去的 {counts[Placing.NOT_PLACED]} 处。"
    )
