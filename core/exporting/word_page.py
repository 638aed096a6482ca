"""A `PageStyle` as the page of a Word file: section properties, footers with the page number, settings."""

from core.exporting.word_styles import number_line_pt
from core.styles.model import MM_PER_INCH, POINTS_PER_INCH, NumberPlace, PageStyle
from core.styles.table_measures import twips_of_mm, twips_of_points

# Relationship id → (file, style of its paragraph, kind of page), by where the number stands.
Footers = dict[str, tuple[str, str, str]]
_FOOTERS: dict[NumberPlace, Footers] = {
    NumberPlace.NONE: {},
    NumberPlace.CENTRE: {"rId4": ("footer1", "Footer", "default")},
    NumberPlace.OUTSIDE: {
        "rId5": ("footer2", "FooterEven", "even"),
        "rId4": ("footer1", "Footer", "default"),
    },
}
_A4_TWIPS = (11906, 16838)  # as every office program writes them
_HEADER_MM = 15.0
_FOOTER_MM = 17.5  # where there is nothing in it
_DASH_ABOVE_MIDDLE = 0.148  # of the size: how far dashes stand above the middle of their line


def footers(style: PageStyle) -> Footers:
    """Return the footers a style asks for, in the order of the section properties."""
    return _FOOTERS[style.number.place]


def section_xml(style: PageStyle, *, after_contents: bool = False) -> str:
    """Return the section properties of the report; after a table of contents pages begin at 1 again."""
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{key}"/>'
        for key, (_, _, kind) in footers(style).items()
    )
    numbering = '<w:pgNumType w:start="1"/>' if after_contents else ""
    return f"<w:sectPr>{references}{_paper(style)}{numbering}{_grid(style)}</w:sectPr>"


def contents_section_xml(style: PageStyle) -> str:
    """Return the section properties of the pages of contents, which carry no number."""
    return f"<w:sectPr>{_paper(style)}{_grid(style)}</w:sectPr>"


def _paper(style: PageStyle) -> str:
    page = style.page
    margins = "".join(
        f' w:{side}="{twips_of_mm(mm)}"'
        for side, mm in (
            ("top", page.top_mm),
            ("right", page.right_mm),
            ("bottom", page.bottom_mm),
            ("left", page.left_mm),
        )
    )
    return (
        f'<w:pgSz w:w="{_A4_TWIPS[0]}" w:h="{_A4_TWIPS[1]}"/>'
        f'<w:pgMar{margins} w:header="{twips_of_mm(min(_HEADER_MM, page.top_mm))}"'
        f' w:footer="{twips_of_mm(_footer_mm(style))}" w:gutter="0"/>'
    )


def _grid(style: PageStyle) -> str:
    # Without a type it is no grid: LibreOffice would centre the lines of one and move the text down.
    pitch = twips_of_points(style.body.line_pt or style.body.size_pt * 1.3)
    return f'<w:docGrid w:linePitch="{pitch}"/>'


def _footer_mm(style: PageStyle) -> float:
    """Return how far the footer's end stands from the edge of the paper.

    The middle of the dashes beside the number then is `below_mm` below the type area.
    """
    if style.number.place is NumberPlace.NONE:
        return min(_FOOTER_MM, style.page.bottom_mm)
    below_middle_pt = number_line_pt(style) / 2 - _DASH_ABOVE_MIDDLE * style.number.size_pt
    below_middle_mm = below_middle_pt / POINTS_PER_INCH * MM_PER_INCH
    return max(style.page.bottom_mm - style.number.below_mm - below_middle_mm, 0.0)


def footer_xml(style_id: str, style: PageStyle) -> str:
    """Return the paragraph of a footer: a PAGE field, between dashes if the style says so."""
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def dash(text: str) -> str:
        if not style.number.dashes:
            return ""
        return f'<w:r>{hint}<w:t xml:space="preserve">{text}</w:t></w:r>'

    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{dash("— ")}{mark("begin")}'
        f'<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{mark("separate")}'
        f"<w:r><w:t>1</w:t></w:r>{mark('end')}{dash(' —')}</w:p>"
    )


def settings_xml(style: PageStyle) -> str:
    """Return the content of `w:settings`."""
    even = "<w:evenAndOddHeaders/>" if style.number.place is NumberPlace.OUTSIDE else ""
    tab = twips_of_points(style.body.size_pt * 2)
    # 15 is the layout of Word 2013 and later; without it Word opens the file in compatibility mode.
    return (
        '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        f'<w:defaultTabStop w:val="{tab}"/>{even}'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )
