"""The tables of a Word file against the official grid: texts, merges, widths, rows; and their type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.format.check import Level
from core.format.model import Format
from core.format.tables import Table
from core.grid import Grid, GridCell, lay_out
from core.proofing.finding import ProofFinding, Topic
from core.proofing.reading import WordFile
from core.proofing.table_reading import ReadTable, read_table
from core.proofing.table_type import type_findings
from core.proofing.table_widths import width_findings
from core.styles.model import PageStyle

_LEAST_SHARE = 0.5  # of the labels: fewer, and it is some other table
_SHOWN = 3
_SAME_SIGNS = str.maketrans('()：．﹐,;“”"', "（）:.，，；'''")


@dataclass(frozen=True)
class Match:
    """An official table and the one of the file that is meant to be it."""

    table: Table
    grid: Grid
    found: ReadTable

    @property
    def is_whole(self) -> bool:
        """Return whether it has as many rows and columns as the form says: else no cell is in its place."""
        return (self.found.height, self.found.width) == (self.grid.height, self.grid.width)


def matches(file: WordFile, form: Format) -> tuple[Match, ...]:
    """Return the official tables of `form` that are in the file."""
    read = [read_table(element) for element in file.tables]
    found = []
    for table in form.tables:
        grid = lay_out(table)
        alike = [(_likeness(one, grid), -place, one) for place, one in enumerate(read)]
        likeness, _, best = max(alike, default=(0.0, 0, None))
        if best is not None and likeness >= _LEAST_SHARE:
            found.append(Match(table, grid, best))
    return tuple(found)


def table_findings(
    file: WordFile, form: Format, found: Sequence[Match], style: PageStyle
) -> Iterator[ProofFinding]:
    """Yield what is wrong with the official tables."""
    present = {match.table.id for match in found}
    for table in form.tables:
        if table.id not in present:
            yield _error(
                "missing", f"没有找到{table.name}“{table.caption}”", "请照格式补上这张表。"
            )
    for match in found:
        yield from _row_findings(match)
        if not match.is_whole:
            yield _size_finding(match)
            continue
        yield from _grid_findings(match)
        yield from width_findings(match.table, match.found, style)
        yield from type_findings(file, match.table, match.grid, match.found, style)


def _likeness(read: ReadTable, grid: Grid) -> float:
    """Return the share of the official labels that a table has."""
    labels = {plain(cell.text) for cell in grid.cells if cell.key is None}
    texts = {plain(one.text) for one in read.cells}
    return len(labels & texts) / len(labels)


def plain(text: str) -> str:
    """Return a label for comparing: without blanks, signs of one kind.

    >>> plain("（一） 予以\\n公开") == plain("(一)予以公开")
    True
    """
    return "".join(text.split()).translate(_SAME_SIGNS)


def _size_finding(match: Match) -> ProofFinding:
    grid, found, name = match.grid, match.found, match.table.name
    return _error(
        "rows",
        f"{name}是 {found.height} 行 {found.width} 列，应为 {grid.height} 行 {grid.width} 列",
        "请照格式补上缺的行列、删去多的，或者在本程序里重新导出。",
    )


def _grid_findings(match: Match) -> Iterator[ProofFinding]:
    grid, found, name = match.grid, match.found, match.table.name
    texts, spans = [], []
    for cell in grid.cells:
        one = found.at(cell.row, cell.column)
        if one is None:
            spans.append(f"{_place(cell)}没有单独成格")
        else:
            if cell.key is None and plain(one.text) != plain(cell.text):
                is_now = f"是“{one.text}”" if one.text else "是空的"
                texts.append(f"{_place(cell)}{is_now}，应为“{''.join(cell.text.split())}”")
            if (one.row_span, one.column_span) != (cell.row_span, cell.column_span):
                spans.append(
                    f"{_place(cell)}占 {one.row_span} 行 {one.column_span} 列，"
                    f"应占 {cell.row_span} 行 {cell.column_span} 列"
                )
    if texts:
        yield _error("label", f"{name}的文字与格式不同：{_list(texts)}", "请照格式改回来。")
    if spans:
        yield _error(
            "merge", f"{name}的合并单元格与格式不同：{_list(spans)}", "请照格式合并或拆分。"
        )


def _row_findings(match: Match) -> Iterator[ProofFinding]:
    found, name = match.found, match.table.name
    headers = match.grid.header_rows
    if headers < found.height and not all(found.repeated[:headers]):
        yield _warning("header", f"{name}的表头跨页时不重复", "请选中表头，勾选“重复标题行”。")
    if not all(found.unsplit):
        count = found.unsplit.count(False)
        yield _warning(
            "split",
            f"{name}有 {count} 行允许跨页断开",
            "请选中整张表，在表格属性里去掉“允许跨页断行”。",
        )
    if found.exact_rows:
        yield _warning(
            "exact",
            f"{name}有 {found.exact_rows} 行的行高是固定值，字多了会被切掉",
            "请把行高改成“最小值”。",
        )


def _place(cell: GridCell) -> str:
    words = "".join(cell.text.split())
    return f"“{words}”" if words else f"第 {cell.row + 1} 行第 {cell.column + 1} 列"


def _list(sentences: Sequence[str]) -> str:
    more = len(sentences) - _SHOWN
    return "；".join(sentences[:_SHOWN]) + (f"；另有 {more} 处" if more > 0 else "")


def _error(check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(f"table.{check}", Level.ERROR, Topic.TABLE, message + "。", mend)


def _warning(check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(f"table.{check}", Level.WARNING, Topic.TABLE, message + "。", mend)
