"""Any file that holds a report → the report: our own report file as it is, everything else matched with the forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.format.model import Format
from core.report import Report

if TYPE_CHECKING:
    from core.importing.imported import Imported

REPORT_FILES = (".nianbao", ".json")


@dataclass(frozen=True, slots=True)
class Opened:
    """A report from a file; `imported` tells how it was read, None for our own report file."""

    report: Report
    imported: "Imported | None" = None


def is_report_file(path: Path) -> bool:
    """Return whether `path` is called like our own report file."""
    return path.suffix.lower() in REPORT_FILES


def read_anything(path: Path) -> Opened:
    """Return the report in `path`. Raises FileNotReadable or NotAReport."""
    if is_report_file(path):
        from core.importing.reportfile import read_report

        return Opened(read_report(path))
    imported = import_file(path)
    return Opened(imported.report, imported)


def import_file(path: Path, forms: Sequence[Format] | None = None) -> "Imported":
    """Return the document in `path` matched with the best of `forms`, all there are unless given.

    Raises FileNotReadable.
    """
    from core.importing.documents import read_document
    from core.importing.matching.match import match

    return match(read_document(path), forms)
