"""How wide a table and its columns are, against the text and the official proportions."""

from collections.abc import Iterator
from itertools import accumulate

from core.exporting.measure import fit_columns
from core.format.check import Level
from core.format.tables import Table
from core.importing.word_package import W
from core.proofing.finding import ProofFinding, Topic
from core.proofing.table_reading import ReadTable
from core.styles.model import MM_PER_INCH, PageStyle, TableWidth
from core.styles.table_measures import TWIPS_PER_INCH, text_width_twips

_TOLERANCE_TWIPS = 60  # about 1 mm
_EDGE_TOLERANCE = 0.02  # of the table: a border that far from its place is seen


def width_findings(table: Table, found: ReadTable, style: PageStyle) -> Iterator[ProofFinding]:
    """Yield what is wrong with the widths of one official table."""
    name = table.name
    if not found.grid or len(found.grid) != found.width or not all(found.grid):
        yield _warning(
            name,
            "grid",
            "没有写明列宽，在 WPS 和 Word 里宽窄会不同",
            "请在表格属性里给每一列指定宽度。",
        )
        return
    official = sum(table.column_widths)
    text = text_width_twips(style)
    is_official = style.table_look(table.caption).width is TableWidth.OFFICIAL and official >= text
    wanted = official if is_official else text
    total = sum(found.grid)
    if abs(total - wanted) > _TOLERANCE_TWIPS:
        why = "超出了版心" if total > wanted and not is_official else "与版式不同"
        yield ProofFinding(
            "table.width",
            Level.ERROR,
            Topic.TABLE,
            f"{name}宽 {_mm(total)} 毫米，{why}，应为 {_mm(wanted)} 毫米。",
            "请在表格属性里把表宽改过来，并居中。",
        )
    edges = accumulate(found.grid)
    proper = accumulate(fit_columns(table.column_widths, total))
    if any(abs(a - b) > _EDGE_TOLERANCE * total for a, b in zip(edges, proper, strict=True)):
        yield _warning(name, "columns", "的列宽比例与格式不同", "请照格式调整列宽。")
    differing = [
        one
        for one in found.cells
        if abs(one.width - sum(found.grid[one.column : one.column + one.column_span]))
        > _TOLERANCE_TWIPS
    ]
    if differing:
        yield _warning(
            name,
            "cell_width",
            f"有 {len(differing)} 个单元格的宽度与列宽不一致，在 WPS 和 Word 里会不同",
            "请在表格属性里重新指定列宽。",
        )
    layout = found.element.find(f"{W}tblPr/{W}tblLayout")
    if layout is None or layout.get(f"{W}type") != "fixed":
        yield _warning(
            name,
            "autofit",
            "会随内容自动变宽窄",
            "请在表格属性的选项里去掉“自动重调尺寸以适应内容”。",
        )


def _mm(twips: int) -> str:
    return f"{twips / TWIPS_PER_INCH * MM_PER_INCH:.1f}"


def _warning(name: str, check: str, message: str, mend: str) -> ProofFinding:
    return ProofFinding(f"table.{check}", Level.WARNING, Topic.TABLE, f"{name}{message}。", mend)
