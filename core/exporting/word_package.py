"""The parts of a Word file that follow from the page style alone, made once per style."""

from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from core.exporting.word_page import footer_xml, footers, section_xml, settings_xml
from core.exporting.word_styles import font_table_xml, styles_xml
from core.exporting.word_zip import PackedPart, packed
from core.styles.model import PageStyle

BODY_PART = "word/document.xml"
PROPERTIES_PART = "docProps/core.xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def part(root: str, *content: str) -> bytes:
    """Return one WordprocessingML part with the root element `w:root` and the pieces of its content."""
    head = f'{DECLARATION}<w:{root} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}">'
    return "".join((head, *content, f"</w:{root}>")).encode()


class FixedParts(NamedTuple):
    """What follows from a page style: the parts that stand before properties and body, those behind them, packed,
    and the section properties, with which the body ends."""

    before: tuple[PackedPart, ...]
    after: tuple[PackedPart, ...]
    section: str


@lru_cache(maxsize=8)
def fixed_parts(style: PageStyle, *, contents: bool) -> FixedParts:
    """Return everything but properties and body, made and packed once per style."""
    related = _related(style)
    before = {
        "[Content_Types].xml": _content_types(related).encode(),
        "_rels/.rels": _package_relations().encode(),
    }
    after = {
        "word/_rels/document.xml.rels": _document_relations(related).encode(),
        "word/styles.xml": part("styles", styles_xml(style, contents=contents)),
        "word/settings.xml": part("settings", settings_xml(style)),
        "word/fontTable.xml": part("fonts", font_table_xml(style)),
    }
    for file, style_id, _ in sorted(footers(style).values()):
        after[f"word/{file}.xml"] = part("ftr", footer_xml(style_id, style))
    return FixedParts(
        tuple(starmap(packed, before.items())),
        tuple(starmap(packed, after.items())),
        section_xml(style, after_contents=contents),
    )


def _related(style: PageStyle) -> dict[str, tuple[str, str]]:
    """Return relationship id → (file, kind) of every part the body refers to."""
    always = {
        "rId1": ("styles", "styles"),
        "rId2": ("settings", "settings"),
        "rId3": ("fontTable", "fontTable"),
    }
    numbers = {key: (file, "footer") for key, (file, _, _) in sorted(footers(style).items())}
    return always | numbers


def _content_types(related: dict[str, tuple[str, str]]) -> str:
    overrides = {f"/{BODY_PART}": f"{_WORD_TYPE}.document.main+xml"}
    for file, kind in related.values():
        overrides[f"/word/{file}.xml"] = f"{_WORD_TYPE}.{kind}+xml"
    overrides[f"/{PROPERTIES_PART}"] = "application/vnd.openxmlformats-package.core-properties+xml"
    rows = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        {"rId1": (f"{_RELATIONS}/officeDocument", BODY_PART), "rId2": (core, PROPERTIES_PART)}
    )


def _document_relations(related: dict[str, tuple[str, str]]) -> str:
    return _relations(
        {key: (f"{_RELATIONS}/{kind}", f"{file}.xml") for key, (file, kind) in related.items()}
    )


def _relations(rows: dict[str, tuple[str, str]]) -> str:
    content = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in rows.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
