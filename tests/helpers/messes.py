"""Reports as offices really hand them round: small documents of each kind, made where a test needs them."""

from collections.abc import Sequence
from pathlib import Path

from core.forms.installed import load_format
from core.grid import lay_out
from core.importing.documents import read_document
from core.importing.imported import Imported
from core.importing.matching.match import match
from tests.helpers.spoiling import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "（七）总计",
    "四、结转下年度继续办理",
)
Line = Sequence[str]


def line(label: str, *figures: int | str) -> list[str]:
    """Return a row of the third table: the figures given, zeros, and their sum where all are numbers."""
    cells = [str(one) for one in figures] + ["0"] * (6 - len(figures))
    total = sum(int(one) for one in cells) if all(one.isdecimal() for one in cells) else cells[0]
    return [label, *cells, str(total)]


def page(*pieces: str, charset: str = "utf-8") -> bytes:
    """Return a web page."""
    head = f'<html><head><meta charset="{charset}"><title>年报</title></head>'
    return f"{head}<body>{''.join(pieces)}</body></html>".encode(charset)


def table(lines: Sequence[Line], cell: str = "<td>{}</td>") -> str:
    """Return a table of a web page."""
    rows = ("".join(cell.format(text) for text in one) for one in lines)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def word_table(lines: Sequence[Line]) -> str:
    """Return a table of a Word file; a cell that begins with < is XML already."""
    rows = (
        "".join(f"<w:tc>{one if one.startswith('<') else paragraph(one)}</w:tc>" for one in cells)
        for cells in lines
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def word(*body: str, **parts: str) -> bytes:
    """Return a Word file with this body and further parts, by the last word of their kind."""
    names = {kind: f"{kind}.xml" for kind in parts}
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="x/{kind}" Target="{name}"/>'
        for kind, name in names.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/'
            'markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'
            f"{''.join(body)}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{relations}</Relationships>',
            **{f"word/{names[kind]}": content for kind, content in parts.items()},
        }
    )


def workbook(rows: str, further: str = "") -> bytes:
    """Return a workbook with one sheet of these rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            'Type="x/worksheet" Target="worksheets/s.xml"/></Relationships>',
            "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{further}</worksheet>',
        }
    )


def imported(folder: Path, content: bytes, suffix: str = ".html") -> Imported:
    """Return what is read out of a file with this content."""
    file = folder / f"年报{suffix}"
    file.write_bytes(content)
    return match(read_document(file))


def figures(found: Imported, row: str) -> list[int | None]:
    """Return the figures of a row of the third table in the order of its columns, the total last."""
    values = {**found.report.cells, **found.stated}
    keys = [key for key in found.form.table("applications").units if key.row == row]
    return [None if (value := values.get(key)) is None else int(value) for key in keys]


def notes(found: Imported, row: str) -> set[str]:
    """Return what is said of the pieces that went to a row, or that would have."""
    return {one.note for one in found.pieces if getattr(one.key, "row", "") == row and one.note}


def passages(found: Imported, section: str) -> list[tuple[str, str, int]]:
    """Return title, body and level of each passage of a section."""
    return [(one.title, one.body, one.level) for one in found.report.passages(section)]


def whole_table(name: str = "applications", year_form: str = "2021-30") -> list[list[str]]:
    """Return an official table with a different number in each place for one, merged labels written once."""
    grid = lay_out(load_format(year_form).table(name))
    lines: list[list[str]] = [[] for _ in range(grid.height)]
    for number, cell in enumerate(grid.cells):
        lines[cell.row].append(str(number) if cell.key else cell.text)
    return lines
