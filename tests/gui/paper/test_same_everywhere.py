"""Preview, our PDF, and what LibreOffice makes of our Word file: the same words on as many pages."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from core.compose import compose
from core.document import Document, TableBlock
from core.exporting.word import write_word
from core.styles.library import presets
from core.styles.model import PageStyle
from gui.paper.pages import Pages
from gui.paper.pdf import write_pdf
from gui.paper.typesetting import Typesetter
from tests.helpers.office import soffice, to_pdf
from tests.helpers.published import FORM, SAMPLE, published_report

pytestmark = [
    pytest.mark.office,
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(
        soffice() is None or shutil.which("pdftotext") is None,
        reason="LibreOffice or poppler is not installed",
    ),
]

# LibreOffice draws a comma in the margin where pdftotext does not look for it.
_LEFT_OUT = re.compile(r"\s|[，。、；：！？]|—\d+—")


def _document(name: str) -> Document:
    """Return a report with published figures and the texts of the sample."""
    report = published_report(name)
    return compose(FORM, replace(report, texts=published_report(SAMPLE).texts))


def _text(pdf: Path) -> str:
    run = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True)
    return _LEFT_OUT.sub("", run.stdout.decode())


def _page_count(pdf: Path) -> int:
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True).stdout.decode()
    found = re.search(r"Pages:\s+(\d+)", told)
    assert found is not None
    return int(found[1])


def _shown(pages: Pages) -> str:
    """Return the words of the preview, table by table and paragraph by paragraph."""
    words = []
    for block, box in zip(pages.document.blocks, pages._boxes, strict=True):
        if isinstance(block, TableBlock):
            words += ["".join(lines) for lines in box.texts().values()]  # type: ignore[attr-defined]
        else:
            words.append("".join(box.lines.texts))  # type: ignore[attr-defined]
    return _LEFT_OUT.sub("", "".join(words))


@pytest.mark.parametrize("style", presets(), ids=lambda style: style.name)
@pytest.mark.parametrize(
    "name", [SAMPLE, "pingtan_2021", "pingtan_2023", "suqian_city_2023", "hongze_district_2024"]
)
def test_preview_pdf_and_word_have_the_same_words_and_pages(
    name: str, style: PageStyle, tmp_path: Path
) -> None:
    document = _document(name)
    pages = Pages(document, Typesetter(style))
    write_pdf(document, style, tmp_path / "ours.pdf")
    write_word(document, tmp_path / "word.docx", style=style)
    ours, word = tmp_path / "ours.pdf", to_pdf(tmp_path / "word.docx", tmp_path)

    assert _page_count(ours) == pages.count
    assert abs(_page_count(word) - pages.count) <= 1
    texts = {"preview": _shown(pages), "ours": _text(ours), "word": _text(word)}
    for where, text in texts.items():
        for block in document.blocks:
            if not isinstance(block, TableBlock):
                assert _LEFT_OUT.sub("", block.text) in text, where
    for table in document.tables():
        figures = [cell.text for cell in table.cells if cell.text.isdecimal()]
        for text in texts.values():
            assert all(figure in text for figure in figures)
    # Nothing is on one of them that is not on the others.
    assert sorted(texts["ours"]) == sorted(texts["preview"])
    assert sorted(texts["word"]) == sorted(texts["preview"])
