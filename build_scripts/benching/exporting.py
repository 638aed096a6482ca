"""The sample as a Word file: against the zip it ends in, and against docxtpl doing the same report."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime

from docxtpl import DocxTemplate

from build_scripts.benching.docxtpl_template import figures, template, texts
from build_scripts.benching.ratio import Ratio, compare
from build_scripts.messages import Stop
from build_scripts.places import SAMPLE
from core.compose import compose
from core.exporting.word import word_bytes
from core.format.model import Format
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.report import Report

_NOW = datetime.fromisoformat("2025-01-20T09:30:00+08:00")
_MOST_OF_ZIP = 2.5
_TIMES_DOCXTPL = 8


def exporting(rounds: int) -> Iterator[Ratio]:
    """Yield how the export compares; all of it in memory, from the report to the bytes of the file."""
    report = read_report(SAMPLE)
    form = load_format(report.format_id)
    word = _ours(form, report)
    parts = _parts(word)
    yield Ratio(
        "export .docx / zipping the same parts",
        compare(lambda: _ours(form, report), lambda: _zipped(parts), rounds),
        goal=_MOST_OF_ZIP,
    )
    document = compose(form, report)
    yield Ratio(
        "of that, writing what is composed / zipping the same parts",
        compare(lambda: word_bytes(document, _NOW), lambda: _zipped(parts), rounds),
    )
    theirs = template(document, _NOW)
    _refuse_another_report(word, _with_docxtpl(theirs, form, report))
    yield Ratio(
        "docxtpl writing the same report / export .docx",
        compare(lambda: _with_docxtpl(theirs, form, report), lambda: _ours(form, report), rounds),
        goal=_TIMES_DOCXTPL,
        wants_more=True,
    )


def _ours(form: Format, report: Report) -> bytes:
    return word_bytes(compose(form, report), _NOW)


def _with_docxtpl(template_file: bytes, form: Format, report: Report) -> bytes:
    """Return the report as docxtpl writes it; it wants its template opened anew for each report."""
    document = compose(form, report)
    writer = DocxTemplate(io.BytesIO(template_file))
    writer.render({"texts": texts(document), "figures": figures(document)}, autoescape=True)
    target = io.BytesIO()
    writer.save(target)
    return target.getvalue()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return `parts` as a package: what no export can go below."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def _parts(word: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _refuse_another_report(ours: bytes, theirs: bytes) -> None:
    """Stop unless both files hold the same words in the same number of table cells."""
    if _content(ours) != _content(theirs):
        raise Stop("docxtpl 写出的年报内容不同，不能比较。", "docxtpl wrote another report.")


def _content(word: bytes) -> tuple[str, int]:
    body = _parts(word)["word/document.xml"].decode()
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body)), body.count("<w:tc>")
