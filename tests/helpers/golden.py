"""Golden files: what an export looked like when somebody last looked at it.

`pytest --update-golden` rewrites them; the difference in git is then read like any other change.
"""

import re
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from lxml import etree

FOLDER = Path(__file__).parent.parent / "golden"
# Local names of elements whose text may differ, and why.
IGNORED = {
    "created": "the moment of the export, tested where it is written",
    "modified": "the same",
}

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update-golden."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden file of that name, or rewrite the file."""

    def compare(name: str, text: str) -> None:
        file = FOLDER / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            return
        assert file.exists(), f"{file} is missing: pytest --update-golden makes it"
        difference = unified_diff(file.read_text("utf-8").splitlines(), text.splitlines(), n=2)
        assert not (lines := list(difference)), "\n".join(lines[:60])

    return compare


def indented(xml: bytes) -> str:
    """Return an XML part for reading: one element a line, ignored texts left out."""
    root = etree.fromstring(xml)
    for element in root.iter():
        if etree.QName(element).localname in IGNORED:
            element.text = "…"
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def by_cell(xml: bytes) -> str:
    """Return a body for reading: one paragraph, row or cell a line, which keeps whole reports short."""
    return re.sub(r"(?=<w:(?:p|tbl|tr|tc|sdt|sectPr)[ >])", "\n", xml.decode()) + "\n"
