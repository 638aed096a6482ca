"""A document through Word into a PDF made by an office program: identical to what that program prints."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from core.document import Document
from core.errors import CannotWrite
from core.exporting.files import write_file
from core.exporting.office.converters import Converter
from core.exporting.word import word_bytes
from core.styles.model import PageStyle

TIMEOUT_S = 120.0  # the first start of an office program on an old machine takes most of a minute
_LOOK_EVERY_S = 0.1
_WINDOWS_NO_WINDOW = 0x08000000

_log = logging.getLogger(__name__)


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
        _run(converter, converter.command(word, pdf, folder), is_cancelled, timeout_s)
        if not pdf.is_file() or not pdf.stat().st_size:
            raise CannotWrite(_failed(converter))
        write_file(target, pdf.read_bytes())


def _run(
    converter: Converter, command: list[str], is_cancelled: Callable[[], bool], timeout_s: float
) -> None:
    deadline = time.monotonic() + timeout_s
    try:
        process = _started(command)
    except OSError as error:
        raise CannotWrite(_failed(converter)) from error
    while process.poll() is None:
        time.sleep(_LOOK_EVERY_S)
        if is_cancelled() or time.monotonic() > deadline:
            _end(process)
            sentence = "已经取消，没有生成 PDF。" if is_cancelled() else _too_long(converter)
            raise CannotWrite(sentence)
    if process.returncode:
        _log.warning("%s ended with %s", converter.id, process.returncode)
        raise CannotWrite(_failed(converter))


def _started(command: list[str]) -> "subprocess.Popen[bytes]":
    quiet = subprocess.DEVNULL
    if sys.platform == "win32":
        return subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, creationflags=_WINDOWS_NO_WINDOW
        )
    return subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program with what it has started."""
    if sys.platform == "win32":
        kill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(kill, capture_output=True, check=False, creationflags=_WINDOWS_NO_WINDOW)
        process.kill()  # at least the program itself, where taskkill is missing
    else:
        with suppress(ProcessLookupError):  # it has just ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


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
