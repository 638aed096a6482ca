"""Type in the official tables: fonts, sizes, and figures that do not fit their cells."""

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from core.exporting.measure import em_width
from core.format.check import Level
from core.format.tables import Table
from core.grid import Grid, GridCell
from core.importing.word_package import W
from core.proofing.finding import ProofFinding, Topic
from core.proofing.reading import Run, WordFile, runs_of
from core.proofing.table_reading import ReadCell, ReadTable
from core.styles.fonts import same_typeface
from core.styles.model import PageStyle
from core.styles.sizes import display_size
from core.table_look import label_and_explanation

_DIGIT_EM = 0.5
_SMALLEST_PT = 5.0
_SHOWN = 3
_LATIN_USUAL = "Times New Roman"
_WORDS_OWN_PADDING = 108  # twips, where the file says nothing
_POINTS_TO_SPARE = 0.5


def type_findings(
    file: WordFile, table: Table, grid: Grid, found: ReadTable, style: PageStyle
) -> Iterator[ProofFinding]:
    """Yield what differs, one finding for all cells that differ alike."""
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    padding = _padding(found.element)
    for cell in grid.cells:
        one = found.at(cell.row, cell.column)
        if one is None or not one.text:
            continue
        runs = [
            run
            for p in one.element.iter(f"{W}p")
            for run in runs_of(p, file.looks)
            if run.text.strip()
        ]
        for aspect, sentence in (*_cell_type(cell, runs, style), *_fit(cell, one, runs, padding)):
            told[aspect, sentence].append(f"“{one.text[:12]}”")
    for (aspect, sentence), places in told.items():
        shown = "、".join(places[:_SHOWN]) + (
            f"等 {len(places)} 格" if len(places) > _SHOWN else ""
        )
        yield ProofFinding(
            f"table.{aspect}",
            Level.ERROR,
            Topic.TABLE,
            f"{table.name}里{sentence}：{shown}。",
            "请选中这些格子改过来，或者在本程序里重新导出。",
        )


def _cell_type(cell: GridCell, runs: list[Run], style: PageStyle) -> Iterator[tuple[str, str]]:
    look = style.table
    _, explanation = label_and_explanation(cell.text)
    font = look.note_font if cell.is_note else look.font
    size = look.figure_size_pt if cell.key else look.size_pt
    allowed = [font, style.latin_font or font]
    allowed += [_LATIN_USUAL] if cell.key else [look.note_font] * bool(explanation)
    kind = "数字" if cell.key else "文字"
    for run in runs:
        used = run.look.latin_font if cell.key else run.look.chinese_font
        if not any(same_typeface(used, one) for one in allowed):
            yield "font", f"{kind}用了{used or '没有指定的字体'}，应为{font}"
        is_smaller_figure = cell.key and _SMALLEST_PT <= run.look.size_pt < size
        if run.look.size_pt != size and not is_smaller_figure:
            yield "size", f"{kind}是{display_size(run.look.size_pt)}，应为{display_size(size)}"
        if run.look.themed:
            yield "theme_font", f"{kind}的字体写的是“主题字体”"
        if run.look.colour or run.look.highlighted:
            yield "colour", f"{kind}不是黑色，或者有底色"


def _fit(cell: GridCell, one: ReadCell, runs: list[Run], padding: int) -> Iterator[tuple[str, str]]:
    """Yield a sentence for a figure that takes more than the line its cell has."""
    if not cell.key or not one.width:
        return
    points = sum(
        em_width(run.text.strip(), narrow=_DIGIT_EM) * run.look.size_pt * run.look.scale / 100
        for run in runs
    )
    if points > (one.width - padding) / 20 + _POINTS_TO_SPARE:
        yield "overflow", "数字太长，一行放不下"


def _padding(table: etree._Element) -> int:
    """Return the space left and right in the cells together, in twips."""
    margins = table.find(f"{W}tblPr/{W}tblCellMar")
    both = 0
    for sides in (("left", "start"), ("right", "end")):
        found = [margins.find(f"{W}{side}") for side in sides] if margins is not None else []
        given = next((one.get(f"{W}w", "") for one in found if one is not None), "")
        both += int(given) if given.isdigit() and len(given) < 5 else _WORDS_OWN_PADDING  # noqa: PLR2004
    return both
