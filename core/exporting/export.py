"""One export: report → document → the file its suffix asks for."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from core.compose import compose
from core.document import Document
from core.errors import CannotWrite
from core.exporting.options import AS_USUAL, WordOptions
from core.exporting.reportfile import write_report
from core.format.model import Format
from core.report import Report

REPORT_SUFFIX = ".nianbao"


def suffixes() -> tuple[str, ...]:
    """Return the suffixes a report can be exported to."""
    return (*_writers(), REPORT_SUFFIX)


def export(form: Format, report: Report, target: Path, word: WordOptions = AS_USUAL) -> None:
    """Write `report` to `target` in the form its suffix names. Raises CannotWrite."""
    suffix = target.suffix.lower()
    if suffix == REPORT_SUFFIX:
        write_report(report, target)
        return
    write = _writers(word).get(suffix)
    if write is None:
        raise CannotWrite(f"不能导出为“{target.name}”，文件名请以 {'、'.join(suffixes())} 结尾。")
    write(compose(form, report), target)


def _writers(word: WordOptions = AS_USUAL) -> Mapping[str, Callable[[Document, Path], None]]:
    from core.exporting.text import write_text  # late: the window opens without them
    from core.exporting.word import write_word

    write_styled = partial(write_word, style=word.style, contents=word.contents)
    return {".docx": write_styled, ".txt": write_text}
