"""The 目录 of a Word file: a real field with its entries written out, so that nothing has to be updated.

Word asks a question whenever a field is marked for updating at opening, so none is: the entries and
page numbers are already there, and F9 or printing renews them.
"""

from core.document import Document, Heading
from core.exporting.page_numbers import heading_pages
from core.exporting.word_page import contents_section_xml
from core.exporting.word_styles import CONTENTS_LEVELS
from core.exporting.word_xml import paragraph, run
from core.styles.model import PageStyle

_TITLE = "目\u3000录"
_FIELD = f' TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u '
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents_xml(document: Document, style: PageStyle) -> str:
    """Return the pages of contents as children of `w:body`; nothing for a report without headings."""
    pages = heading_pages(document, style)
    entries = [
        _entry(block, place, pages[place])
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and 0 < block.level <= CONTENTS_LEVELS
    ]
    if entries:
        level, content = entries[0]
        entries[0] = (level, _begin(_FIELD) + content)
        level, content = entries[-1]
        entries[-1] = (level, content + _END)
    lines = "".join(_line(level, content) for level, content in entries)
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph('TOCHeading', _TITLE)}{lines}</w:sdtContent></w:sdt>"
        f'<w:p><w:pPr><w:pStyle w:val="TableGap"/>{contents_section_xml(style)}</w:pPr></w:p>'
    )


def with_bookmark(xml: str, place: int) -> str:
    """Return the paragraph `xml` with a bookmark around its text, for the block at `place`."""
    start = f'<w:bookmarkStart w:id="{place}" w:name="{_bookmark(place)}"/>'
    inside = xml.replace("</w:pPr>", "</w:pPr>" + start, 1).removesuffix("</w:p>")
    return f'{inside}<w:bookmarkEnd w:id="{place}"/></w:p>'


def _bookmark(place: int) -> str:
    return f"_Toc{place:08}"  # the form of Word's own


def _line(level: int, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{content}</w:p>'


def _entry(heading: Heading, place: int, page: int) -> tuple[int, str]:
    """Return level and content of one line: the heading, dots and its page, all one link."""
    anchor = _bookmark(place)
    instruction = f" PAGEREF {anchor} \\h "
    number = f"{_begin(instruction)}<w:r><w:t>{page}</w:t></w:r>{_END}"
    return heading.level, (
        f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(heading.text)}'
        f"<w:r><w:tab/></w:r>{number}</w:hyperlink>"
    )


def _begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
