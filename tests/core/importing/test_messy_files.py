"""Files as offices really hand them round: Word's own numbers, boxes, changes; pages in GBK, archives, WPS exports."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from core.document import Paragraph, TableBlock
from core.importing.documents import read_document
from tests.helpers.messes import (
    COLUMNS,
    ROWS,
    W,
    figures,
    imported,
    line,
    page,
    paragraph,
    passages,
    table,
    word,
    word_table,
    workbook,
)

BODY = [["", *COLUMNS], *(line(label, 1) for label in ROWS)]
TITLE = "某市某局2023年政府信息公开工作年度报告"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def texts(content: bytes, folder: Path, suffix: str) -> list[str]:
    """Return the paragraphs of a file."""
    file = folder / f"年报{suffix}"
    file.write_bytes(content)
    return [one.text for one in read_document(file).blocks if isinstance(one, Paragraph)]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


SHOWN = '<w:vanish w:val="0"/>'


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, own)


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style></w:styles>"
)


def test_numbers_that_word_writes_are_read(tmp_path: Path) -> None:
    content = word(
        numbered("总体情况"),
        numbered("主动公开", 1),
        numbered("制度", 2),
        numbered("平台", 2),
        numbered("依申请公开", 1),
        numbered("要点", 3),
        numbered("制度", 2),
        paragraph("主动公开政府信息情况", '<w:pStyle w:val="H1"/>'),
        numbering=NUMBERING,
        styles=STYLES,
    )
    assert texts(content, tmp_path, ".docx") == [
        "一、总体情况",
        "（一）主动公开",
        "1.制度",
        "2.平台",
        "（二）依申请公开",
        "要点",
        "1.制度",
        "二、主动公开政府信息情况",
    ]


def test_headings_without_typed_numbers_lead_to_sections_and_passages(tmp_path: Path) -> None:
    content = word(
        paragraph(TITLE),
        *(
            piece
            for heading in HEADINGS
            for piece in (
                numbered(heading[2:]),
                numbered("工作情况", 1),
                paragraph(f"{heading[2:]}的文字。"),
            )
        ),
        numbering=NUMBERING,
    )
    found = imported(tmp_path, content, ".docx")
    assert passages(found, "overview") == [("工作情况", "总体情况的文字。", 1)]
    assert passages(found, "other") == [("工作情况", "其他需要报告的事项的文字。", 1)]
    assert found.report.year == 2023


def test_tracked_changes_read_as_accepted(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('共收到')}<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        f"<w:ins>{run('15')}</w:ins>{run('件。')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前半句，')}</w:p><w:p>{run('后半句。')}</w:p>"
        f"<w:p><w:moveFrom>{run('移走的。')}</w:moveFrom><w:moveTo>{run('移来的。')}</w:moveTo></w:p>"
        f"<w:p>{run('看不见', '<w:vanish/>')}{run('看得见', SHOWN)}</w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删掉的行</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>留下的行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    file = tmp_path / "年报.docx"
    assert texts(word(body), tmp_path, ".docx") == [
        "共收到15件。",
        "前半句，后半句。",
        "移来的。",
        "看得见",
    ]
    (rows,) = (one for one in read_document(file).blocks if isinstance(one, TableBlock))
    assert [one.text for one in rows.cells] == ["留下的行"]


def test_text_boxes_are_read_once_behind_their_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框里的字')}{word_table(BODY)}</w:txbxContent>"
    content = word(
        f"<w:p>{run('正文')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph('旧的框')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
    )
    assert texts(content, tmp_path, ".docx") == ["正文", "框里的字", "旧的框"]
    found = imported(tmp_path, content, ".docx")
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]
    assert len(list(found.document.tables())) == 1


def test_headers_footers_and_page_numbers_are_no_text(tmp_path: Path) -> None:
    header = f'<w:hdr xmlns:w="{W}">{paragraph("内部资料")}</w:hdr>'
    body = [paragraph(TITLE), paragraph("一、总体情况"), paragraph("好。"), paragraph("— 3 —")]
    found = imported(tmp_path, word(*body, header=header), ".docx")
    assert passages(found, "overview") == [("", "好。", 1)]


def test_content_controls_and_fields_are_read(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r>'
        f"{run('链接')}"
    )
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件里')}{word_table(BODY)}</w:sdtContent></w:sdt>"
        f"<w:p>{field}<w:sdt><w:sdtContent>{run('行内')}</w:sdtContent></w:sdt></w:p>"
    )
    assert texts(word(body), tmp_path, ".docx") == ["控件里", "链接行内"]
    assert figures(imported(tmp_path, word(body), ".docx"), "granted")[0] == 1


def test_cells_cut_in_two_by_word_are_one(tmp_path: Path) -> None:
    """Word writes a cell that runs over several rows once in each."""
    first, goes_on = (
        f'<w:tcPr><w:vMerge{how}/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        for how, text in ((' w:val="restart"', "三、本年度办理结果"), ("", ""))
    )  # fmt: skip
    rows = [
        [first if at == 0 else goes_on, *line(label, at)]
        for at, label in enumerate(("（一）予以公开", ROWS[3], ROWS[4]))
    ]
    found = imported(tmp_path, word(word_table([BODY[1], *rows])), ".docx")
    assert figures(found, "partly_granted") == [1, 0, 0, 0, 0, 0, 1]
    assert figures(found, "refused_state_secret") == [2, 0, 0, 0, 0, 0, 2]


@pytest.mark.parametrize("named", ["gb2312", "gbk", "GB18030", "utf-8", ""])
def test_pages_in_the_charsets_of_offices(named: str, tmp_path: Path) -> None:
    words = f"<p>{TITLE}</p><p>一、总体情况</p><p>喆、镕、〇都要读对。</p>"
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={named}">' if named else ""
    encoding = "gb18030" if named.lower() != "utf-8" else "utf-8"
    content = f"<html><head>{head}</head><body>{words}{table(BODY)}</body></html>".encode(encoding)
    found = imported(tmp_path, content)
    assert passages(found, "overview") == [("", "喆、镕、〇都要读对。", 1)]
    assert figures(found, "granted")[0] == 1


def test_a_page_of_wps_is_read(tmp_path: Path) -> None:
    content = (
        '<?xml version="1.0" encoding="GBK"?>\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=gbk"><title>年报</title>'
        "<!--[if gte mso 9]><xml><w:WordDocument>x</w:WordDocument></xml><![endif]--><style>p{}</style></head>"
        f"<body><p class=MsoNormal><span>一、总体\r\n  情况</span><o:p></o:p></p><p>今年\r\n工作<span>很</span>\r\n"
        f'<span>好。</span></p><p style="display: none">看不见</p><div style="mso-element:footer"></div>{table(BODY)}'
        "</body></html>"
    ).encode("gb18030")
    found = imported(tmp_path, content)
    assert passages(found, "overview") == [("", "今年工作很好。", 1)]
    assert figures(found, "granted")[0] == 1


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("suffix", [".mht", ".doc.mht", ".html"])
def test_web_archives_are_read(charset: str, suffix: str, tmp_path: Path) -> None:
    message = MIMEMultipart("related")
    text = f"<html><body><p>一、总体情况</p><p>好。</p>{table(BODY)}</body></html>"
    message.attach(MIMEText(text, "html", charset))
    found = imported(tmp_path, message.as_bytes(), suffix)
    assert passages(found, "overview") == [("", "好。", 1)]
    assert figures(found, "granted")[0] == 1


def test_preformatted_text_keeps_its_lines(tmp_path: Path) -> None:
    lines = "\n".join(["三、收到和处理政府信息公开申请情况", *(" ".join(one) for one in BODY[1:])])
    found = imported(tmp_path, page(f"<pre>{lines}</pre>"))
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]


def test_a_page_named_like_something_else_is_read_for_what_it_is(tmp_path: Path) -> None:
    for suffix in (".doc", ".xls", ".txt", ".nothing"):
        assert figures(imported(tmp_path, page(table(BODY)), suffix), "granted")[0] == 1
    assert figures(imported(tmp_path, word(word_table(BODY)), ".doc"), "granted")[0] == 1


def test_titles_over_two_lines_are_joined(tmp_path: Path) -> None:
    words = (
        "某市人力资源和社会保障局2023年",
        "政府信息公开工作年度报告",
        "根据条例编制。",
        *HEADINGS,
    )
    found = imported(tmp_path, word(*map(paragraph, words)), ".docx")
    assert found.report.unit == "某市人力资源和社会保障局"
    assert found.report.year == 2023
    assert [one.body for one in found.report.passages("opening")] == ["根据条例编制。"]


def test_several_series_of_numbers_do_not_confuse_the_sections(tmp_path: Path) -> None:
    words = (
        TITLE,
        "一、总体情况",
        "一、强化领导",
        "成立小组。",
        "二、规范程序",
        "修订制度。",
        "二、主动公开政府信息情况",
        "五、存在的主要问题及改进情况",
        "一、问题",
        "人手不足。",
        "六、其他需要报告的事项",
        "无。",
    )
    found = imported(tmp_path, word(*map(paragraph, words)), ".docx")
    overview = "".join(title + body for title, body, _ in passages(found, "overview"))
    assert all(one in overview for one in ("强化领导", "成立小组。", "规范程序", "修订制度。"))
    assert "人手不足。" in "".join(body for _, body, _ in passages(found, "problems"))
    assert passages(found, "other") == [("", "无。", 1)]


def test_a_heading_in_one_paragraph_with_its_text(tmp_path: Path) -> None:
    words = (
        TITLE,
        "一、总体情况",
        "（一）主动公开情况。今年公开信息10条。",
        "1.平台建设",
        "改版网站。",
    )
    found = imported(tmp_path, word(*map(paragraph, words)), ".docx")
    assert passages(found, "overview") == [
        ("主动公开情况", "今年公开信息10条。", 1),
        ("平台建设", "改版网站。", 2),
    ]


def test_lines_broken_by_hand_are_paragraphs(tmp_path: Path) -> None:
    content = word(f"<w:p>{run('一、总体情况')}<w:r><w:br/></w:r>{run('好。')}</w:p>")
    assert texts(content, tmp_path, ".docx") == ["一、总体情况", "好。"]


def test_a_workbook_whose_cells_do_not_say_where_they_are(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(f"<row>{''.join(map(cell.format, cells))}</row>" for cells in BODY)
    found = imported(tmp_path, workbook(rows), ".xlsx")
    assert figures(found, "granted") == [1, 0, 0, 0, 0, 0, 1]
