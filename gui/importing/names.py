"""What file dialogs offer to open: every file the program can do something with, in one line."""

from PySide6.QtCore import QCoreApplication

from core.importing.anything import REPORT_FILES
from core.importing.documents import SUFFIXES

_OTHERS = (".zip", ".规则包")
_OLD = (
    ".doc",
    ".wps",
    ".xls",
    ".et",
    ".rtf",
)  # opened where an office program is, else a sentence says what to do


def open_filters() -> str:
    """Return the filter of 打开文件."""
    words = QCoreApplication.translate(
        "names", "年报、Word、网页、Excel、PDF、文本、备份和规则包 ({patterns})"
    )
    return words.format(patterns=_patterns(*REPORT_FILES, *SUFFIXES, *_OLD, *_OTHERS))


def last_year_filters() -> str:
    """Return the filter for last year's report."""
    words = QCoreApplication.translate("names", "去年的年报 ({patterns})")
    return words.format(patterns=_patterns(*SUFFIXES, *_OLD, *REPORT_FILES))


def _patterns(*suffixes: str) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
