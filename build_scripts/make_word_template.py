"""Make `resources/word/template.docx`: the styles and the page of an exported report, and nothing else.

Run it after changing a style here; the result is committed beside it. Page and type follow
GB/T 9704—2012, the reasons for each choice stand in `docs/analysis/word-export.md`.
"""

import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.word_styles import font_table_xml, styles_xml

TARGET = Path(__file__).resolve().parent.parent / "resources" / "word" / "template.docx"

_TWIPS_PER_MM = 1440 / 25.4
_A4 = (11906, 16838)  # twips, as every office program writes them
_MARGINS_MM = {"top": 37.0, "right": 26.0, "bottom": 35.0, "left": 28.0}
_HEADER_MM = 15.0
_FOOTER_MM = 25.2  # puts the dashes beside the page number 7 mm below the type area
# 28 pt, and no grid: LibreOffice would centre its 22 lines and move the text down.
_LINE_PITCH = 560
_EPOCH = (1980, 1, 1, 0, 0, 0)

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _part(root: str, content: str) -> str:
    return f'{_DECLARATION}<w:{root} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}">{content}</w:{root}>'


def _document_part() -> str:
    margins = "".join(f' w:{side}="{_twips(mm)}"' for side, mm in _MARGINS_MM.items())
    return _part(
        "document",
        '<w:body><w:sectPr><w:footerReference w:type="even" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{_A4[0]}" w:h="{_A4[1]}"/>'
        f'<w:pgMar{margins} w:header="{_twips(_HEADER_MM)}" w:footer="{_twips(_FOOTER_MM)}"'
        ' w:gutter="0"/>'
        f'<w:docGrid w:linePitch="{_LINE_PITCH}"/></w:sectPr></w:body>',
    )


def _footer_part(style_id: str) -> str:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return _part(
        "ftr",
        f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>'
        f'<w:r>{hint}<w:t xml:space="preserve">— </w:t></w:r>{mark("begin")}'
        f'<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{mark("separate")}'
        f"<w:r><w:t>1</w:t></w:r>{mark('end')}"
        f'<w:r>{hint}<w:t xml:space="preserve"> —</w:t></w:r></w:p>',
    )


def _settings_part() -> str:
    # 15 is the layout of Word 2013 and later; without it Word opens the file in compatibility mode.
    return _part(
        "settings",
        '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    )


_PARTS_OF_DOCUMENT = {
    "rId1": ("styles", "styles"),
    "rId2": ("settings", "settings"),
    "rId3": ("fontTable", "fontTable"),
    "rId4": ("footer1", "footer"),
    "rId5": ("footer2", "footer"),
}


def _content_types_part() -> str:
    overrides = {"/word/document.xml": f"{_WORD_TYPE}.document.main+xml"}
    for file, kind in _PARTS_OF_DOCUMENT.values():
        overrides[f"/word/{file}.xml"] = f"{_WORD_TYPE}.{kind}+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    rows = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relations(rows: dict[str, tuple[str, str]]) -> str:
    content = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in rows.items()
    )
    return (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
    )


def _package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        {
            "rId1": (f"{_RELATIONS}/officeDocument", "word/document.xml"),
            "rId2": (core, "docProps/core.xml"),
        }
    )


def _document_relations() -> str:
    return _relations(
        {
            key: (f"{_RELATIONS}/{kind}", f"{file}.xml")
            for key, (file, kind) in _PARTS_OF_DOCUMENT.items()
        }
    )


def parts() -> dict[str, str]:
    """Return the parts of the template by name, in the order of the package."""
    return {
        "[Content_Types].xml": _content_types_part(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": f"{_DECLARATION}<cp:coreProperties"
        f' xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/document.xml": _document_part(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": _part("styles", styles_xml()),
        "word/settings.xml": _settings_part(),
        "word/fontTable.xml": _part("fonts", font_table_xml()),
        "word/footer1.xml": _footer_part("Footer"),
        "word/footer2.xml": _footer_part("FooterEven"),
    }


def main() -> None:
    """Write the template, the same bytes every time."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
