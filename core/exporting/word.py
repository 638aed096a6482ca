"""A `Document` as a Word file in a page style.

The package is plain zip: what follows from the style is made once, two parts are written here, so
python-docx, which parses and serializes all of them, would cost four times the whole export and
could not give the same bytes twice.
"""

from datetime import UTC, datetime
from html import escape
from pathlib import Path

from core.document import Document
from core.exporting.files import write_file
from core.exporting.word_body import body_xml
from core.exporting.word_contents import contents_xml
from core.exporting.word_package import (
    BODY_PART,
    DECLARATION,
    PROPERTIES_PART,
    fixed_parts,
    part,
)
from core.exporting.word_xml import clean
from core.exporting.word_zip import archive, packed
from core.styles.library import default_style
from core.styles.model import PageStyle


def write_word(
    document: Document,
    target: Path,
    style: PageStyle | None = None,
    *,
    contents: bool = False,
    now: datetime | None = None,
) -> None:
    """Write `document` to `target` as .docx, whole or not at all. Raises CannotWrite."""
    moment = now or datetime.now().astimezone()
    write_file(target, word_bytes(document, moment, style, contents=contents))


def word_bytes(
    document: Document, now: datetime, style: PageStyle | None = None, *, contents: bool = False
) -> bytes:
    """Return `document` as a .docx made at `now`: the same bytes for the same arguments.

    `style` is 公文格式 if none is given; with `contents` a 目录 stands before the report.
    """
    style = style or default_style()
    fixed = fixed_parts(style, contents=contents)
    front = contents_xml(document, style) if contents else ""
    body = body_xml(document, style, bookmarks=contents)
    own = (
        packed(PROPERTIES_PART, _properties_xml(document, now).encode()),
        packed(BODY_PART, part("document", "<w:body>", front, body, fixed.section, "</w:body>")),
    )
    return archive((*fixed.before, *own, *fixed.after), now)


def _properties_xml(document: Document, now: datetime) -> str:
    """Return the core properties; nothing in them names a program."""
    title, author = (
        escape(" ".join(clean(text).split()), quote=False)
        for text in (document.title, document.author)
    )
    moment = f'xsi:type="dcterms:W3CDTF">{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}<'
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{package}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}/dcterms:created><dcterms:modified {moment}/dcterms:modified>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
