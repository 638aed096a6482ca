"""What a run looks like in the end: defaults, chain of styles, direct properties, themes."""

import pytest
from lxml import etree

from core.importing.word_package import WordPackage
from core.proofing.looks import Looks
from tests.helpers.word_parts import MAIN, find_all

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = (
    f'<a:theme xmlns:a="{A}"><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/>'
    '<a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:theme>'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体" w:ascii="Arial"/><w:sz w:val="21"/></w:rPr>
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
<w:rPr><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:outlineLvl w:val="0"/><w:ind w:firstLineChars="200" w:firstLine="480"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="c"><w:name w:val="strong"/><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="themed"/>
<w:rPr><w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/></w:rPr></w:style>
"""


def looks_of(paragraph: str) -> tuple[Looks, etree._Element]:
    body = etree.fromstring(f'<w:body xmlns:w="{MAIN}">{paragraph}</w:body>')
    styles = etree.fromstring(f'<w:styles xmlns:w="{MAIN}">{STYLES}</w:styles>')
    package = WordPackage(body, styles, None, etree.fromstring(THEME), None, (), {})
    return Looks(package), body[0]


def run_look(properties: str = "", style: str = "") -> tuple[str, str, float, bool, bool]:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    text = f"<w:p>{mark}<w:r><w:rPr>{properties}</w:rPr><w:t>字</w:t></w:r></w:p>"
    looks, paragraph = looks_of(text)
    look = looks.run(find_all(paragraph, "w:r")[0], paragraph)
    return look.chinese_font, look.latin_font, look.size_pt, look.bold, look.themed


@pytest.mark.parametrize(
    ("style", "properties", "expected"),
    [
        ("", "", ("宋体", "Arial", 12, False, False)),
        ("b", "", ("宋体", "Arial", 12, True, False)),
        ("b", '<w:b w:val="0"/>', ("宋体", "Arial", 12, False, False)),
        ("b", '<w:rStyle w:val="c"/>', ("黑体", "Arial", 12, True, False)),
        (
            "b",
            '<w:rStyle w:val="c"/><w:rFonts w:eastAsia="楷体"/>',
            ("楷体", "Arial", 12, True, False),
        ),
        ("t", "", ("等线", "Calibri", 10.5, False, True)),
        ("没有", '<w:sz w:val="nonsense"/>', ("宋体", "Arial", 10, False, False)),
    ],
)
def test_the_strongest_property_wins(
    style: str, properties: str, expected: tuple[str, str, float, bool, bool]
) -> None:
    assert run_look(properties, style) == expected


def test_a_paragraph_takes_lines_from_the_defaults_and_indent_from_its_style() -> None:
    looks, paragraph = looks_of('<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr></w:p>')
    look = looks.paragraph(paragraph)
    assert (look.style, look.outline_level) == ("heading 1", 1)
    assert (look.line_rule, look.lines) == ("auto", 1.5)
    assert look.indent_chars == 2


def test_an_indent_in_points_takes_the_place_of_one_in_characters() -> None:
    looks, paragraph = looks_of(
        '<w:p><w:pPr><w:pStyle w:val="b"/><w:ind w:firstLine="420"/></w:pPr></w:p>'
    )
    look = looks.paragraph(paragraph)
    assert (look.indent_chars, look.indent_pt) == (None, 21)
