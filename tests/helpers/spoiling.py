"""A Word file of ours with one fault planted in it, as an officer or an office program makes them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from core.exporting.word import word_bytes
from core.styles.library import default_style
from tests.helpers.published import published_document

Parts = dict[str, str]
_NOW = datetime(2025, 1, 20, tzinfo=UTC)
_BODY, _STYLES, _SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"


def good_parts(name: str = "pingtan_2021") -> Parts:
    """Return the parts of an export without fault."""
    package = word_bytes(published_document(name), _NOW, default_style())
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return {entry: file.read(entry).decode() for entry in file.namelist()}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return `parts` as a package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def swapped(part: str, old: str, new: str, times: int = 1) -> Callable[[Parts], Parts]:
    """Return what puts `new` for `old` in one part; fails where `old` is not there."""

    def spoil(parts: Parts) -> Parts:
        assert old in parts[part], f"{old} is not in {part}"
        return {**parts, part: parts[part].replace(old, new, times)}

    return spoil


def _first(text: str, start: str, end: str) -> str:
    """Return the first piece of `text` from `start` to the next `end`, both included."""
    begin = text.index(start)
    return text[begin : text.index(end, begin) + len(end)]


def _without_a_style(parts: Parts) -> Parts:
    direct = (
        '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:r><w:rPr>'
        '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"/></w:rPr>'
    )
    body = parts[_BODY].replace('<w:pStyle w:val="Heading1"/></w:pPr><w:r>', direct)
    return {**parts, _BODY: body}


def _commented(parts: Parts) -> Parts:
    body = parts[_BODY].replace(
        "</w:pPr><w:r>",
        '</w:pPr><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r>',
        1,
    )
    return {**parts, _BODY: body}


def _tracked(parts: Parts) -> Parts:
    run = _first(parts[_BODY].partition('"BodyText"')[2], "<w:r>", "</w:r>")
    mark = f'<w:ins w:id="9" w:author="x" w:date="2025-01-01T00:00:00Z">{run}</w:ins>'
    return {**parts, _BODY: parts[_BODY].replace(run, mark, 1)}


def _typed_number(parts: Parts) -> Parts:
    changed = dict(parts)
    for name in ("word/footer1.xml", "word/footer2.xml"):
        field = _first(parts[name], '<w:r><w:fldChar w:fldCharType="begin"/>', '"end"/></w:r>')
        changed[name] = parts[name].replace(field, "<w:r><w:t>1</w:t></w:r>")
    return changed


def _unmerged(parts: Parts) -> Parts:
    """Return the file with 三、本年度办理结果 no longer merged over its rows."""
    head, label, tail = parts[_BODY].partition("三、本年度办理结果")
    start = head.rindex('<w:vMerge w:val="restart"/>')
    head = head[:start] + head[start:].replace('<w:vMerge w:val="restart"/>', "", 1)
    return {**parts, _BODY: head + label + tail}


def _torn_row(parts: Parts) -> Parts:
    body = parts[_BODY]
    row = _first(body.partition("一、本年新收政府信息公开申请数量")[2], "<w:tr>", "</w:tr>")
    return {**parts, _BODY: body.replace(row, "", 1)}


def _mark(style: str) -> str:
    """Return the end of a paragraph's properties and the begin of its run, as exports have them."""
    return f'<w:pStyle w:val="{style}"/></w:pPr><w:r>'


def _dressed(style: str, properties: str, times: int = 1) -> Callable[[Parts], Parts]:
    """Return what gives the first runs of a style, those without properties, direct ones."""
    return swapped(_BODY, _mark(style), f"{_mark(style)}<w:rPr>{properties}</w:rPr>", times)


def _set_otherwise(style: str, properties: str) -> Callable[[Parts], Parts]:
    """Return what gives the first paragraph of a style direct properties."""
    mark = f'<w:pStyle w:val="{style}"/>'
    return swapped(_BODY, f"{mark}</w:pPr>", f"{mark}{properties}</w:pPr>")


def _indented_by_blanks(parts: Parts) -> Parts:
    none = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    head, mark, tail = _set_otherwise("BodyText", none)(parts)[_BODY].partition(none)
    return {**parts, _BODY: head + mark + tail.replace("<w:t>", "<w:t>\u3000\u3000", 1)}


def _spaced_by_paragraphs(parts: Parts) -> Parts:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/>'
    empty = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
    return swapped(_BODY, heading, empty * 3 + heading)(parts)


_THEME = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    ' w:eastAsiaTheme="minorEastAsia"/>'
)
_BODY_TEXT = '<w:name w:val="Body Text"/>'


def _other_typeface(parts: Parts) -> Parts:
    head, mark, tail = parts[_STYLES].partition(_BODY_TEXT)
    return {**parts, _STYLES: head + mark + tail.replace("仿宋_GB2312", "微软雅黑", 4)}


# What was done to the file → (how, the checks that must see it).
SPOILT: dict[str, tuple[Callable[[Parts], Parts], set[str]]] = {
    "text in another typeface": (_other_typeface, {"body.font", "body.latin_font"}),
    "a heading in another size": (
        _dressed("Heading1", '<w:sz w:val="36"/>'),
        {"heading_1.size"},
    ),
    "a title in bold": (_dressed("Title", "<w:b/>"), {"title.bold"}),
    "narrower margins": (swapped(_BODY, 'w:top="2098"', 'w:top="1440"'), {"page.margins"}),
    "paper of another size": (swapped(_BODY, 'w:w="11906"', 'w:w="12240"'), {"page.paper"}),
    "lines of one and a half": (
        _set_otherwise("BodyText", '<w:spacing w:line="360" w:lineRule="auto"/>'),
        {"body.line"},
    ),
    "a heading in the middle": (
        _set_otherwise("Heading2", '<w:jc w:val="center"/>'),
        {"heading_2.align"},
    ),
    "a merge undone": (_unmerged, {"table.merge"}),
    "a row deleted": (_torn_row, {"table.rows"}),
    "a label in other words": (
        swapped(_BODY, "本年新收政府信息公开申请数量", "今年新收信息公开申请数量"),
        {"table.label"},
    ),
    "columns drawn wider": (
        swapped(_BODY, '<w:gridCol w:w="2211"/>', '<w:gridCol w:w="3900"/>'),
        {"table.width", "table.columns", "table.cell_width"},
    ),
    "figures too large": (_dressed("TableValue", '<w:sz w:val="44"/>', 400), {"table.size"}),
    "a figure too long for its cell": (
        swapped(_BODY, "<w:t>64</w:t>", "<w:t>12345678</w:t>"),
        {"table.overflow"},
    ),
    "headers that are not repeated": (swapped(_BODY, "<w:tblHeader/>", "", 9), {"table.header"}),
    "rows that may be split": (swapped(_BODY, "<w:cantSplit/>", "", 9), {"table.split"}),
    "the page number typed": (_typed_number, {"number.missing"}),
    "no page number on even pages": (
        swapped(_SETTINGS, "<w:evenAndOddHeaders/>", ""),
        {"number.sides"},
    ),
    "headings without their style": (_without_a_style, {"structure.heading_style"}),
    "a section left out": (
        swapped(_BODY, "六、其他需要报告的事项", "六、其他事项"),
        {"structure.section"},
    ),
    "a number skipped": (swapped(_BODY, "五、存在", "七、存在"), {"structure.number"}),
    "a theme font": (
        _dressed("BodyText", _THEME),
        {"left.theme_font", "body.font", "body.latin_font"},
    ),
    "a tracked change": (_tracked, {"left.tracked"}),
    "a comment": (_commented, {"left.comments"}),
    "empty paragraphs as space": (_spaced_by_paragraphs, {"left.empty_paragraphs"}),
    "blanks as indent": (_indented_by_blanks, {"left.blank_indent", "body.indent"}),
    "a place not filled in": (swapped(_BODY, "以公开为常态", "共XX件"), {"left.placeholder"}),
    "red letters": (_dressed("Heading1", '<w:color w:val="FF0000"/>'), {"left.colour"}),
    "hidden words": (_dressed("Heading1", "<w:vanish/>"), {"left.hidden"}),
}
