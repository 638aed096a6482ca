"""Documents to draw: a small one, one of full size with the official tables, and a long text."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.document import (
    Block,
    CellRole,
    Document,
    Heading,
    Paragraph,
    Role,
    TableBlock,
    TableCell,
)

_GRID = Path(__file__).parents[2] / "fixtures" / "grid-2021-30.json"
_NAMES = {"proactive": 0, "applications": 3, "disputes": 3}  # header rows of each
_BLOCK_HEADERS = {f"第二十条第（{item}）项" for item in "一五六八"} | {"信息内容"}
UNIT = "青禾县数据局"
Values = Mapping[str, Mapping[tuple[int, int], str]]

_LEAD = "2024年，本局按照《中华人民共和国政府信息公开条例》（以下简称《条例》）的规定，"
_SENTENCES = (
    "围绕群众办事“一件事一次办”更新公开目录，全年发布信息1286条，其中解读材料74条。",
    "依托县政府网站和政务新媒体两个平台——“青禾数据”公众号与便民服务专栏——及时回应关切…",
    "修订信息发布审查办法，坚持先审查、后公开，一事一审，全年没有发生泄密事件。",
    "每季度对各股室的公开情况检查一次，检查结果在局务会上通报，并纳入年度考核。",
)


def official_tables(values: Values) -> list[TableBlock]:
    """Return the three official tables; a value not given is 0."""
    grid = json.loads(_GRID.read_text("utf-8"))
    return [
        _table(entry, name, header_rows, values.get(name, {}))
        for entry, (name, header_rows) in zip(grid["tables"], _NAMES.items(), strict=True)
    ]


def _table(
    entry: dict[str, Any], name: str, header_rows: int, values: Mapping[tuple[int, int], str]
) -> TableBlock:
    cells = tuple(_cell(cell, header_rows, values) for cell in entry["cells"])
    widths = tuple(entry["col_width_twips"])
    return TableBlock(name, entry["rows"], entry["cols"], header_rows, widths, cells)


def _cell(
    cell: dict[str, Any], header_rows: int, values: Mapping[tuple[int, int], str]
) -> TableCell:
    place = (cell["row"], cell["col"])
    text = cell["text"]
    role = _role(text, place, header_rows)
    return TableCell(
        *place,
        cell["rowspan"],
        cell["colspan"],
        values.get(place, "0") if role is CellRole.VALUE else text,
        role,
        is_note="勾稽" in text,
    )


def _role(text: str, place: tuple[int, int], header_rows: int) -> CellRole:
    row, column = place
    if not text:
        return CellRole.VALUE
    above = row < header_rows or (not header_rows and column > 0)
    return CellRole.HEADER if above or text in _BLOCK_HEADERS else CellRole.LABEL


LARGE_VALUES = {
    "proactive": {(6, 1): "11398889", (8, 1): "146230", (13, 1): "24252.311082", (2, 1): "3"},
    "applications": {
        (3, 3): "11398889",
        (3, 4): "24252.311082",
        (3, 5): "123456",
        (3, 6): "1234567",
        (3, 7): "99999",
        (3, 9): "13123457",
        (5, 3): "95",
        (26, 3): "3607",
    },
    "disputes": {(3, 0): "11398889", (3, 4): "170", (3, 14): "24252.311082"},
}


def small_document() -> Document:
    """Return one of every kind of block, with a table of a merged header and a merged label."""
    cells = (
        TableCell(0, 0, 2, 1, "（附注）", CellRole.HEADER, is_note=True),
        TableCell(0, 1, 1, 2, "申请人", CellRole.HEADER),
        TableCell(1, 1, 1, 1, "商业\n企业", CellRole.HEADER),
        TableCell(1, 2, 1, 1, "总计", CellRole.HEADER),
        TableCell(2, 0, 2, 1, "一、甲", CellRole.LABEL),
        TableCell(2, 1, 1, 1, "11398889", CellRole.VALUE),
        TableCell(2, 2, 1, 1, "", CellRole.VALUE),
        TableCell(3, 1, 1, 2, "0", CellRole.VALUE),
    )
    blocks: tuple[Block, ...] = (
        Heading(0, "青禾县数据局2024年政府信息公开工作年度报告"),
        Paragraph("依据《条例》编制“年度报告”——如下…"),
        Heading(1, "一、总体情况"),
        Heading(2, "（一）主动公开"),
        Heading(3, "1.平台建设"),
        Paragraph("A & B < C，占比 > 5%。"),
        TableBlock("small", 4, 3, 2, (1, 1, 1), cells),
        Heading(1, "二、其他"),
        Paragraph("正文最后一段。"),
        Paragraph(UNIT, Role.SIGNATURE),
        Paragraph("2025年1月20日", Role.DATE),
    )
    return Document("青禾县数据局2024年政府信息公开工作年度报告", UNIT, blocks)


def full_document(values: Values | None = None) -> Document:
    """Return a report of full size: six sections, the three official tables, closing lines."""
    title = f"{UNIT}2024年政府信息公开工作年度报告"
    return Document(
        title, UNIT, tuple(_full_blocks(title, LARGE_VALUES if values is None else values))
    )


def _full_blocks(title: str, values: Values) -> Iterator[Block]:
    proactive, applications, disputes = official_tables(values)
    yield Heading(0, title)
    yield Paragraph(_LEAD + "编制本报告。统计期限为2024年1月1日至12月31日。")
    yield Heading(1, "一、总体情况")
    for number, aspect in zip(
        "一二三四五", ("主动公开", "依申请公开", "管理", "平台", "保障"), strict=True
    ):
        yield Heading(2, f"（{number}）政府信息{aspect}情况")
        yield Paragraph(_LEAD + "".join(_SENTENCES[:2]))
    yield Heading(1, "二、主动公开政府信息情况")
    yield proactive
    yield Heading(1, "三、收到和处理政府信息公开申请情况")
    yield Paragraph("2024年，本局收到政府信息公开申请95件，上年结转0件，全部按期答复。")
    yield applications
    yield Heading(1, "四、政府信息公开行政复议、行政诉讼情况")
    yield Paragraph("2024年，本局因政府信息公开被申请行政复议170件。")
    yield disputes
    yield Heading(1, "五、存在的主要问题及改进情况")
    for sentence in _SENTENCES:
        yield Paragraph(_LEAD + sentence)
    yield Heading(1, "六、其他需要报告的事项")
    yield Heading(2, "（一）信息处理费")
    yield Heading(3, "1.收取情况")
    yield Paragraph("本年度没有收取信息处理费。")
    yield Paragraph(UNIT, Role.SIGNATURE)
    yield Paragraph("2025年1月20日", Role.DATE)


def long_document(paragraphs: int = 24) -> Document:
    """Return several pages of running text under a long title, signed by a long name."""
    title = "青禾白族彝族自治州青禾县城市管理和综合行政执法局2024年度政府信息公开工作年度报告"
    body = tuple(Paragraph(_LEAD + "".join(_SENTENCES)) for _ in range(paragraphs))
    closing = (
        Paragraph("青禾白族彝族自治州青禾县城市管理和综合行政执法局", Role.SIGNATURE),
        Paragraph("2025年1月20日", Role.DATE),
    )
    return Document(title, UNIT, (Heading(0, title), Heading(1, "一、总体情况"), *body, *closing))
