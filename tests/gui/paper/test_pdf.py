"""The PDF: what it says of itself, and that its text can be searched."""

import re
import shutil
import subprocess
from pathlib import Path
from threading import Thread

import pytest

from core import paths
from core.compose import compose
from core.document import CellRole, Document, Heading, Paragraph, TableBlock, TableCell
from core.errors import CannotWrite
from core.exporting.pdf.outline import pdf_text
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.styles.library import presets
from core.styles.model import PageStyle
from gui.paper.pages import Pages
from gui.paper.pdf import pdf_bytes, write_pdf
from gui.paper.typesetting import Typesetter

pytestmark = pytest.mark.usefixtures("qapp")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler")
OFFICIAL = presets()[0]


@pytest.fixture(scope="module")
def document() -> Document:
    sample = next((paths.resources() / "samples").glob("*2024.nianbao"))
    return compose(load_format("2021-30"), read_report(sample))


def _told(command: str, pdf: Path) -> str:
    run = subprocess.run([command, str(pdf), "-"], check=True, capture_output=True)
    return run.stdout.decode()


@pytest.mark.parametrize("style", presets(), ids=lambda style: style.name)
def test_every_heading_is_a_bookmark_and_every_page_a_page(
    document: Document, style: PageStyle
) -> None:
    pdf = pdf_bytes(document, style)
    headings = [one for one in document.blocks if isinstance(one, Heading) and one.level]
    assert all(b"/Title " + pdf_text(one.text) in pdf for one in headings)
    pages = Pages(document, Typesetter(style))
    assert len(re.findall(rb"/Type /Page\n", pdf)) == pages.count


@needs_poppler
def test_title_and_author_are_those_of_the_report(tmp_path: Path, document: Document) -> None:
    target = tmp_path / "report.pdf"
    write_pdf(document, OFFICIAL, target)
    told = subprocess.run(["pdfinfo", str(target)], check=True, capture_output=True)
    info = told.stdout.decode()
    assert re.search(r"Title: +硚口区人力资源局2024年政府信息公开工作年度报告\n", info)
    assert re.search(r"Author: +武汉市硚口区人力资源局\n", info)
    assert not told.stderr


@needs_poppler
def test_fonts_are_embedded(tmp_path: Path, document: Document) -> None:
    target = tmp_path / "report.pdf"
    write_pdf(document, OFFICIAL, target)
    told = subprocess.run(["pdffonts", str(target)], check=True, capture_output=True)
    fonts = told.stdout.decode().splitlines()[2:]
    assert fonts
    assert all(re.search(r"yes (yes|no) +yes", font) for font in fonts)


@needs_poppler
def test_characters_that_share_a_glyph_with_a_radical_come_out_as_typed(tmp_path: Path) -> None:
    typed = (
        "一二八十人入力又口土士大女子小山川工己干弓心户手支文方日月木止比毛氏水火父片牛王"
        "瓜生用田白皮目石示立竹米老而耳肉自至舌舟色虫血行衣西见角言谷豆贝赤走足身车辛邑里"
        "金长门阜青非面革音页风飞食首香马骨高鬼鱼鸟鹿麦麻黄黍黑鼎鼓鼠鼻齐齿龙龟民母"
    )
    target = tmp_path / "report.pdf"
    label = TableCell(0, 0, 1, 1, typed[:10], CellRole.LABEL)
    table = TableBlock("", 1, 1, 0, (1,), (label,))
    blocks = (Heading(1, typed), Heading(2, typed), Paragraph(typed), table)
    write_pdf(Document("题", "人", blocks), OFFICIAL, target)
    text = _told("pdftotext", target).replace("\n", "")
    assert text.startswith(typed * 3 + typed[:10])


@needs_poppler
def test_dashes_quotes_and_other_signs_come_out_as_typed(tmp_path: Path) -> None:
    typed = "“公开”——2024年……‘是’·①Ⅰ％～《条例》〔2021〕30号"
    target = tmp_path / "report.pdf"
    write_pdf(Document("题", "人", (Paragraph(typed),)), OFFICIAL, target)
    # A line that is justified far apart is read with blanks between its characters.
    assert typed in "".join(_told("pdftotext", target).split())


@needs_poppler
def test_radical_that_was_pasted_next_to_its_character_stays_harmless(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    write_pdf(Document("题", "人", (Paragraph("一个⼀"),)), OFFICIAL, target)
    assert "一个一" in _told("pdftotext", target)


def test_pdf_is_drawn_in_a_thread_while_the_preview_is_shown(document: Document) -> None:
    shown = Pages(document, Typesetter(OFFICIAL))
    drawn: list[bytes] = []
    threads = [Thread(target=lambda: drawn.append(pdf_bytes(document, OFFICIAL))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        shown = Pages(document, Typesetter(OFFICIAL))
    for thread in threads:
        thread.join()
    assert len(drawn) == 2
    assert all(len(re.findall(rb"/Type /Page\n", pdf)) == shown.count for pdf in drawn)


def test_folder_that_is_gone_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, document: Document
) -> None:
    with pytest.raises(CannotWrite, match="找不到"):
        write_pdf(document, OFFICIAL, tmp_path / "missing" / "report.pdf")
    assert not list(tmp_path.iterdir())
