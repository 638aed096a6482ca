"""A `Document` as plain text, for mail and for pasting into other systems."""

from pathlib import Path

from core.document import Block, Document, Heading, Paragraph, Role, TableBlock
from core.exporting.files import write_file

_INDENT = "\u3000\u3000"  # two ideographic spaces: first-line indent in plain text


def write_text(document: Document, target: Path) -> None:
    """Write `document` to `target` as text, whole or not at all. Raises CannotWrite.

    UTF-8 with a mark and with CR LF, which every Notepad of an office PC reads.
    """
    lines = text_of(document).replace("\n", "\r\n")
    write_file(target, lines.encode("utf-8-sig", errors="replace"))


def text_of(document: Document) -> str:
    """Return `document` as text: an empty line around title and tables, a tab between cells."""
    parts = [_block_text(block) for block in document.blocks]
    return "".join(f"{part}\n" for part in parts).strip("\n") + "\n"


def _block_text(block: Block) -> str:
    match block:
        case Heading(level=0):
            return f"{block.text}\n"
        case Heading():
            return _one_line(block.text)
        case Paragraph(role=Role.BODY):
            return _INDENT + _one_line(block.text)
        case Paragraph():
            return f"\n{_one_line(block.text)}" if block.role is Role.SIGNATURE else block.text
        case TableBlock():
            return f"\n{_table_text(block)}\n"


def _table_text(table: TableBlock) -> str:
    """Return one line a row; a merged cell stands at its top-left place, the rest of it is empty."""
    rows = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = _one_line(cell.text)
    return "\n".join("\t".join(row) for row in rows)


def _one_line(text: str) -> str:
    """Return `text` without the line breaks that only narrow columns need."""
    return text.replace("\t", " ").replace("\n", "")
