"""A `Document` as a Word file: the template's styles and page, our body and properties.

The package is plain zip: of its ten parts two are written here and the others are copied, so
python-docx, which parses and serializes all of them, would cost four times the whole export and
could not give the same bytes twice.
"""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from core.document import Document
from core.exporting.files import write_file
from core.exporting.word_body import body_xml
from core.exporting.word_xml import clean
from core.paths import resources

_BODY_PART = "word/document.xml"
_PROPERTIES_PART = "docProps/core.xml"
_PAGE_SETUP = "<w:sectPr>"
_ZIP_YEARS = (1980, 2107)  # what a zip entry can say


def write_word(document: Document, target: Path, *, now: datetime | None = None) -> None:
    """Write `document` to `target` as .docx, whole or not at all. Raises CannotWrite."""
    write_file(target, word_bytes(document, now or datetime.now().astimezone()))


def word_bytes(document: Document, now: datetime) -> bytes:
    """Return `document` as a .docx made at `now`: the same bytes for the same arguments."""
    parts = dict(_template_parts())
    head, page_setup, tail = parts[_BODY_PART].decode().partition(_PAGE_SETUP)
    parts[_BODY_PART] = f"{head}{body_xml(document)}{page_setup}{tail}".encode()
    parts[_PROPERTIES_PART] = _properties_xml(document, now).encode()
    return _packed(parts, now)


@cache
def _template_parts() -> tuple[tuple[str, bytes], ...]:
    """Return name and content of the template's parts, read once: 14 KB that never change."""
    with zipfile.ZipFile(resources() / "word" / "template.docx") as template:
        return tuple((name, template.read(name)) for name in template.namelist())


def _packed(parts: dict[str, bytes], now: datetime) -> bytes:
    earliest, latest = _ZIP_YEARS
    stamp = (min(max(now.year, earliest), latest), *now.timetuple()[1:6])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the bytes would tell Windows from Linux
            package.writestr(entry, content)
    return buffer.getvalue()


def _properties_xml(document: Document, now: datetime) -> str:
    """Return the core properties; nothing in them names a program."""
    title, author = (
        escape(" ".join(clean(text).split())) for text in (document.title, document.author)
    )
    moment = f'xsi:type="dcterms:W3CDTF">{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}<'
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{package}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}/dcterms:created><dcterms:modified {moment}/dcterms:modified>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
