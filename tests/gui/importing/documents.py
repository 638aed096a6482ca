"""Documents to look through on the import page."""

from dataclasses import replace
from pathlib import Path

from core.forms.installed import load_format
from core.importing.imported import Imported
from core.importing.matching.match import match
from core.importing.plain import read_plain
from core.importing.tables import RawCell, table_block
from core.keys import CellKey

FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"
FORM = load_format("2021-30")
RECEIVED = CellKey("applications", "received", "natural_person")
WORDS = """某市水务局2024年政府信息公开工作年度报告
一、总体情况
（一）主动公开
公开信息89条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
培训不够。
六、其他需要报告的事项
没有收费。"""
LABELS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "没有这一行")
FIGURES = (("2", "0", "0", "0", "0", "0", "3"), ("1", *"000000"), (*"500001", "6"))


def document() -> Imported:
    """Return a report with two rows that are known, the first with a wrong total, and one that is not."""
    rows = [
        [RawCell(cell) for cell in (label, *row)]
        for label, row in zip(LABELS, FIGURES, strict=True)
    ]
    plain = read_plain(WORDS)
    return match(replace(plain, blocks=(*plain.blocks, table_block(rows))), [FORM])


def at(imported: Imported, text: str) -> int:
    """Return the place of the first piece with this text."""
    return next(place for place, piece in enumerate(imported.pieces) if piece.text == text)
