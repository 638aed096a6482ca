"""Our zip is what Python's own would have written, byte for byte."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from core.exporting.word_zip import archive, packed

PARTS = {"word/document.xml": "正文".encode() * 500, "empty.xml": b"", "_rels/.rels": b"<a/>"}


def by_python(stamp: tuple[int, int, int, int, int, int]) -> bytes:
    """Return the zip of Python's own library."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("year", "written"), [(2025, 2025), (1980, 1980), (2107, 2107), (1979, 1980), (2500, 2107)]
)
def test_a_zip_is_what_python_writes(year: int, written: int) -> None:
    now = datetime(year, 12, 31, 23, 59, 58, tzinfo=UTC)
    parts = [packed(name, content) for name, content in PARTS.items()]
    assert archive(parts, now) == by_python((written, 12, 31, 23, 59, 58))
