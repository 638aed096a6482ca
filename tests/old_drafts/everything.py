"""The report in every saved draft database of this folder: one of each thing a report can hold.

Never changed: the files were written from it. What later versions add gets a report of its own.
"""

from datetime import date
from decimal import Decimal

from core.keys import CellKey
from core.report import Passage, Report

NAME = "初稿（送审）"
STEPS = (3, 8)

REPORT = Report(
    "2021-30",
    facts={
        "unit": "××市××区人力资源局",
        "year": 2024,
        "signature": "2025-01-20",
        "date": date(2025, 1, 20),
    },
    texts={
        "opening": (Passage("", "第一段。\n\n  第二段。"),),
        "overview": (
            Passage("主动公开", "公开 12 条。"),
            Passage("", "", 2),
            Passage("平台建设 😀", "", 2),
        ),
        "other": (),
    },
    cells={
        CellKey("applications", "granted", "natural_person"): 0,
        CellKey("applications", "granted", "enterprise"): 99_999_999,
        CellKey("proactive", "fees", "amount"): Decimal("4068.20"),
    },
)
