"""Everything a report file may be besides a report."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.errors import FileNotReadable, NotAReport
from core.importing.reportfile import MAX_BYTES, MAX_SHOWN, loads, read_report
from core.report import Passage, Report
from tests.helpers.judging import key

RECEIVED = "applications.received.natural_person"
FEES = "proactive.fees.amount"


def read(**parts: object) -> Report:
    return loads(json.dumps({"format": "2021-30", **parts}).encode(), "a.nianbao")


def problems(content: bytes) -> tuple[str, ...]:
    with pytest.raises(NotAReport) as caught:
        loads(content, "a.nianbao")
    return caught.value.problems


def problem(**parts: object) -> str:
    (only,) = problems(json.dumps({"format": "2021-30", **parts}).encode())
    return only


def cell_problem(name: str, written: str) -> str:
    (only,) = problems(f'{{"format": "2021-30", "cells": {{"{name}": {written}}}}}'.encode())
    return only


def refusal(content: bytes) -> str:
    with pytest.raises(NotAReport) as caught:
        loads(content, "a.nianbao")
    return str(caught.value)


def test_every_part_of_a_report_is_read() -> None:
    report = read(
        facts={"unit": "某局", "year": 2024, "date": "2025-01-09"},
        texts={"other": [{"title": "信息处理费", "body": "未收取。"}, {"title": "甲", "level": 2}]},
        cells={RECEIVED: 0, FEES: "24252.311082"},
    )
    assert report == Report(
        "2021-30",
        {"unit": "某局", "year": 2024, "date": date(2025, 1, 9)},
        {"other": (Passage("信息处理费", "未收取。"), Passage("甲", "", 2))},
        {key(RECEIVED): 0, key(FEES): Decimal("24252.311082")},
    )


def test_report_of_a_format_alone_is_empty() -> None:
    assert read() == Report("2021-30")


def test_amount_written_as_a_number_is_read_exactly_as_it_stands() -> None:
    content = f'{{"format": "2021-30", "cells": {{"{FEES}": 59237.24490}}}}'.encode()
    assert str(loads(content, "a").cells[key(FEES)]) == "59237.24490"


def test_byte_order_mark_and_windows_line_ends_are_read() -> None:
    content = '{\r\n"format": "2021-30"\r\n}'.encode("utf-8-sig")
    assert loads(content, "a.nianbao") == Report("2021-30")


def test_right_totals_are_compared_and_dropped() -> None:
    report = read(cells={RECEIVED: 3, "applications.received.total": 3})
    assert report.cells == {key(RECEIVED): 3}


def test_emptied_lead_and_untouched_section_are_told_apart() -> None:
    report = read(texts={"disputes": [{"title": "", "body": ""}], "other": []})
    assert report.texts == {"disputes": (Passage("", ""),)}


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"fact": {}}, "“fact”：不认识的项"),
        ({"facts": {"mayor": "某"}}, "基本信息“mayor”：不认识的项"),
        ({"facts": []}, "基本信息：应是一对花括号"),
        ({"facts": {"unit": 3}}, "基本信息“单位全称”：应是文字，要写在引号里"),
        ({"facts": {"unit": None}}, "基本信息“单位全称”：应是文字，要写在引号里"),
        ({"facts": {"year": "2024"}}, "基本信息“报告年度”：应是 2000 到 2100 的年份数字"),
        ({"facts": {"year": True}}, "基本信息“报告年度”：应是 2000 到 2100 的年份数字"),
        ({"facts": {"year": 24}}, "基本信息“报告年度”：应是 2000 到 2100 的年份数字"),
        ({"facts": {"date": "2025-02-30"}}, "基本信息“成文日期”：“2025-02-30”不是日期，应写成 2025-01-20 这样"),
        ({"facts": {"date": "20250120"}}, "基本信息“成文日期”：“20250120”不是日期，应写成 2025-01-20 这样"),
        ({"facts": {"date": "2025-W03-1"}}, "基本信息“成文日期”：“2025-W03-1”不是日期，应写成 2025-01-20 这样"),
        ({"facts": {"unit": "局\0"}}, "基本信息“单位全称”：里有不能显示的字符，文件可能损坏了，请换一份备份"),
        ({"facts": {"unit": "\ud800"}}, "基本信息“单位全称”：里有不能显示的字符，文件可能损坏了，请换一份备份"),
        ({"texts": {"summary": []}}, "“summary”：不认识的部分"),
        ({"texts": {"other": "无"}}, "“其他需要报告的事项”：应是一对方括号，里面是各段"),
        ({"texts": {"other": ["无"]}}, "“其他需要报告的事项”第 1 段：应是一对花括号，里面是标题和正文"),
        ({"texts": {"other": [{"titel": "无"}]}}, "“其他需要报告的事项”第 1 段：不认识的项“titel”"),
        ({"texts": {"other": [{}, {"body": ["无"]}]}}, "“其他需要报告的事项”第 2 段：标题和正文应是文字"),
        ({"texts": {"other": [{"level": 3}]}}, "“其他需要报告的事项”第 1 段：标题的级别只能是 1 或 2"),
        ({"texts": {"other": [{"level": True}]}}, "“其他需要报告的事项”第 1 段：标题的级别只能是 1 或 2"),
        ({"texts": {"other": [{"body": "\x01"}]}},
         "“其他需要报告的事项”第 1 段：里有不能显示的字符，文件可能损坏了，请换一份备份"),
        ({"cells": [1]}, "表格：应是一对花括号"),
        ({"cells": {"applications.received": 1}}, "表格“applications.received”：没有这一格"),
        ({"cells": {"applications.received.nobody": 1}}, "表格“applications.received.nobody”：没有这一格"),
    ],
)  # fmt: skip
def test_mistake_is_named_with_its_place(parts: dict[str, object], sentence: str) -> None:
    assert problem(**parts) == sentence


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("null", "写的是空值"),
        ("true", "应是数字"),
        ("[3]", "应是数字"),
        ('"3"', "“3”写在引号里了，件数应直接写数字"),
        ("-1", "“-1”是负数"),
        ("1.5", "“1.5”有小数"),
        ("1.0", "“1.0”有小数"),
        ("NaN", "应是数字"),
        ("-Infinity", "应是数字"),
        ("1234567890123", "这个数超过 12 位"),
        ("1" * 4000, "这个数超过 12 位"),
        ("1e400", "这个数大得或小得不像真的"),
        ("1e999999999", "这个数大得或小得不像真的"),
        ("1e-999999999", "这个数大得或小得不像真的"),
    ],
)
def test_cell_that_is_no_count_is_refused(written: str, sentence: str) -> None:
    assert cell_problem(RECEIVED, written).startswith(
        f"表三“一、本年新收政府信息公开申请数量／自然人”：{sentence}"
    )


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ('""', "是空的"),
        ('"无"', "“无”不是数字；没有发生的请填 0。"),
        ('"1e5"', "“1e5”不是数字"),
        ('"-3.5"', "“-3.5”是负数"),
        ("1e-12", "小数超过 10 位"),
    ],
)
def test_cell_that_is_no_amount_is_refused(written: str, sentence: str) -> None:
    assert cell_problem(FEES, written).startswith(
        f"表二“行政事业性收费／本年收费金额（单位：万元）”：{sentence}"
    )


def test_total_that_is_not_the_sum_of_its_parts_is_refused() -> None:
    assert problem(cells={RECEIVED: 3, "applications.received.total": 4}) == (
        "表三“一、本年新收政府信息公开申请数量”这一行：六类申请人合计 3 件，"
        "原来写的总计是 4 件，相差 1 件。"
    )


def test_all_mistakes_are_reported_at_once() -> None:
    content = json.dumps({"format": "2021-30", "facts": {"year": 1}, "x": 1, "cells": {"a": 1}})
    assert len(problems(content.encode())) == 3


def test_of_very_many_mistakes_the_first_are_shown_and_the_rest_counted() -> None:
    content = json.dumps({"format": "2021-30", "cells": dict.fromkeys(map(str, range(500)), 1)})
    shown = problems(content.encode())
    assert len(shown) == MAX_SHOWN + 1
    assert shown[-1] == f"……还有 {500 - MAX_SHOWN} 处"
    assert refusal(content.encode()).startswith("“a.nianbao”有 500 处错误，没有读入：\n表格“0”：")


def test_as_many_mistakes_as_are_shown_leave_no_rest_to_count() -> None:
    content = json.dumps({"format": "2021-30", "cells": dict.fromkeys(map(str, range(20)), 1)})
    assert len(problems(content.encode())) == 20


def test_totals_are_not_judged_beside_a_figure_that_could_not_be_read() -> None:
    assert "写在引号里" in problem(cells={RECEIVED: "3", "applications.received.total": 3})


def test_endless_names_are_cut_short() -> None:
    assert len(problem(**{"长" * 100_000: 1})) < 150


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "是空文件"),
        (b"\0" * 4096, "是空文件"),
        (b"{", "第 1 行第 2 个字处写坏了"),
        (b'{"format": "2021-30",\n"cells": {', "第 2 行第 11 个字处写坏了"),
        (b'{"format": "2021-30"} x', "第 1 行第 23 个字处写坏了"),
        (b"[]", "最外层应是一对花括号"),
        (b"null", "最外层应是一对花括号"),
        (b"{}", "没有写明用哪一种表样"),
        (b'{"format": "2008"}', "用的表样是“2008”"),
        (b'{"format": ["2021-30"]}', "用的表样是“['2021-30']”"),
        (b'{"format": "2021-30", "format": "2021-30"}', "“format”写了两次"),
        (b'{"format": "2021-30", "cells": {"a": 1, "a": 2}}', "“a”写了两次"),
        ('{"format": "局"}'.encode("gbk"), "不是 UTF-8 文字文件"),
        ('{"format": "2021-30"}'.encode("utf-16"), "不是 UTF-8 文字文件"),
        (b"PK\x03\x04", "第 1 行第 1 个字处写坏了"),
        (b"[" * 200_000, "的内容不是年报文件"),
        (b'{"format":' * 100_000, "的内容不是年报文件"),
        (b"1" * 5000, "的内容不是年报文件"),
        (b'{"format": 1e99999999999999999999}', "的内容不是年报文件"),
    ],
    ids=range(19),
)  # fmt: skip
def test_content_that_is_no_report_is_a_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refusal(content)


def test_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match="找不到文件"):
        read_report(tmp_path / "没有.nianbao")


def test_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match="是文件夹"):
        read_report(tmp_path)


def test_file_of_100_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.nianbao"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(FileNotReadable, match=r"“大\.nianbao”有 100 MB"):
        read_report(path)


def test_file_of_the_largest_size_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "a.nianbao"
    path.write_bytes(b'{"format": "2021-30"}'.ljust(MAX_BYTES))
    assert read_report(path) == Report("2021-30")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_device_without_end_is_refused() -> None:
    with pytest.raises(FileNotReadable, match="不是可以打开的文件"):
        read_report(Path("/dev/zero"))


def test_file_name_with_chinese_signs_and_spaces_is_read(tmp_path: Path) -> None:
    path = tmp_path / "某局（2024） 定稿 “终”.nianbao"
    path.write_text('{"format": "2021-30"}', encoding="utf-8")
    assert read_report(path) == Report("2021-30")
