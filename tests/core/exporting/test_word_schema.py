"""Every part is valid by the schemas of ECMA-376, as Microsoft's own validator judges them."""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from build_scripts.schema_validator import PROGRAM, is_there
from core.document import Document
from core.exporting.word import word_bytes
from core.styles.library import presets
from core.styles.model import PageStyle
from tests.core.exporting.documents import full_document, long_document, small_document
from tests.helpers.published import published_document
from tests.helpers.spoiling import good_parts, packed

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not is_there(), reason="the validator is missing: build_scripts/schema_validator.py"
    ),
]

SURROUNDINGS = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}  # asks for no ICU
NOW = datetime(2025, 1, 20, tzinfo=UTC)
DOCUMENTS = {
    "sample": published_document("sample"),
    "large figures": published_document("pingtan_2021"),
    "small": small_document(),
    "full": full_document(),
    "long": long_document(),
    "empty": Document("", "", ()),
}


def errors_of(content: bytes, folder: Path) -> list[str]:
    file = folder / "report.docx"
    file.write_bytes(content)
    run = subprocess.run(
        [PROGRAM, file], env=SURROUNDINGS, capture_output=True, check=False, timeout=300
    )
    assert run.stdout, run.stderr.decode(errors="replace")
    return [str(one) for one in json.loads(run.stdout)["errors"]]


@pytest.mark.parametrize("style", presets(), ids=lambda style: style.name)
@pytest.mark.parametrize("contents", [False, True], ids=["plain", "with contents"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_report_is_valid(name: str, contents: bool, style: PageStyle, tmp_path: Path) -> None:
    content = word_bytes(DOCUMENTS[name], NOW, style, contents=contents)
    assert errors_of(content, tmp_path) == []


def test_the_validator_sees_an_element_out_of_place(tmp_path: Path) -> None:
    parts = good_parts()
    wrong = parts["word/styles.xml"].replace(
        '<w:jc w:val="center"/></w:pPr>', '<w:jc w:val="center"/><w:keepNext/></w:pPr>', 1
    )
    assert errors_of(packed({**parts, "word/styles.xml": wrong}), tmp_path)
