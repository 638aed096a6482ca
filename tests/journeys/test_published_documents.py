"""Story: every published document is opened, accepted, and stands in the window with exactly its figures."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from core.keys import parse_cell_key
from core.numbers import display
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.officer import Officer
from tests.helpers.window import Program

FIXTURES = Path(__file__).parents[1] / "fixtures"
REPORTS = {
    "hongze-2024-published.pdf": "hongze_district_2024",
    "pingtan_2020.html": "pingtan_2020",
    "pingtan_2021.docx": "pingtan_2021",
    "qiaokou-2024-report.txt": "qiaokou_hr_bureau_2024",
    "shanghai_general_office_2019.html": "shanghai_general_office_2019",
    "suqian_city_2023.docx": "suqian_city_2023",
}


@pytest.mark.journey
@pytest.mark.parametrize("name", REPORTS)
def test_figures_of_the_document_stand_in_the_window(
    program: Program, keyboard: Keyboard, name: str
) -> None:
    officer = Officer(program, keyboard)
    program.window.open_path(FIXTURES / "documents" / name)
    imports = program.window.commands.imports
    wait_until(lambda: imports.dialog is not None and imports.dialog.isActiveWindow(), "the page")
    officer.press("shift+F6", "Return")
    wait_until(lambda: program.window.wizard is not None, "the draft")
    settle()
    content = json.loads(
        (FIXTURES / "reports" / f"{REPORTS[name]}.json").read_text("utf-8"), parse_float=Decimal
    )
    form, seen = program.session.form, 0
    for text, value in content["cells"].items():
        key = parse_cell_key(text)
        if key is not None and key in form.typed:
            assert program.shown(key) == display(value), text
            seen += 1
    assert seen > 100
    assert program.session.report.year == content["year"]
