"""The program looking at its own Word file: nothing to find in what it wrote, and everything that was changed."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from core.compose import compose
from core.document import Document, Paragraph, TableBlock
from core.exporting.word import write_word
from core.exporting.word_check import differences
from core.forms.installed import load_format
from core.self_test import sample

NOW = datetime(2025, 1, 20, 10, 32)


@pytest.fixture(scope="module")
def document() -> Document:
    report = sample()
    return compose(load_format(report.format_id), report)


def with_last_paragraph(document: Document, text: str) -> Document:
    return replace(document, blocks=(*document.blocks[:-1], Paragraph(text)))


def with_cell(document: Document, place: int, **changes: object) -> Document:
    """Return `document` with one cell of its second table changed."""
    table = list(document.tables())[1]
    cells = list(table.cells)
    cells[place] = cells[place]._replace(**changes)  # type: ignore[arg-type]
    changed = replace(table, cells=tuple(cells))
    blocks = tuple(changed if block is table else block for block in document.blocks)
    return replace(document, blocks=blocks)


def found(written: Document, wanted: Document, folder: Path) -> tuple[str, ...]:
    write_word(written, folder / "年报.docx", now=NOW)
    return differences(wanted, folder / "年报.docx")


def test_nothing_differs_in_what_was_written(document: Document, tmp_path: Path) -> None:
    assert found(document, document, tmp_path) == ()


def test_another_paragraph_is_found(document: Document, tmp_path: Path) -> None:
    other = with_last_paragraph(document, "2030年1月1日")
    (sentence,) = found(other, document, tmp_path)
    assert "2030年1月1日" in sentence


def test_missing_paragraph_is_found(document: Document, tmp_path: Path) -> None:
    shorter = replace(document, blocks=document.blocks[:-1])
    assert found(shorter, document, tmp_path)[0].startswith("应有")


def test_missing_table_is_found(document: Document, tmp_path: Path) -> None:
    blocks = [block for block in document.blocks if not isinstance(block, TableBlock)]
    fewer = replace(document, blocks=(*blocks, next(document.tables())))
    assert any("张表" in sentence for sentence in found(fewer, document, tmp_path))


def test_another_figure_is_found_with_its_place(document: Document, tmp_path: Path) -> None:
    last = len(list(document.tables())[1].cells) - 1
    missing, surplus = sorted(found(with_cell(document, last, text="987"), document, tmp_path))
    assert "多出“987”" in (missing + surplus)


def test_another_span_is_found(document: Document, tmp_path: Path) -> None:
    table = list(document.tables())[1]
    place = next(i for i, cell in enumerate(table.cells) if cell.row_span > 1)
    span = table.cells[place].row_span
    wanted = with_cell(document, place, row_span=span + 1)
    assert found(document, wanted, tmp_path)
