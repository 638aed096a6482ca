"""What a Word file of the sample must be, part by part, wherever it was written."""

from datetime import UTC, datetime
from pathlib import Path

from build_scripts.places import SAMPLE
from core.compose import compose
from core.exporting.word import word_bytes
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from tests.helpers.golden import indented
from tests.helpers.word_parts import parts_of

_CLOCK = "docProps/core.xml"  # carries the moment of the export


def is_as_on_linux(file: Path) -> bool:
    """Return whether every part of `file` is that of the sample exported here."""
    report = read_report(SAMPLE)
    here = word_bytes(compose(load_format(report.format_id), report), datetime.now(UTC))
    return _comparable(file.read_bytes()) == _comparable(here)


def _comparable(package: bytes) -> dict[str, bytes | str]:
    parts: dict[str, bytes | str] = dict(parts_of(package))
    return parts | {_CLOCK: indented(parts_of(package)[_CLOCK])}
