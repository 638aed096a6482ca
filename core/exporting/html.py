"""A `Document` as a web page, and as the bare fragment that is pasted into a portal's editor.

The templates are `resources/web/*.j2`; why each attribute is there: `docs/analysis/web-export.md`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from core import paths
from core.document import Block, Document, Heading, Paragraph, Role, TableBlock
from core.exporting.files import write_file
from core.exporting.html_table import Markings, html_table
from core.exporting.word_title import title_lines
from core.exporting.word_xml import clean

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_TITLE_CHARACTERS = 14  # in a line of a phone
# Characters Unicode sets aside for ever; XML takes some of them, HTML none.
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def write_html(document: Document, target: Path) -> None:
    """Write `document` to `target` as one self-contained page. Raises CannotWrite."""
    write_file(target, page_of(document).encode())


def write_fragment(document: Document, target: Path) -> None:
    """Write `document` to `target` as a fragment without styles. Raises CannotWrite."""
    write_file(target, fragment_of(document).encode())


def page_of(document: Document) -> str:
    """Return the whole page: styles inside, nothing fetched, no script."""
    css = (paths.resources() / "web" / "page.css").read_text(encoding="utf-8")
    return _render("page.html.j2", document, Markings.FULL, css=css)


def fragment_of(document: Document) -> str:
    """Return headings, paragraphs and tables alone: what an editor of a portal keeps of a paste.

    The title is left out, because a portal has a field of its own for it.
    """
    return _render("fragment.html.j2", document, Markings.PLAIN)


def _render(name: str, document: Document, markings: Markings, **more: str) -> str:
    template = _environment().get_template(name)
    tables = count(1)
    blocks = [_plain(block, tables, markings) for block in document.blocks]
    text = template.render(title=document.title, author=document.author, blocks=blocks, **more)
    return _safe(text)


def _plain(block: Block, tables: Iterator[int], markings: Markings) -> dict[str, object]:
    """Return what a template is told of a block."""
    match block:
        case Heading():
            pieces = (
                title_lines(block.text, _TITLE_CHARACTERS) if not block.level else (block.text,)
            )
            return {"kind": "heading", "level": block.level + 1, "pieces": pieces}
        case Paragraph():
            role = "" if block.role is Role.BODY else block.role.value
            return {"kind": "paragraph", "role": role, "text": block.text}
        case TableBlock():
            table_id = f"table-{next(tables)}"
            return {"kind": "table", "table": html_table(block, table_id, markings)}


def _safe(text: str) -> str:
    """Return `text` without characters that no page may hold."""
    return _NONCHARACTERS.sub("", clean(text))


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import FileSystemLoader, StrictUndefined  # late: not needed to open the window
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(paths.resources() / "web"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
