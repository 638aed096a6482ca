"""The real report as a Word file: what was published stands in it, and its tables are the official ones."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

from core import paths
from core.exporting.export import export
from core.forms.installed import load_format
from core.grid import lay_out
from core.importing.reportfile import read_report
from tests.helpers.word_parts import cells_read

FIXTURES = Path(__file__).parents[2] / "fixtures"
FORM = load_format("2021-30")
NUMBER = re.compile(r"^(（[一二三四五六七八九\d]+）|[一二三四五六七八九\d]+、)\s*")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Document:
    target = tmp_path_factory.mktemp("out") / "年报.docx"
    sample = read_report(next((paths.resources() / "samples").glob("*.nianbao")))
    export(FORM, sample, target)
    return docx.Document(str(target))


def published() -> Iterator[str]:
    text = (FIXTURES / "qiaokou-2024-paragraphs.txt").read_text(encoding="utf-8")
    yield from text.splitlines()


def plain(texts: Iterator[str]) -> list[str]:
    """Return texts without the numbers, which the office partly had wrong, and without line breaks."""
    return ["".join(NUMBER.sub("", text.strip()).split()) for text in texts if text.strip()]


def figures() -> dict[str, str]:
    content = json.loads((FIXTURES / "reports/qiaokou_hr_bureau_2024.json").read_text("utf-8"))
    return {key: str(value) for key, value in content["cells"].items()}


def test_every_published_paragraph_stands_in_it_in_order_and_nothing_else(
    exported: Document,
) -> None:
    ours = plain(one.text for one in exported.paragraphs)
    assert ours == plain(published())


@pytest.mark.parametrize("place", range(3), ids=[table.id for table in FORM.tables])
def test_its_tables_are_the_official_ones_with_the_published_figures(
    exported: Document, place: int
) -> None:
    official = json.loads((FIXTURES / "grid-2021-30.json").read_text(encoding="utf-8"))
    grid = lay_out(FORM.tables[place])
    keys = {(cell.row, cell.column): str(cell.key) for cell in grid.cells if cell.key}

    def text(cell: dict[str, Any]) -> str:
        key = keys.get((cell["row"], cell["col"]))
        return figures()[key] if key else str(cell["text"])

    expected = [
        (cell["row"], cell["col"], cell["rowspan"], cell["colspan"], text(cell))
        for cell in official["tables"][place]["cells"]
    ]
    assert sorted(cells_read(exported.tables[place])) == sorted(expected)
