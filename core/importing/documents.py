"""Any document an office has → `Document`, by what the file is, whatever it is called."""

from collections.abc import Callable
from pathlib import Path

from core.document import Document
from core.errors import FileNotReadable

LARGEST = 60_000_000
_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_PDF = b"%PDF-"
_PROGRAM = (b"MZ", b"\x7fELF")
_NEW_WORD, _NEW_WORKBOOK = "Word 文件（.docx）", "Excel 工作簿（.xlsx）"
_OLD = {
    **dict.fromkeys((".doc", ".wps", ".wpt", ".rtf", ".ofd"), _NEW_WORD),
    **dict.fromkeys((".xls", ".et"), _NEW_WORKBOOK),
}
SUFFIXES = (".docx", ".docm", ".html", ".htm", ".mht", ".mhtml", ".xlsx", ".xlsm", ".pdf", ".txt")


def read_document(path: Path) -> Document:
    """Return the document in the file `path`. Raises FileNotReadable with a sentence that says what to do."""
    head = _head(path)
    reader = _reader(path, head)
    return reader(path)


def _head(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise FileNotReadable(f"“{name}”是文件夹，请选择其中的文件。")
        size = path.stat().st_size
        if size > LARGEST:
            raise FileNotReadable(
                f"“{name}”有 {size // 1_000_000} MB，不像一份年报。请核对是不是选错了文件。"
            )
        if not path.is_file():
            raise FileNotReadable(f"“{name}”不是可以打开的文件，请换一个。")
        if size == 0:
            raise FileNotReadable(f"“{name}”是空文件，里面什么也没有。")
        with path.open("rb") as file:
            return file.read(_HEAD)
    except FileNotFoundError as error:
        raise FileNotReadable(f"找不到“{path}”。请核对文件名和文件夹。") from error
    except OSError as error:
        raise FileNotReadable(
            f"“{name}”打不开。请检查它是否被别的程序占用、有没有权限打开。"
        ) from error


def _reader(path: Path, head: bytes) -> Callable[[Path], Document]:
    suffix = path.suffix.lower()
    if head.startswith(_PDF):
        return _pdf
    if head.startswith(_ZIP):
        return _workbook if suffix in (".xlsx", ".xlsm") else _word
    if head.startswith(_PROGRAM):
        raise FileNotReadable(f"“{path.name}”是一个程序，不是年报。没有打开它。")
    if head.startswith(_OLE) or suffix in _OLD:
        return _old
    if b"MIME-Version:" in head or suffix in (".mht", ".mhtml"):
        return _mht
    if suffix in (".html", ".htm") or b"<html" in head.lower() or b"<table" in head.lower():
        return _html
    if suffix in (".docx", ".xlsx"):
        raise FileNotReadable(f"“{path.name}”损坏了，或者不是它的名字说的那种文件。请换一份。")
    return _plain


def _pdf(path: Path) -> Document:
    from core.importing.pdf import read_pdf

    return read_pdf(path)


def _word(path: Path) -> Document:
    from core.importing.word import read_word

    return read_word(path)


def _workbook(path: Path) -> Document:
    from core.importing.workbook import read_workbook

    return read_workbook(path)


def _html(path: Path) -> Document:
    from core.importing.html import read_html

    return read_html(path.read_bytes(), path.name)


def _mht(path: Path) -> Document:
    from core.importing.html import read_mht

    return read_mht(path.read_bytes(), path.name)


def _plain(path: Path) -> Document:
    from core.importing.html import decoded
    from core.importing.plain import read_plain

    content = path.read_bytes()
    if b"\0" in content[:_HEAD] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileNotReadable(
            f"“{path.name}”不是能读的文件。可以读 Word、网页、Excel、PDF 和文本文件。"
        )
    return read_plain(decoded(content))


def _old(path: Path) -> Document:
    wanted = _OLD.get(path.suffix.lower(), _NEW_WORD)
    raise FileNotReadable(
        f"“{path.name}”是旧格式的文件，或者加了密码，读不了。"
        f"请用 WPS 或 Office 打开它，另存为不加密码的{wanted}，再来打开。"
    )
