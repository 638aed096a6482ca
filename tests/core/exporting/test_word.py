import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import docx
import pytest

from core.document import Document, Heading, Paragraph, TableBlock
from core.errors import CannotWrite
from core.exporting.word import word_bytes, write_word
from tests.core.exporting.documents import UNIT, full_document, small_document
from tests.helpers.golden import Golden, indented
from tests.helpers.word_parts import find_all, part, parts_of, text_of

NOW = datetime(2025, 1, 20, 9, 30, 4, tzinfo=timezone(timedelta(hours=8)))


def body_texts(package: bytes) -> list[str]:
    body = part(package, "word/document.xml")
    return [text_of(paragraph) for paragraph in find_all(body, "w:body/w:p")]


def test_equal_documents_at_the_same_moment_are_equal_bytes() -> None:
    assert word_bytes(full_document(), NOW) == word_bytes(full_document(), NOW)


def test_entries_of_the_zip_carry_the_moment_of_the_export() -> None:
    with zipfile.ZipFile(io.BytesIO(word_bytes(small_document(), NOW))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2025, 1, 20, 9, 30, 4)}


@pytest.mark.parametrize("year", [1970, 2108])
def test_a_clock_beyond_what_zip_can_say_does_not_stop_the_export(year: int) -> None:
    assert word_bytes(small_document(), NOW.replace(year=year))


def test_properties_name_unit_and_title_and_no_program() -> None:
    package = word_bytes(small_document(), NOW)
    properties = docx.Document(io.BytesIO(package)).core_properties
    assert properties.author == properties.last_modified_by == UNIT
    assert properties.title == small_document().title
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2025, 1, 20, 1, 30, 4, tzinfo=UTC)
    assert b"python" not in b"".join(parts_of(package).values()).lower()


def test_every_heading_and_paragraph_stands_in_order() -> None:
    document = full_document()
    expected = [block.text for block in document.blocks if not isinstance(block, TableBlock)]
    written = [text for text in body_texts(word_bytes(document, NOW)) if text]
    assert [text.replace("\n", "") for text in written] == expected


def test_headings_are_real_ones() -> None:
    file = docx.Document(io.BytesIO(word_bytes(small_document(), NOW)))
    styles = [one.style.name for one in file.paragraphs if one.style is not None]
    assert styles[:6] == ["Title", "Body Text", "Heading 1", "Heading 2", "Heading 3", "Body Text"]


def test_tables_stand_between_the_paragraphs_where_the_document_has_them() -> None:
    body = part(word_bytes(small_document(), NOW), "word/document.xml")[0]
    names = [child.tag.rpartition("}")[2] for child in body]
    assert names == ["p"] * 6 + ["tbl"] + ["p"] * 4 + ["sectPr"]


def test_what_xml_forbids_is_left_out() -> None:
    text = "甲\x00\x08乙\ud800丙\ufffe & <丁>\x0b戊"
    document = Document("题\x00名", "甲\x01&乙", (Paragraph(text),))
    package = word_bytes(document, NOW)
    assert body_texts(package) == ["甲乙丙 & <丁>\n戊"]
    properties = docx.Document(io.BytesIO(package)).core_properties
    assert (properties.title, properties.author) == ("题名", "甲&乙")


def test_an_empty_document_still_opens() -> None:
    file = docx.Document(io.BytesIO(word_bytes(Document("", "", ()), NOW)))
    assert [one.text for one in file.paragraphs] == []


def test_a_heading_deeper_than_three_is_drawn_as_the_third() -> None:
    package = word_bytes(Document("", "", (Heading(4, "（1）甲"),)), NOW)
    assert docx.Document(io.BytesIO(package)).paragraphs[0].style.name == "Heading 3"  # type: ignore[union-attr]


def test_write_word_takes_the_clock_of_the_machine(tmp_path: Path) -> None:
    target = tmp_path / "年报.docx"
    before = datetime.now(UTC).replace(microsecond=0)
    write_word(small_document(), target)
    created = docx.Document(str(target)).core_properties.created
    assert created is not None
    assert before <= created <= datetime.now(UTC)


def test_write_word_says_what_to_do_when_it_cannot(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="请另选一个文件夹"):
        write_word(small_document(), tmp_path / "没有" / "年报.docx", now=NOW)


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "word/settings.xml", "docProps/core.xml"]
)
def test_parts_of_the_small_report_are_as_last_looked_at(name: str, golden: Golden) -> None:
    golden(f"word-small/{name}", indented(parts_of(word_bytes(small_document(), NOW))[name]))


def test_tables_of_a_full_report_are_as_last_looked_at(golden: Golden) -> None:
    document = full_document()
    tables = replace(document, blocks=tuple(document.tables()))
    body = parts_of(word_bytes(tables, NOW))["word/document.xml"]
    golden("word-tables/word/document.xml", indented(body))
