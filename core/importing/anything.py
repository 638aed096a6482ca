"""Any file that holds a report → the report: our own report file as it is, everything else matched with the forms."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.format.model import Format
from core.report import Report

if TYPE_CHECKING:
    from core.importing.imported import Imported

REPORT_FILES = (".nianbao", ".json")
_HEAD = 64
FILES = "年报文件 *.nianbao，或者 Word、网页、Excel、PDF、文本文件"


@dataclass(frozen=True, slots=True)
class Opened:
    """A report from a file; `imported` tells how it was read, None for our own report file."""

    report: Report
    imported: "Imported | None" = None


def is_report_file(path: Path) -> bool:
    """Return whether `path` is our own report file, by its name or, under another name, by how it begins."""
    if path.suffix.lower() in REPORT_FILES:
        return True
    with suppress(OSError):  # whoever reads it tells what is wrong
        if path.is_file():
            with path.open("rb") as file:
                return file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return False


def read_anything(path: Path) -> Opened:
    """Return the report in `path`. Raises FileNotReadable or NotAReport."""
    if is_report_file(path):
        from core.importing.reportfile import read_report

        return Opened(read_report(path))
    from core.importing.notes import with_kept_totals

    imported = import_file(path)
    return Opened(with_kept_totals(imported), imported)


def import_file(path: Path, forms: Sequence[Format] | None = None) -> "Imported":
    """Return the document in `path` matched with the best of `forms`, all there are unless given.

    Raises FileNotReadable.
    """
    from core.importing.documents import read_document
    from core.importing.matching.match import match

    return match(read_document(path), forms)
