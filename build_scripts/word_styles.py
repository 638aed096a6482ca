"""The styles of `resources/word/template.docx`: what every kind of paragraph looks like.

The reasons for each choice stand in `docs/analysis/word-export.md`.
"""

from dataclasses import dataclass

FANG_SONG = "仿宋_GB2312"
KAI_TI = "楷体_GB2312"
HEI_TI = "黑体"
SONG_TI = "宋体"
TITLE_SONG = "方正小标宋简体"
NOTE_KAI = "楷体"  # the name the official template uses

# What Word takes when a font is missing, and the font's shape for programs that ignore the name.
_FONTS = (
    (FANG_SONG, "仿宋", "modern"),
    (KAI_TI, "楷体", "modern"),
    (HEI_TI, "SimHei", "modern"),
    (SONG_TI, "SimSun", "auto"),
    (TITLE_SONG, "华文中宋", "auto"),
    (NOTE_KAI, "KaiTi", "modern"),
)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `paragraph` and `run` are its properties in the order of the schema."""

    id: str
    name: str
    font: str
    half_points: int
    paragraph: str
    run: str = ""
    based_on: str = "Normal"
    next: str = ""
    quick: bool = True


# 28 characters in 156 mm: 28 × (16 − 0.25) pt. A character grid would do it too, but LibreOffice
# gives a character that is wider than its cell two cells.
_TIGHT = '<w:spacing w:val="-5"/>'
_FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_TABLE = "<w:keepNext/>" + _OFF_GRID + '<w:spacing w:line="240" w:lineRule="auto"/>'
_CENTRED = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'
_TABLE_INSET = '<w:ind w:left="20" w:right="20"/>'


def _heading(level: int, font: str) -> Style:
    paragraph = f'<w:keepNext/>{_FIRST_LINE}<w:outlineLvl w:val="{level - 1}"/>'
    return Style(
        f"Heading{level}", f"heading {level}", font, 32, paragraph, _TIGHT, next="BodyText"
    )


def _table_style(style_id: str, name: str, font: str, paragraph: str) -> Style:
    return Style(style_id, name, font, 20, _TABLE + paragraph, _OFF_GRID, quick=False)


def _footer_style(style_id: str, name: str, paragraph: str) -> Style:
    lines = _OFF_GRID + '<w:spacing w:line="400" w:lineRule="exact"/>' + paragraph
    return Style(style_id, name, SONG_TI, 28, lines, _OFF_GRID, quick=False)


STYLES = (
    Style(
        "Normal",
        "Normal",
        FANG_SONG,
        32,
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:spacing w:line="560" w:lineRule="exact"/>'
        '<w:jc w:val="both"/>',
        based_on="",
    ),
    Style(
        "Title",
        "Title",
        TITLE_SONG,
        44,
        '<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:after="560" w:line="700" w:lineRule="exact"/>' + _CENTRED,
        _OFF_GRID,
        next="BodyText",
    ),
    Style("BodyText", "Body Text", FANG_SONG, 32, _FIRST_LINE, _TIGHT),
    _heading(1, HEI_TI),
    _heading(2, KAI_TI),
    _heading(3, FANG_SONG),
    Style("Signature", "Signature", FANG_SONG, 32, '<w:keepNext/><w:jc w:val="right"/>'),
    Style("Date", "Date", FANG_SONG, 32, '<w:jc w:val="right"/>'),
    _table_style("TableHeader", "表格栏目", SONG_TI, _CENTRED),
    _table_style("TableBlockTitle", "表格分块标题", SONG_TI, _TABLE_INSET + _LEFT),
    _table_style("TableLabel", "表格行名", SONG_TI, _TABLE_INSET + _LEFT),
    _table_style("TableLabelCentred", "表格行名居中", SONG_TI, _CENTRED),
    _table_style("TableValue", "表格数字", SONG_TI, _CENTRED),
    _table_style("TableNote", "表格附注", NOTE_KAI, _TABLE_INSET + _LEFT),
    Style(
        "TableGap",
        "表间空隙",
        SONG_TI,
        10,
        _OFF_GRID + '<w:spacing w:line="120" w:lineRule="exact"/>',
        quick=False,
    ),
    _footer_style(
        "Footer", "footer", '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'
    ),
    _footer_style("FooterEven", "偶数页页脚", '<w:ind w:leftChars="100" w:left="280"/>' + _LEFT),
)


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def _style(style: Style) -> str:
    default = ' w:default="1"' if not style.based_on else ""
    custom = ' w:customStyle="1"' if not style.name.isascii() else ""
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    quick = "<w:qFormat/>" if style.quick else ""
    size = f'<w:sz w:val="{style.half_points}"/><w:szCs w:val="{style.half_points}"/>'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based_on}{following}{quick}'
        f"<w:pPr>{style.paragraph}</w:pPr>"
        f"<w:rPr>{_fonts(style.font)}{style.run}{size}</w:rPr></w:style>"
    )


def styles_xml() -> str:
    """Return the content of `w:styles`."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG_SONG)}"
        f'<w:sz w:val="32"/><w:szCs w:val="32"/>{language}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="15" w:type="dxa"/><w:right w:w="15" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    return defaults + "".join(map(_style, STYLES)) + table


def font_table_xml() -> str:
    """Return the content of `w:fonts`."""
    return "".join(_font(*font) for font in _FONTS)


def _font(name: str, substitute: str, family: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{substitute}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
    )
