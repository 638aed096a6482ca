"""One export: report → document → the file its suffix asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.compose import compose
from core.errors import CannotWrite
from core.exporting.options import AS_USUAL, WordOptions
from core.exporting.reportfile import write_report
from core.format.model import Format
from core.report import Report

REPORT_SUFFIX = ".nianbao"
WEB_SUFFIXES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class _Order:
    """One file to be written, and what was chosen for it."""

    form: Format
    report: Report
    target: Path
    word: WordOptions
    last_year: Report | None
    is_fragment: bool


def suffixes() -> tuple[str, ...]:
    """Return the suffixes a report can be exported to, the most wanted first."""
    return tuple(_WRITERS)


def check_suffix(target: Path) -> None:
    """Raise CannotWrite when no report can be exported to a file of this name."""
    if target.suffix.lower() == ".pdf":  # pages are drawn by Qt, which this command does without
        raise CannotWrite(
            f"这个命令不生成 PDF，“{target.name}”没有写。请用 nianbao-gui --print-to {target.name} 年报文件。"
        )
    if target.suffix.lower() not in _WRITERS:
        raise CannotWrite(f"不能导出为“{target.name}”，文件名请以 {'、'.join(suffixes())} 结尾。")


def export(
    form: Format,
    report: Report,
    target: Path,
    word: WordOptions = AS_USUAL,
    *,
    last_year: Report | None = None,
    is_fragment: bool = False,
) -> None:
    """Write `report` to `target` in the form its suffix names. Raises CannotWrite.

    `last_year` is what a picture compares with; `is_fragment` makes of a web page what a portal's editor takes.
    """
    check_suffix(target)
    write = _WRITERS[target.suffix.lower()]
    write(_Order(form, report, target, word, last_year, is_fragment))


# Each writer is imported when it is asked for: the window opens without them.
def _write_word(order: _Order) -> None:
    from core.exporting.word import write_word

    document = compose(order.form, order.report)
    write_word(document, order.target, style=order.word.style, contents=order.word.contents)


def _write_web(order: _Order) -> None:
    from core.exporting.html import write_fragment, write_html

    write = write_fragment if order.is_fragment else write_html
    write(compose(order.form, order.report), order.target)


def _write_workbook(order: _Order) -> None:
    from core.exporting.workbook import write_workbook

    write_workbook(order.form, order.report, order.target)


def _write_picture(order: _Order) -> None:
    from core.exporting.picture import write_picture

    write_picture(order.form, order.report, order.target, order.last_year)


def _write_text(order: _Order) -> None:
    from core.exporting.text import write_text

    write_text(compose(order.form, order.report), order.target)


def _write_report(order: _Order) -> None:
    write_report(order.report, order.target)


_WRITERS: Mapping[str, Callable[[_Order], None]] = {
    ".docx": _write_word,
    **dict.fromkeys(WEB_SUFFIXES, _write_web),
    ".xlsx": _write_workbook,
    ".svg": _write_picture,
    ".txt": _write_text,
    REPORT_SUFFIX: _write_report,
    ".json": _write_report,
}
