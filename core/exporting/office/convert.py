"""A document through Word into a PDF made by an office program: identical to what that program prints."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from core.document import Document
from core.errors import CannotWrite
from core.exporting.files import write_file
from core.exporting.office.converters import Converter
from core.exporting.office.profile import prepare_profile
from core.exporting.office.running import TIMEOUT_S, Ending, run
from core.exporting.word import word_bytes
from core.styles.model import PageStyle


def convert(
    document: Document,
    style: PageStyle,
    target: Path,
    converter: Converter,
    *,
    is_cancelled: Callable[[], bool] = lambda: False,
    timeout_s: float = TIMEOUT_S,
) -> None:
    """Write `document` in `style` to `target` as the PDF that `converter` makes of its Word file.

    Raises CannotWrite, also when it was cancelled, and then leaves nothing behind.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        word, pdf = folder / "report.docx", folder / "report.pdf"
        word.write_bytes(word_bytes(document, datetime.now().astimezone(), style))
        prepare_profile(folder)
        ending = run(converter.command(word, pdf, folder), is_cancelled, timeout_s)
        if ending is not Ending.DONE or not pdf.is_file() or not pdf.stat().st_size:
            raise CannotWrite(_sentence(converter, ending))
        write_file(target, pdf.read_bytes())


def _sentence(converter: Converter, ending: Ending) -> str:
    """Return what is to be said when there is no PDF."""
    if ending is Ending.CANCELLED:
        return "已经取消，没有生成 PDF。"
    return _too_long(converter) if ending is Ending.TOO_LONG else _failed(converter)


def _failed(converter: Converter) -> str:
    return (
        f"{converter.name} 没有把报告转换成 PDF。请打开 {converter.name} 看看它能不能用，"
        "或者导出由本程序生成的 PDF。"
    )


def _too_long(converter: Converter) -> str:
    return (
        f"{converter.name} 很久没有回应，转换停了下来。请关掉 {converter.name} 的窗口再试，"
        "或者导出由本程序生成的 PDF。"
    )
