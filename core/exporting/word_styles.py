"""A `PageStyle` as the styles and the font table of a Word file.

The reasons for each choice stand in `docs/analysis/word-export.md`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.exporting.word_xml import attribute
from core.styles.fonts import substitutes, typeface
from core.styles.model import Align, NumberPlace, PageStyle, TextLook
from core.styles.table_measures import twips_of_points

WORD_ALIGN = {
    Align.LEFT: "left",
    Align.CENTRE: "center",
    Align.RIGHT: "right",
    Align.JUSTIFIED: "both",
}
CONTENTS_LEVELS = 2
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_NUMBER_LEADING_PT = 6  # the line of the page number is that much higher than its type


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `paragraph` and `run` are its properties in the order of the schema."""

    id: str
    name: str
    font: str
    size_pt: float
    paragraph: str
    run: str = ""
    bold: bool = False
    based_on: str = "Normal"
    next: str = ""
    quick: bool = True


def styles_xml(style: PageStyle, *, contents: bool) -> str:
    """Return the content of `w:styles`; those of a table of contents only where there is one."""
    body = style.body
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(body.font, style)}{_size(body.size_pt)}"
        f"{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="15" w:type="dxa"/><w:right w:w="15" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    made = [*_text_styles(style), *_table_styles(style), *_footer_styles(style)]
    if contents:
        made += _contents_styles(style)
    return defaults + "".join(_style(one, style) for one in made) + table


def font_table_xml(style: PageStyle) -> str:
    """Return the content of `w:fonts`: every typeface, with what Word takes where it is missing."""
    return "".join(map(_font, fonts_of(style)))


def fonts_of(style: PageStyle) -> tuple[str, ...]:
    """Return the typefaces of a style, each once."""
    looks = (style.body, style.heading_2, style.heading_1, style.heading_3, style.title)
    tables = (style.table.font, style.table.note_font)
    number = () if style.number.place is NumberPlace.NONE else (style.number.font,)
    latin = (style.latin_font,) if style.latin_font else ()
    return tuple(dict.fromkeys((*(look.font for look in looks), *tables, *number, *latin)))


def _text_styles(style: PageStyle) -> Iterator[Style]:
    body = style.body
    normal = (
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'{_spacing(0, 0, body.line_pt)}<w:jc w:val="both"/>'
    )
    yield Style("Normal", "Normal", body.font, body.size_pt, normal, based_on="")
    title = "<w:keepNext/><w:keepLines/>" + _OFF_GRID + _layout(style.title)
    yield _text_style(
        style, ("Title", "Title"), style.title, title, run=_OFF_GRID, next_="BodyText"
    )
    yield _text_style(style, ("BodyText", "Body Text"), body, _layout(body))
    for level in (1, 2, 3):
        look = style.heading(level)
        paragraph = f'<w:keepNext/>{_layout(look)}<w:outlineLvl w:val="{level - 1}"/>'
        names = (f"Heading{level}", f"heading {level}")
        yield _text_style(style, names, look, paragraph, next_="BodyText")
    right = '<w:jc w:val="right"/>'
    yield Style("Signature", "Signature", body.font, body.size_pt, "<w:keepNext/>" + right)
    yield Style("Date", "Date", body.font, body.size_pt, right)


def _text_style(
    style: PageStyle,
    names: tuple[str, str],
    look: TextLook,
    paragraph: str,
    *,
    run: str = "",
    next_: str = "",
) -> Style:
    """Return the style of `names`, our id and Word's name, for a text that looks like `look`."""
    space = twips_of_points(style.letter_spacing_of(look))
    run += f'<w:spacing w:val="{space}"/>' if space else ""
    return Style(*names, look.font, look.size_pt, paragraph, run, bold=look.bold, next=next_)


def _table_styles(style: PageStyle) -> Iterator[Style]:
    look = style.table
    every = "<w:keepNext/>" + _OFF_GRID + _spacing(0, 0, 0)
    twips = twips_of_points(look.label_inset_pt)
    inset = f'<w:ind w:left="{twips}" w:right="{twips}"/>' if twips else ""
    left, centred = inset + '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'
    figures = f'<w:jc w:val="{WORD_ALIGN[look.figure_align]}"/>'
    for style_id, name, font, size, paragraph in (
        ("TableHeader", "表格栏目", look.font, look.size_pt, centred),
        ("TableBlockTitle", "表格分块标题", look.font, look.size_pt, left),
        ("TableLabel", "表格行名", look.font, look.size_pt, left),
        ("TableLabelCentred", "表格行名居中", look.font, look.size_pt, centred),
        ("TableValue", "表格数字", look.font, look.figure_size_pt, figures),
        ("TableNote", "表格附注", look.note_font, look.size_pt, left),
    ):
        yield Style(style_id, name, font, size, every + paragraph, _OFF_GRID, quick=False)
    gap = _OFF_GRID + _spacing(0, 0, 6)
    yield Style("TableGap", "表间空隙", look.font, 5, gap, quick=False)


def _footer_styles(style: PageStyle) -> Iterator[Style]:
    number = style.number
    twips = twips_of_points(number.inset_chars * number.size_pt)
    hundredths = round(number.inset_chars * 100)
    outside = (
        (
            "Footer",
            "footer",
            f'<w:ind w:rightChars="{hundredths}" w:right="{twips}"/><w:jc w:val="right"/>',
        ),
        (
            "FooterEven",
            "偶数页页脚",
            f'<w:ind w:leftChars="{hundredths}" w:left="{twips}"/><w:jc w:val="left"/>',
        ),
    )
    kinds = {
        NumberPlace.NONE: (),
        NumberPlace.CENTRE: (("Footer", "footer", '<w:jc w:val="center"/>'),),
        NumberPlace.OUTSIDE: outside,
    }
    lines = _OFF_GRID + _spacing(0, 0, number_line_pt(style))
    for style_id, name, paragraph in kinds[number.place]:
        yield Style(
            style_id, name, number.font, number.size_pt, lines + paragraph, _OFF_GRID, quick=False
        )


def number_line_pt(style: PageStyle) -> float:
    """Return the height of the line of the page number."""
    return style.number.size_pt + _NUMBER_LEADING_PT


def _contents_styles(style: PageStyle) -> Iterator[Style]:
    heading, body = style.heading_1, style.body
    above = (
        "<w:keepNext/>" + _spacing(0, body.line_pt or body.size_pt, 0) + '<w:jc w:val="center"/>'
    )
    yield Style("TOCHeading", "TOC Heading", heading.font, style.title.size_pt, above)
    width = twips_of_points(style.page.text_width_mm / 25.4 * 72)
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    for level in range(1, CONTENTS_LEVELS + 1):
        twips = twips_of_points((level - 1) * 2 * body.size_pt)
        indent = f'<w:ind w:left="{twips}"/>' if twips else ""
        paragraph = tab + _spacing(0, 0, body.line_pt) + indent + '<w:jc w:val="left"/>'
        look = heading if level == 1 else body
        yield Style(f"TOC{level}", f"toc {level}", look.font, body.size_pt, paragraph, quick=False)


def _layout(look: TextLook) -> str:
    twips = twips_of_points(look.indent_chars * look.size_pt)
    indent = (
        f'<w:ind w:firstLineChars="{round(look.indent_chars * 100)}" w:firstLine="{twips}"/>'
        if twips
        else ""
    )
    align = f'<w:jc w:val="{WORD_ALIGN[look.align]}"/>'
    return _spacing(look.before_pt, look.after_pt, look.line_pt) + indent + align


def _spacing(before_pt: float, after_pt: float, line_pt: float) -> str:
    """Return the space around and within a paragraph; a `line_pt` of 0 is single spacing."""
    before = f' w:before="{twips_of_points(before_pt)}"' if before_pt else ""
    after = f' w:after="{twips_of_points(after_pt)}"' if after_pt else ""
    rule = (
        f'"{twips_of_points(line_pt)}" w:lineRule="exact"' if line_pt else '"240" w:lineRule="auto"'
    )
    return f"<w:spacing{before}{after} w:line={rule}/>"


def _fonts(font: str, style: PageStyle) -> str:
    chinese, latin = attribute(font), attribute(style.latin_font or font)
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(one: Style, style: PageStyle) -> str:
    default = ' w:default="1"' if not one.based_on else ""
    custom = ' w:customStyle="1"' if not one.name.isascii() else ""
    based_on = f'<w:basedOn w:val="{one.based_on}"/>' if one.based_on else ""
    following = f'<w:next w:val="{one.next}"/>' if one.next else ""
    quick = "<w:qFormat/>" if one.quick else ""
    bold = "<w:b/><w:bCs/>" if one.bold else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{one.id}">'
        f'<w:name w:val="{one.name}"/>{based_on}{following}{quick}'
        f"<w:pPr>{one.paragraph}</w:pPr>"
        f"<w:rPr>{_fonts(one.font, style)}{bold}{one.run}{_size(one.size_pt)}</w:rPr></w:style>"
    )


def _font(name: str) -> str:
    face = typeface(name)
    others = substitutes(name)
    other = f'<w:altName w:val="{attribute(others[0])}"/>' if others else ""
    charset = '<w:charset w:val="86"/>' if face else ""
    return (
        f'<w:font w:name="{attribute(name)}">{other}{charset}'
        f'<w:family w:val="{face.shape if face else "auto"}"/><w:pitch w:val="default"/></w:font>'
    )
