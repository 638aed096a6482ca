from pathlib import Path

from core.document import Document, Heading, Paragraph, Role
from core.exporting.text import text_of, write_text
from tests.core.exporting.documents import full_document, small_document

SMALL = """\
青禾县数据局2024年政府信息公开工作年度报告

　　依据《条例》编制“年度报告”——如下…
一、总体情况
（一）主动公开
1.平台建设
　　A & B < C，占比 > 5%。

（附注）\t申请人\t
\t商业企业\t总计
一、甲\t11398889\t
\t0\t

二、其他
　　正文最后一段。

青禾县数据局
2025年1月20日
"""


def test_a_report_reads_well_as_text() -> None:
    assert text_of(small_document()) == SMALL


def test_every_row_of_a_table_has_all_its_columns() -> None:
    rows = [line for line in text_of(full_document()).splitlines() if "\t" in line]
    assert [row.count("\t") + 1 for row in rows] == [4] * 14 + [10] * 28 + [15] * 4


def test_a_tab_in_a_text_does_not_make_a_column() -> None:
    assert "\t" not in text_of(Document("", "", (Heading(1, "一\t二"), Paragraph("三\t四"))))


def test_the_file_opens_in_an_old_notepad(tmp_path: Path) -> None:
    target = tmp_path / "年报.txt"
    write_text(Document("", "", (Heading(1, "一、甲"), Paragraph("乙\ud800", Role.DATE))), target)
    assert target.read_bytes() == "\ufeff一、甲\r\n乙?\r\n".encode()
