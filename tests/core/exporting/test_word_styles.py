from datetime import UTC, datetime

import pytest
from lxml import etree

from core.document import Document
from core.exporting.word import word_bytes
from core.styles.library import default_style
from core.styles.table_measures import text_width_twips
from tests.core.exporting.documents import full_document
from tests.helpers.word_parts import MAIN, find_all, part, parts_of, text_of, values

TEMPLATE = word_bytes(Document("", "", ()), datetime(2025, 1, 1, tzinfo=UTC))
TEXT_WIDTH = text_width_twips(default_style())
TWIPS_PER_MM = 1440 / 25.4
FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def number(element: etree._Element, path: str, attribute: str) -> int:
    return int(values(element, path, attribute)[0])


def style(style_id: str) -> etree._Element:
    return find_all(part(TEMPLATE, "word/styles.xml"), f'w:style[@w:styleId="{style_id}"]')[0]


def test_the_page_is_a4_with_the_type_area_of_the_standard() -> None:
    page = part(TEMPLATE, "word/document.xml")
    sides = {side: number(page, "//w:pgMar", side) for side in ("left", "right", "top", "bottom")}
    in_mm = {side: twips / TWIPS_PER_MM for side, twips in sides.items()}
    assert in_mm == pytest.approx({"left": 28, "right": 26, "top": 37, "bottom": 35}, abs=0.02)
    assert (number(page, "//w:pgSz", "w"), number(page, "//w:pgSz", "h")) == (11906, 16838)
    assert 11906 - sides["left"] - sides["right"] == TEXT_WIDTH


def test_there_is_no_theme_nor_anything_unused() -> None:
    assert not find_all(part(TEMPLATE, "word/document.xml"), "//w:p")
    assert len(TEMPLATE) < 6000
    assert b"heme=" not in b"".join(parts_of(TEMPLATE).values())
    assert not [name for name in parts_of(TEMPLATE) if "theme" in name or "thumbnail" in name]


def test_every_style_names_all_its_fonts() -> None:
    styles = part(TEMPLATE, "word/styles.xml")
    described = find_all(styles, "w:docDefaults//w:rFonts") + find_all(
        styles, 'w:style[@w:type="paragraph"]/w:rPr/w:rFonts'
    )
    assert len(described) == 1 + len(find_all(styles, 'w:style[@w:type="paragraph"]'))
    for fonts in described:
        assert len({fonts.get(f"{{{MAIN}}}{slot}") for slot in FONT_SLOTS}) == 1


def test_every_font_has_a_substitute_in_the_font_table() -> None:
    used = set(values(part(TEMPLATE, "word/styles.xml"), "//w:rFonts", "eastAsia"))
    listed = part(TEMPLATE, "word/fontTable.xml")
    assert used == set(values(listed, "w:font[w:altName]", "name"))


@pytest.mark.parametrize(
    ("style_id", "font", "half_points", "line", "outline"),
    [
        ("Normal", "仿宋_GB2312", "32", "560", []),
        ("Title", "方正小标宋简体", "44", "700", []),
        ("Heading1", "黑体", "32", None, ["0"]),
        ("Heading2", "楷体_GB2312", "32", None, ["1"]),
        ("Heading3", "仿宋_GB2312", "32", None, ["2"]),
    ],
)
def test_text_styles_follow_the_standard(
    style_id: str, font: str, half_points: str, line: str | None, outline: list[str]
) -> None:
    element = style(style_id)
    assert values(element, "w:rPr/w:rFonts", "eastAsia") == [font]
    assert values(element, "w:rPr/w:sz") == [half_points]
    assert values(element, "w:pPr/w:outlineLvl") == outline
    if line:
        assert values(element, "w:pPr/w:spacing", "line") == [line]
        assert values(element, "w:pPr/w:spacing", "lineRule") == ["exact"]


@pytest.mark.parametrize("style_id", ["BodyText", "Heading1", "Heading2", "Heading3"])
def test_first_lines_are_indented_by_two_characters(style_id: str) -> None:
    assert values(style(style_id), "w:pPr/w:ind", "firstLineChars") == ["200"]
    assert values(style(style_id), "w:pPr/w:ind", "firstLine") == ["640"]


def test_28_characters_stand_in_a_line() -> None:
    tightening = int(values(style("BodyText"), "w:rPr/w:spacing")[0])
    assert 28 * (320 + tightening) <= TEXT_WIDTH < 29 * (320 + tightening)


def test_table_styles_are_free_of_exact_lines() -> None:
    styles = find_all(part(TEMPLATE, "word/styles.xml"), "w:style")
    tables = [one for one in styles if "表格" in values(one, "w:name")[0]]
    assert len(tables) == 6
    for one in tables:
        assert values(one, "w:pPr/w:spacing", "lineRule") == ["auto"]
        assert values(one, "w:rPr/w:sz") == ["20"]


def test_every_style_used_is_described() -> None:
    body = part(word_bytes(full_document(), datetime(2025, 1, 1, tzinfo=UTC)), "word/document.xml")
    known = set(values(part(TEMPLATE, "word/styles.xml"), "w:style", "styleId"))
    assert set(values(body, "//w:pStyle")) <= known


@pytest.mark.parametrize(
    ("kind", "style_id", "side"), [("default", "Footer", "right"), ("even", "FooterEven", "left")]
)
def test_page_numbers_stand_outside_one_character_in(kind: str, style_id: str, side: str) -> None:
    page = part(TEMPLATE, "word/document.xml")
    reference = find_all(page, f'//w:footerReference[@w:type="{kind}"]')[0]
    target = {"rId4": "footer1", "rId5": "footer2"}[str(reference.values()[1])]
    footer = part(TEMPLATE, f"word/{target}.xml")
    assert values(footer, "w:p/w:pPr/w:pStyle") == [style_id]
    assert text_of(footer[0]) == "— 1 —"
    assert find_all(footer, "//w:instrText")[0].text == " PAGE "
    assert values(style(style_id), "w:pPr/w:jc") == [side]
    assert values(style(style_id), "w:pPr/w:ind", side) == ["280"]
    assert values(style(style_id), "w:rPr/w:sz") == ["28"]


def test_odd_and_even_pages_differ() -> None:
    assert find_all(part(TEMPLATE, "word/settings.xml"), "w:evenAndOddHeaders")
