"""What is added to a PDF that Qt has drawn: bookmarks, language, the meaning of glyphs."""

import re
import zlib

import pytest

from core.exporting.pdf.finish import finish
from core.exporting.pdf.outline import Bookmark, pdf_text
from core.exporting.pdf.update import PdfUpdate

_CMAP = b"2 beginbfrange\n<0000> <0000> <0000>\n<0001> <0003> [<2F00> <3001> <2E3A> ]\nendbfrange"
_MARKS = (
    Bookmark(1, "一、总体情况", 0, 100.0),
    Bookmark(2, "（一）主动公开", 0, 200.0),
    Bookmark(2, "（二）依申请公开", 1, 50.0),
    Bookmark(1, "二、主动公开政府信息情况", 1, 300.0),
)


def _plain_pdf(*, packed: bool = False) -> bytes:
    """Return a file of two pages in the form that Qt writes."""
    cmap = zlib.compress(_CMAP) if packed else _CMAP
    kind = b" /Filter /FlateDecode" if packed else b""
    bodies = [
        b"<< /Type /Catalog\n/Pages 2 0 R\n>>",
        b"<<\n/Type /Pages\n/Kids\n[\n3 0 R\n4 0 R\n]\n/Count 2\n>>",
        b"<< /Type /Page /Parent 2 0 R >>",
        b"<< /Type /Page /Parent 2 0 R >>",
        b"<< /Type /Font /ToUnicode 6 0 R >>",
        b"<< /Length %d%b >>\nstream\n%b\nendstream" % (len(cmap), kind, cmap),
    ]
    pdf, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return pdf + (
        b"xref\n0 7\n0000000000 65535 f \n%btrailer\n<<\n/Size 7 \n/Root 1 0 R\n>>\nstartxref\n%d \n%%%%EOF\n"
        % (table, len(pdf))
    )


def _meant(text: str) -> str:
    return {"⼀": "一", "⸺": "——"}.get(text, text)


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Return the newest body of every object by its number, found where the tables say it is."""
    found: dict[int, bytes] = {}
    for table in re.finditer(rb"\nxref\n(.*?)trailer", pdf, re.DOTALL):
        number = 0
        for line in table[1].splitlines():
            parts = line.split()
            if len(parts) == 2:
                number = int(parts[0])
                continue
            if parts[2] == b"n":
                body = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
                match = body.match(pdf, int(parts[0]))
                assert match is not None
                assert int(match[1]) == number
                found[number] = match[2]
            number += 1
    return found


def test_bookmarks_lead_to_their_pages_and_to_each_other() -> None:
    objects = _objects(finish(_plain_pdf(), _MARKS, _meant, 842))
    titles = {mark.title: pdf_text(mark.title) for mark in _MARKS}
    by_title = {
        title: (number, body)
        for number, body in objects.items()
        for title, written in titles.items()
        if written in body
    }
    first, one, two, last = (by_title[mark.title] for mark in _MARKS)
    assert b"/Dest [3 0 R /XYZ 0 742.00 null]" in first[1]
    assert b"/Dest [4 0 R /XYZ 0 792.00 null]" in two[1]
    assert b"/First %d 0 R /Last %d 0 R /Count 2" % (one[0], two[0]) in first[1]
    assert b"/Next %d 0 R" % last[0] in first[1]
    assert b"/Parent %d 0 R" % first[0] in one[1]
    assert b"/Next %d 0 R" % two[0] in one[1]
    assert b"/Prev %d 0 R" % one[0] in two[1]
    assert b"/Count" not in last[1]


def test_catalog_names_outline_language_and_title() -> None:
    objects = _objects(finish(_plain_pdf(), _MARKS, _meant, 842))
    catalog = objects[1]
    outline = re.search(rb"/Outlines (\d+) 0 R", catalog)
    assert outline is not None
    assert b"/First" in objects[int(outline[1])]
    assert b"/Count 4" in objects[int(outline[1])]
    for entry in (b"/Pages 2 0 R", b"/Lang (zh-CN)", b"/DisplayDocTitle true", b"/UseOutlines"):
        assert entry in catalog


@pytest.mark.parametrize("packed", [False, True])
def test_glyph_means_what_was_typed_not_what_looks_the_same(packed: bool) -> None:
    stream = _objects(finish(_plain_pdf(packed=packed), (), _meant, 842))[6]
    assert b"[<4E00> <3001> <20142014> ]" in stream
    assert b"<0001> <0003>" in stream


def test_what_was_there_stays_and_the_new_table_leads_to_the_old_one() -> None:
    before = _plain_pdf()
    after = finish(before, _MARKS, _meant, 842)
    assert after.startswith(before.rstrip())
    old = re.findall(rb"startxref\s+(\d+)", before)[-1]
    assert b"/Prev %b\n" % old in after
    new = int(re.findall(rb"startxref\s+(\d+)", after)[-1])
    assert after[new:].startswith(b"xref\n")


def test_document_without_headings_has_no_outline() -> None:
    assert b"/Outlines" not in finish(_plain_pdf(), (), _meant, 842)


def test_title_of_any_characters_is_written() -> None:
    assert pdf_text("年)\\𠀀") == b"<FEFF5E740029005CD840DC00>"


@pytest.mark.parametrize(
    "spoilt", [b"", b"no pdf", _plain_pdf().replace(b"xref\n0 7", b"xrax\n0 7")]
)
def test_file_of_another_form_is_refused(spoilt: bytes) -> None:
    with pytest.raises(ValueError, match="no plain"):
        PdfUpdate(spoilt)
