"""What the paragraphs of a Word file are for: by their words, and by their styles where Word numbers them."""

from pathlib import Path

import pytest

from core.importing.word_package import read_package
from core.proofing.proof import proof_file
from core.proofing.reading import Kind, WordFile, read_word_file
from core.styles.library import default_style
from tests.helpers.spoiling import good_parts, packed

BODY = "word/document.xml"


def read(folder: Path, body: str) -> WordFile:
    file = folder / "年报.docx"
    file.write_bytes(packed({**good_parts(), BODY: body}))
    return read_word_file(read_package(file))


def texts(file: WordFile, kind: Kind, level: int = 0) -> list[str]:
    return [one.text.replace("\n", "") for one in file.of_kind(kind, level)]


def test_every_kind_of_our_own_export_is_known(tmp_path: Path) -> None:
    file = read(tmp_path, good_parts()[BODY])
    assert texts(file, Kind.TITLE)[0].endswith("政府信息公开工作年度报告")
    assert texts(file, Kind.HEADING, 1)[0] == "一、总体情况"
    assert texts(file, Kind.HEADING, 2)[0] == "（一）主动公开情况"
    assert texts(file, Kind.SIGNATURE) == ["平潭综合实验区（管委会办公室）"]
    assert texts(file, Kind.DATE) == ["2022年1月20日"]
    assert len(file.tables) == 3


def test_headings_that_word_numbers_are_known_by_their_style(tmp_path: Path) -> None:
    body = good_parts()[BODY]
    for number in "一二三四五六":
        body = body.replace(f">{number}、", ">", 1)
    headings = texts(read(tmp_path, body), Kind.HEADING, 1)
    assert headings[0] == "总体情况"
    assert len(headings) == 6
    checks = {one.check for one in proof_file(tmp_path / "年报.docx", [default_style()]).findings}
    assert "structure.section" not in checks
    assert "structure.number" not in checks


@pytest.mark.parametrize("text", ["（一）主动公开情况。主要通过网站公开信息。", "1.2万人次参加"])
def test_a_sentence_with_a_number_before_it_is_text(text: str, tmp_path: Path) -> None:
    paragraph = (
        f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    )
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/>'
    body = good_parts()[BODY].replace(heading, paragraph + heading, 1)
    assert text in texts(read(tmp_path, body), Kind.BODY)
