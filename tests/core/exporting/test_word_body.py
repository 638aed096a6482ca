from datetime import UTC, datetime

import pytest
from lxml import etree

from core.document import Block, Document, Heading, Paragraph, Role
from core.exporting.measure import em_width
from core.exporting.word import word_bytes
from tests.core.exporting.documents import small_document
from tests.helpers.word_parts import find_all, part, text_of, values

NOW = datetime(2025, 1, 20, tzinfo=UTC)
CHARACTER = 320  # twips


def paragraphs(*blocks: Block) -> list[etree._Element]:
    package = word_bytes(Document("", "", blocks), NOW)
    return find_all(part(package, "word/document.xml"), "w:body/w:p")


def blanks(*blocks: Block) -> list[float]:
    """Return how many characters stay free to the right of every paragraph."""
    return [int(values(one, "w:pPr/w:ind", "right")[0]) / CHARACTER for one in paragraphs(*blocks)]


def signature(text: str) -> Paragraph:
    return Paragraph(text, Role.SIGNATURE)


def date(text: str = "2025年1月20日") -> Paragraph:
    return Paragraph(text, Role.DATE)


def test_the_date_keeps_four_characters_free_and_the_signature_is_centred_over_it() -> None:
    assert blanks(signature("青禾县数据局"), date()) == [4.25, 4.0]
    assert blanks(signature("青禾县青年发展委员会办公室"), date()) == [0.75, 4.0]


def test_a_signature_too_long_for_that_ends_at_the_margin_and_moves_the_date() -> None:
    long = "青禾白族彝族自治州青禾县城市管理局"
    left, right = blanks(signature(long), date())
    assert (left, right) == (0.0, (em_width(long) - 6.5) / 2)


def test_several_signatures_share_one_middle() -> None:
    names = ("甲县数据局", "甲县档案事业发展中心")
    middles = [
        blank + em_width(name) / 2
        for blank, name in zip(blanks(*map(signature, names), date()), names, strict=False)
    ]
    assert middles == [7.25, 7.25]


def test_a_signature_alone_keeps_two_characters_free() -> None:
    assert blanks(signature("青禾县数据局")) == [2.0]


def test_only_the_first_closing_line_leaves_room_for_the_seal() -> None:
    spacing = [
        values(one, "w:pPr/w:spacing", "before")
        for one in paragraphs(Paragraph("末段"), signature("甲局"), date())
    ]
    assert spacing == [[], ["1120"], []]


def test_the_last_paragraph_stays_with_the_signature() -> None:
    last, first = paragraphs(Paragraph("末段"), signature("甲局"))[:2]
    assert find_all(last, "w:pPr/w:keepNext")
    assert text_of(first) == "甲局"


def kept(package: bytes) -> list[str]:
    body = part(package, "word/document.xml")
    return [text_of(one) for one in find_all(body, "w:body/w:p[w:pPr/w:keepNext]")]


def test_what_leads_to_a_table_stays_with_it() -> None:
    assert kept(word_bytes(small_document(), NOW)) == ["A & B < C，占比 > 5%。", "正文最后一段。"]


def test_what_follows_a_table_stands_a_little_apart() -> None:
    body = part(word_bytes(small_document(), NOW), "word/document.xml")
    apart = find_all(body, 'w:body/w:p[w:pPr/w:spacing[@w:before="160"]]')
    assert [text_of(one) for one in apart] == ["二、其他"]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_has_the_style_of_its_level(level: int) -> None:
    assert values(paragraphs(Heading(level, "甲"))[0], "w:pPr/w:pStyle") == [f"Heading{level}"]


LINES = ("某某自治区某某自治州某某河流域", "生态环境综合治理工程建设管理委员会办公室")


def test_a_signature_longer_than_a_line_stands_in_lines_around_the_middle_of_the_date() -> None:
    long, day = paragraphs(signature("".join(LINES)), date())
    assert len(find_all(long, "w:r/w:br")) == 1
    assert text_of(long).replace("\n", "") == "".join(LINES)
    assert values(long, "w:pPr/w:jc") == ["center"]
    (left,) = values(long, "w:pPr/w:ind", "left")
    middle_of_date = int(values(day, "w:pPr/w:ind", "right")[0]) / CHARACTER + 6.5 / 2
    width = 156 / 25.4 * 72 / 16
    assert (width - int(left) / CHARACTER) / 2 == pytest.approx(middle_of_date, abs=0.05)


def test_a_signature_alone_never_wraps_for_the_blank_at_its_right() -> None:
    assert blanks(signature("局" * 27)) == [1.0]
    assert blanks(signature("局" * 28)) == [0.0]
