"""Any document an office has → `Document`, by what the file is, whatever it is called."""

from collections.abc import Callable
from pathlib import Path

from core.document import Document
from core.errors import FileNotReadable
from core.importing.opening import head_of

SUFFIXES = (".docx", ".docm", ".html", ".htm", ".mht", ".mhtml", ".xlsx", ".xlsm", ".pdf", ".txt")
OLD_WORD = (".doc", ".wps", ".wpt", ".rtf", ".odt")
OLD_WORKBOOKS = (".xls", ".et", ".ett", ".ods")
_ZIP, _PDF, _OLE, _RTF = b"PK", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a .docx or .xlsx with a password
_PROGRAM = (b"MZ", b"\x7fELF")
_PICTURE = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_WEB_SUFFIXES, _ARCHIVE_SUFFIXES = (".html", ".htm"), (".mht", ".mhtml")
_GARBAGE = (
    "“{name}”损坏了，或者不是它的名字说的那种文件，读出来的不是文字。"
    "请用 WPS 或 Office 打开它看一看，能打开的另存为 Word 文件（.docx）再试。"
)
_NOT_OFFICE = (
    "“{name}”损坏了，或者不是 Word 文件（.docx）也不是 Excel 工作簿（.xlsx）。"
    "请用 WPS 或 Office 打开它，另存一份再试。"
)


def read_document(path: Path, is_cancelled: Callable[[], bool] = lambda: False) -> Document:
    """Return the document in the file `path`. Raises FileNotReadable with a sentence that says what to do.

    Files of older programs take a while, as another program opens them; `is_cancelled` is asked meanwhile.
    """
    head, suffix = head_of(path), path.suffix.lower()
    _refuse_what_is_no_document(path, head)
    if head.startswith(_PDF):
        return _pdf(path)
    if head.startswith(_OLE) and _ENCRYPTED in path.read_bytes():
        raise FileNotReadable(
            f"“{path.name}”加了密码，读不出来。请用 WPS 或 Office 打开它，取消密码另存一份再试。"
        )
    if head.startswith(_ZIP):
        return _office(path, is_cancelled)
    if head.startswith((_OLE, _RTF)) or (suffix in OLD_WORD + OLD_WORKBOOKS and b"\0" in head):
        return _old(path, is_cancelled)
    if b"mime-version:" in head.lower() or suffix in _ARCHIVE_SUFFIXES:
        return _web_archive(path)
    if suffix in _WEB_SUFFIXES or _looks_like_a_page(head):
        return _page(path)
    if suffix in (".docx", ".xlsx"):
        raise FileNotReadable(f"“{path.name}”损坏了，或者不是它的名字说的那种文件。请换一份。")
    return _plain(path, head)


def _refuse_what_is_no_document(path: Path, head: bytes) -> None:
    if head.startswith(_PROGRAM):
        raise FileNotReadable(f"“{path.name}”是一个程序，不是年报，没有打开它。请换一个文件。")
    if head.startswith(_PICTURE):
        raise FileNotReadable(
            f"“{path.name}”是图片，读不出文字。请找到年报的 Word 文件，或者能复制文字的 PDF。"
        )
    if path.suffix.lower() == ".ofd":
        raise FileNotReadable(
            f"“{path.name}”是 OFD 文件，读不了。请用打开它的软件另存为 PDF，或者找到年报的 Word 文件。"
        )


def _looks_like_a_page(head: bytes) -> bool:
    plain = head.replace(b"\0", b"").lower()  # UTF-16 too
    return any(mark in plain for mark in (b"<html", b"<table", b"<!doctype html", b"<body", b"<p"))


def _pdf(path: Path) -> Document:
    from core.importing.pdf import read_pdf

    return read_pdf(path)


def _office(path: Path, is_cancelled: Callable[[], bool]) -> Document:
    """Return what is in a zip of Office parts: a workbook has a part of that name, everything else is for Word."""
    from core.importing.package import open_package

    with open_package(path, _NOT_OFFICE) as package:
        if package.has("xl/workbook.xml"):
            from core.importing.workbook import sheets_of

            return sheets_of(package, path.name)
        if not package.has("content.xml"):
            from core.importing.word import text_of

            return text_of(package, path.name)
    return _old(path, is_cancelled)  # of LibreOffice


def _page(path: Path) -> Document:
    from core.importing.html import read_html

    return read_html(path.read_bytes(), path.name)


def _web_archive(path: Path) -> Document:
    from core.importing.html import read_mht

    return read_mht(path.read_bytes(), path.name)


def _plain(path: Path, head: bytes) -> Document:
    from core.importing.charsets import decoded
    from core.importing.garbage import is_garbage
    from core.importing.plain import MOST_BYTES, read_plain

    if b"\0" in head and not head.startswith(_UTF_16):
        raise FileNotReadable(
            f"“{path.name}”不是能读的文件。可以读 Word、网页、Excel、PDF 和文本文件。"
        )
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        raise FileNotReadable(f"“{path.name}”里的文字太多，不像一份年报。请核对是不是选错了文件。")
    text = decoded(content)
    if is_garbage(text):
        raise FileNotReadable(_GARBAGE.format(name=path.name))
    return read_plain(text, path.name)


def _old(path: Path, is_cancelled: Callable[[], bool]) -> Document:
    """Return what an office program of this computer makes of a file that only such programs read."""
    from core.importing.garbage import is_garbage_document
    from core.importing.old_formats import converted

    with converted(path, is_cancelled) as newer:
        document = read_document(newer)
    if is_garbage_document(document):  # some programs take whatever they do not know for text
        raise FileNotReadable(_GARBAGE.format(name=path.name))
    return document
