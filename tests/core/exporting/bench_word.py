"""What a Word export costs, against the zip it ends in and against two other ways to do it.

    python -m tests.core.exporting.bench_word

All ways are measured in turn in one run, so that the machine's mood touches them alike; the turn
is shuffled every round, so that none always follows the one that leaves the caches cold.
"""

import gc
import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from time import perf_counter

from core.document import Document, Heading, Paragraph, TableBlock
from core.exporting.word import word_bytes
from core.exporting.word_body import body_xml
from core.styles.library import default_style
from tests.core.exporting.documents import full_document

_NOW = datetime(2025, 1, 20, 9, 30, tzinfo=UTC)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROUNDS = 40
_EMPTY = word_bytes(Document("", "", ()), _NOW)


def ways(document: Document) -> dict[str, Callable[[], object]]:
    """Return the ways to measure, by name; the first one is ours, the second the floor."""
    ours = word_bytes(document, _NOW)
    with zipfile.ZipFile(io.BytesIO(ours)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return {
        "ours": lambda: word_bytes(document, _NOW),
        "zip of the same parts": lambda: zipped(parts),
        "python-docx as carrier": lambda: through_python_docx(document),
        "docxtpl": with_docxtpl(document),
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return `parts` as a package: what no export can go below."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def through_python_docx(document: Document) -> bytes:
    """Return the same report with the package opened, held and saved by python-docx."""
    import docx
    from docx.oxml import parse_xml

    package = docx.Document(io.BytesIO(_EMPTY))
    body = package.element.body
    for child in list(
        parse_xml(f'<w:body xmlns:w="{_MAIN}">{body_xml(document, default_style())}</w:body>')
    ):
        body.insert(len(body) - 1, child)
    package.core_properties.title = document.title
    buffer = io.BytesIO()
    package.save(buffer)
    return buffer.getvalue()


def with_docxtpl(document: Document) -> Callable[[], bytes]:
    """Return a rendering of the same report by docxtpl, every text of it a placeholder."""
    from docxtpl import DocxTemplate

    template, values = _placeholders(document)
    source = word_bytes(template, _NOW)

    def render() -> bytes:
        file = DocxTemplate(io.BytesIO(source))
        file.render({"t": values}, autoescape=True)
        buffer = io.BytesIO()
        file.save(buffer)
        return buffer.getvalue()

    return render


def _placeholders(document: Document) -> tuple[Document, list[str]]:
    values: list[str] = []

    def placeholder(text: str) -> str:
        values.append(text)
        return f"{{{{ t[{len(values) - 1}] }}}}"

    def emptied(block: Heading | Paragraph | TableBlock) -> Heading | Paragraph | TableBlock:
        if isinstance(block, TableBlock):
            cells = tuple(cell._replace(text=placeholder(cell.text)) for cell in block.cells)
            return replace(block, cells=cells)
        return replace(block, text=placeholder(block.text))

    return replace(document, blocks=tuple(map(emptied, document.blocks))), values


def measure(document: Document, rounds: int = _ROUNDS) -> dict[str, float]:
    """Return the least milliseconds of every way: what is above them is other programs' doing."""
    callables = ways(document)
    times: dict[str, list[float]] = {name: [] for name in callables}
    names = list(callables)
    order = Random(1)
    for _ in range(rounds):
        order.shuffle(names)
        for name in names:
            times[name].append(_milliseconds(callables[name]))
    return {name: min(values) for name, values in times.items()}


def _milliseconds(way: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()  # as timeit does: whose garbage it is cannot be said
    start = perf_counter()
    way()
    milliseconds = (perf_counter() - start) * 1000
    gc.enable()
    return milliseconds


def main() -> None:
    """Print the times and the ratios."""
    times = measure(full_document())
    ours = times["ours"]
    for name, milliseconds in times.items():
        ratio = milliseconds / ours
        sys.stdout.write(f"{name:24}{milliseconds:8.2f} ms  = {ratio:5.2f} x ours\n")
    floor = times["zip of the same parts"]
    sys.stdout.write(f"ours / zip floor: {ours / floor:.2f} (goal <= 2.5)\n")
    sys.stdout.write(f"docxtpl / ours: {times['docxtpl'] / ours:.1f} (goal >= 8)\n")


if __name__ == "__main__":
    main()
