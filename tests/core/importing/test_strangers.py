"""Files from strangers: a clear sentence or a report, soon and in little memory, nothing run and nothing written."""

import io
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.messes import workbook
from tests.helpers.spoiling import good_parts, packed
from tests.helpers.strangers import Reading, read_apart

FIXTURES = Path(__file__).parents[2] / "fixtures"
WORD = (FIXTURES / "documents" / "pingtan_2023.docx").read_bytes()
PAGE = (FIXTURES / "documents" / "pingtan_2022.html").read_text("utf-8")
PDF = (FIXTURES / "documents" / "hongze-2024-published.pdf").read_bytes()
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECONDS, MEGABYTES = 5.0, 500.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measures as Linux does")


def body(content: str) -> bytes:
    """Return a Word file with this in its body."""
    document = f'<w:document xmlns:w="{MAIN}"><w:body>{content}</w:body></w:document>'
    return packed({**good_parts("pingtan_2023"), "word/document.xml": document})


def nested(outer: str, times: int, inner: str = "") -> str:
    names = outer.split()
    return (
        "".join(f"<{one}>" for one in names) * times
        + inner
        + "".join(f"</{one}>" for one in reversed(names)) * times
    )


def bomb(part: str = "word/document.xml", size: int = 300) -> bytes:
    """Return a Word file one part of which is so many MB of blanks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in good_parts("pingtan_2023").items():
            if name != part:
                file.writestr(name, content)
        with file.open(part, "w") as entry:
            for _ in range(size):
                entry.write(b" " * 1_000_000)
    return buffer.getvalue()


def million_parts() -> bytes:
    """Return a zip whose list names a million parts, each of them the same one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a", "")
    content = buffer.getvalue()
    at, end = content.index(b"PK\1\2"), content.index(b"PK\5\6")
    listed = content[at:end] * 600_000
    tail = bytearray(content[end:])
    tail[12:16] = len(listed).to_bytes(4, "little")
    return content[:at] + listed + bytes(tail)


def odd_packing() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as file:
        for name, content in good_parts("pingtan_2023").items():
            file.writestr(name, content)
    return buffer.getvalue()


def declared(declaration: str, encoding: str = "utf-8") -> bytes:
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<w:document xmlns:w="{MAIN}"><w:body>'
        "<w:p><w:r><w:t>&amp;&a;</w:t></w:r></w:p></w:body></w:document>"
    )
    return packed({**good_parts("pingtan_2023"), "word/document.xml": document.encode(encoding)})


def laughing() -> str:
    pairs = zip("zyxwvutsr", "yxwvutsra", strict=True)
    levels = "".join(f'<!ENTITY {b} "' + 10 * f"&{a};" + '">' for a, b in pairs)
    return f'<!DOCTYPE x [<!ENTITY z "哈哈哈哈">{levels}]>'


def pdf_with_pages(count: int) -> bytes:
    """Return a PDF of so many pages, all of them the same object."""
    kids = b"3 0 R " * count
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count " + str(count).encode() + b"/Kids[" + kids + b"]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def pdf_with_rules(across: int, down: int, pages: int) -> bytes:
    """Return a PDF of so many pages, each full of ruling lines and words."""
    drawn = [f"{10 + at * 8} 10 m {10 + at * 8} 790 l S" for at in range(down)]
    drawn += [
        f"10 {10 + at * 780 // across} m 590 {10 + at * 780 // across} l S" for at in range(across)
    ]
    words = "(1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9) Tj T*\n" * 190
    content = "\n".join([*drawn, f"BT /F1 4 Tf 10 780 Td 4 TL {words} ET"]).encode()
    kids = " ".join(f"{5 + at} 0 R" for at in range(pages))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        *[page.encode()] * pages,
    ]
    body = b"".join(b"%d 0 obj%b\nendobj\n" % (at, one) for at, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n"


def pdf_with_stream(content: bytes) -> bytes:
    stream = zlib.compress(content, 9)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode"
        b"/Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


ROW = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc></w:tr>'
FAR_CELLS = "".join(
    f'<row><c r="CV{4000 + at}"><v>{at}</v></c><c r="A{at + 1}"><v>1</v></c></row>'
    for at in range(900)
)
DIAGONAL = "".join(
    f'<row><c r="B{at}"/><c r="{chr(65 + at % 26)}{at}"><v>1</v></c></row>' for at in range(1, 4000)
)
MERGES = "<mergeCells>" + '<mergeCell ref="A1:CV5000"/>' * 5000 + "</mergeCells>"

REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("年报.docx", bomb, "太大"),
    "bomb in another part": ("年报.docx", lambda: bomb("docProps/core.xml"), "太大"),
    "million parts": ("年报.docx", million_parts, "太大"),
    "odd packing": ("年报.docx", odd_packing, "损坏"),
    "entities": ("年报.docx", lambda: declared(laughing()), "不是 Word"),
    "entities in UTF-16": ("年报.docx", lambda: declared(laughing(), "utf-16"), "不是 Word"),
    "outside entity": (
        "年报.docx",
        lambda: declared('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "不是 Word",
    ),
    "nested tables": (
        "年报.docx",
        lambda: body(nested("w:tbl w:tr w:tc", 100_000, "<w:p/>")),
        "不像一份年报",
    ),
    "nested deep": ("年报.docx", lambda: body(nested("w:sdt", 5_000)), "不是 Word"),
    "tables side by side": (
        "年报.docx",
        lambda: body("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 100_000),
        "不像一份年报",
    ),
    "truncated": ("年报.docx", lambda: WORD[: len(WORD) // 2], "损坏"),
    "truncated workbook": ("年报.xlsx", lambda: WORD[:3000], "损坏"),
    "program": ("年报.docx", lambda: b"MZ\x90\0" + b"\0" * 5000, "程序"),
    "program as PDF": ("年报.pdf", lambda: b"\x7fELF" + b"\0" * 5000, "程序"),
    "picture": ("年报.docx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "图片"),
    "locked Word": (
        "年报.docx",
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000,
        "加了密码",
    ),
    "locked PDF": ("年报.pdf", (FIXTURES / "hostile" / "locked.pdf").read_bytes, "加了密码"),
    "PDF of many pages": ("年报.pdf", lambda: pdf_with_pages(100_000), "页"),
    "PDF that swells": ("年报.pdf", lambda: pdf_with_stream(b" " * 500_000_000), "不像一份年报"),
    "broken PDF": ("年报.pdf", lambda: PDF[:2000] + PDF[90_000:100_000], "PDF"),
    "many elements": ("年报.html", lambda: b"<p>1</p>" * 400_000, "不像一份年报"),
    "much text": ("年报.txt", lambda: "第二十条 0\n".encode() * 500_000, "不像一份年报"),
    "many lines": ("年报.txt", lambda: b"1\n" * 200_000, "不像一份年报"),
    "many parts of mail": (
        "年报.mht",
        lambda: b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 50_000,
        "不像一份年报",
    ),
    "cells in a diagonal": ("年报.xlsx", lambda: workbook(DIAGONAL), "不像一份年报"),
    "wide cells in many rows": (
        "年报.docx",
        lambda: body(f"<w:tbl>{ROW * 3000}</w:tbl>"),
        "不像一份年报",
    ),
}  # fmt: skip


def apart(folder: Path, name: str, content: bytes) -> Reading:
    file = folder / name
    file.write_bytes(content)
    reading = read_apart(file)
    assert reading.seconds < SECONDS
    assert reading.megabytes < MEGABYTES
    return reading


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused_in_a_sentence_soon_and_in_little_memory(case: str, tmp_path: Path) -> None:
    name, made, why = REFUSED[case]
    sentence = apart(tmp_path, name, made()).sentence
    assert why in sentence
    assert name in sentence
    assert sentence.endswith("。")


@pytest.mark.parametrize("suffix", ["docx", "html", "pdf", "txt", "xlsx"])
def test_a_file_of_200_mb_is_not_read(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"年报.{suffix}"
    with file.open("wb") as opened:
        opened.write(b"PK\3\4")
        opened.truncate(200_000_000)
    reading = read_apart(file)
    assert "200 MB" in reading.sentence
    assert reading.seconds < SECONDS / 2


READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "wide cells": ("年报.docx", lambda: body(f"<w:tbl>{ROW * 300}</w:tbl>")),
    "far cells": ("年报.xlsx", lambda: workbook(FAR_CELLS)),
    "tall and wide cells": (
        "年报.html",
        ("<table>" + "<tr>" + '<td rowspan="9999" colspan="9999">1</td>' * 20_000 + "</table>").encode,
    ),
    "deep page": ("年报.html", lambda: nested("div", 100_000, PAGE).encode()),
    "nested tables of a page": ("年报.html", lambda: nested("table tr td", 90_000, "你好").encode()),
    "long run of digits": ("年报.txt", lambda: b"1" * 500_000 + "字".encode()),
    "long digits in rows": (
        "年报.txt",
        lambda: ("三、收到和处理政府信息公开申请情况\n" + "1.属于国家秘密 " + "9" * 30 + "\n").encode() * 4000,
    ),
    "long blanks": ("年报.txt", ("一、总体情况\n" + "1" + " " * 400_000 + "件，\n").encode),
    "long line": ("年报.txt", lambda: "某市某局二〇二四年政府信息公开".encode() * 20_000),
    "misspelt labels": (
        "年报.html",
        (
            "<table>"
            + "".join(f"<tr><td>属于国家秘{at % 7}密{at}</td>{'<td>1</td>' * 7}" for at in range(6000))
            + "</table>"
        ).encode,
    ),
    "misspelt headings": (
        "年报.txt",
        lambda: "".join(f"主动公开政府信{at}息情况\n" for at in range(15_000)).encode(),
    ),
    "ruled all over": ("年报.pdf", lambda: pdf_with_rules(40, 36, 60)),
    "ruled like paper for drawing": ("年报.pdf", lambda: pdf_with_rules(2_900, 60, 60)),
    "merged many times": ("年报.xlsx", lambda: workbook("<row><c r='A1'><v>1</v></c></row>", MERGES)),
    "part above the root": (
        "年报.docx",
        lambda: packed({**good_parts("pingtan_2023"), "../../../evil.txt": "x", "/evil.txt": "x"}),
    ),
    "macros": (
        "年报.docm",
        lambda: packed({**good_parts("pingtan_2023"), "word/vbaProject.bin": "Sub AutoOpen()"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_is_read_soon_and_in_little_memory(case: str, tmp_path: Path) -> None:
    name, made = READ[case]
    reading = apart(tmp_path, name, made())
    assert not reading.sentence


def test_what_is_beside_the_report_does_not_hinder_it(tmp_path: Path) -> None:
    for case in ("part above the root", "macros"):
        name, made = READ[case]
        folder = tmp_path / case
        folder.mkdir()
        assert apart(folder, name, made()).cells == 166


def test_a_part_that_leads_out_of_the_package_is_not_read(tmp_path: Path) -> None:
    relations = good_parts("pingtan_2023")["_rels/.rels"].replace(
        "word/document.xml", "../../../../etc/passwd"
    )
    content = packed({**good_parts("pingtan_2023"), "_rels/.rels": relations})
    assert "不是 Word 文件" in apart(tmp_path, "年报.docx", content).sentence
