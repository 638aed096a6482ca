"""The page about the rules names every rule with its level and kind, and every file it says tests it."""

import re
from pathlib import Path

from core.format.check import Level
from tests.helpers.judging import FORM

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/analysis/reviewing-rules.md").read_text(encoding="utf-8")
LEVELS = {Level.ERROR: "必须改", Level.WARNING: "请核对", Level.INFO: "提示"}
ROW = re.compile(r"\| ([A-Z][A-Z0-9-]+) \| [^|]+ \| (必须改|请核对|提示) \| `(\w+)` \| (\S+) \|")


def test_page_has_a_row_for_every_rule_and_no_other() -> None:
    rows = {(row[1], row[2], row[3]) for row in ROW.finditer(PAGE)}
    assert rows == {(one.id, LEVELS[one.level], one.kind) for one in FORM.checks}


def test_files_named_as_tests_hold_the_rule() -> None:
    for row in ROW.finditer(PAGE):
        test = ROOT / "tests/core/checks" / row[4]
        text = test.read_text(encoding="utf-8")
        assert f'"{row[1]}"' in text or 'f"F-{' in text, (row[1], row[4])
