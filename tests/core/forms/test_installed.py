"""Every mistake of a form file is a sentence with its place."""

from dataclasses import fields
from pathlib import Path

import pytest

from core.errors import FileNotReadable, FormatBroken, FormMissing
from core.format.model import Format
from core.format.parsing import parse_format
from core.format.tables import Unit
from core.forms.installed import known_formats, load_format
from core.forms.library import Library
from tests.helpers.forms import SMALL, changed, small_form


def problems(*changes: tuple[str, str]) -> tuple[str, ...]:
    with pytest.raises(FormatBroken) as caught:
        parse_format(changed(*changes), "small.toml")
    return caught.value.problems


def test_small_form_is_sound() -> None:
    form = small_form()
    assert isinstance(form, Format)
    assert [table.id for table in form.tables] == ["letters"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "小表样"\n', "", "缺少“name”"),
        ("first_year = 2021", 'first_year = "2021"', "“first_year”应是整数"),
        ("first_year = 2021", "first_year = true", "“first_year”应是整数"),
        ("first_year = 2021", "first_year = 2021\nlast_years = 1", "不认识的项“last_years”"),
        ("first_year = 2021", "first_year = 2021\nlast_year = 1", "last_year 比 first_year 还早"),
        ("first_year = 2021", 'first_year = 2021\nversion = "二"', "version 写的是“二”，应是 1.0 这样"),
        ('label = "单位全称"', "label = 3", "facts unit：“label”应是文字"),
        ('kind = "text"', 'kind = "number"', "facts unit：kind 写的是“number”，只能是 text、"),
        ('id = "unit"', 'id = "Unit"', "facts Unit：id“Unit”只能用小写字母、数字和下划线，并以字母开头"),
        ('[opening]\nid = "opening"', "[opening]", "opening：缺少“id”"),
        ('heading = ""', 'heading = ""\ntabel = ""', "opening：不认识的项“tabel”"),
        ("character_limit = 10", 'character_limit = "十"', "sections letters：“character_limit”应是整数"),
        ('title = "数量"', 'titel = "数量"', "sections letters passages 第 1 项：不认识的项“titel”"),
        ("column_widths = [1, 1, 1, 1, 1]", "column_widths = [1, 0]", "tables letters：column_widths 里只能是正整数"),
        ("column_widths = [1, 1, 1, 1, 1]", 'column_widths = ["1"]', "tables letters：column_widths 里只能是正整数"),
        ('corner = "类别"', "row_labels = 1", "tables letters blocks 第 1 项：“row_labels”应是true 或 false"),
        ('id = "person", label = "自然人", under = "kind"', 'id = "person", label = "自然人", under = "nobody"',
         "tables letters blocks 第 1 项 columns person：under 指的“nobody”不在它前面"),
        ('id = "kind", label = "来信人"', 'id = "kind", label = "来信人", under = "person"',
         "tables letters blocks 第 1 项 columns kind：under 指的“person”不在它前面"),
        ('id = "open", label = "三、结转"', 'id = "open", label = "三、结转", unit = "斤"',
         "tables letters blocks 第 1 项 rows open：unit 写的是“斤”，只能是 件、增减、万元、元"),
        ('{ id = "open", label = "三、结转" }', '"open"', "tables letters blocks 第 1 项：rows 第 5 项应是表"),
        ('parts = ["person", "firm"]', 'parts = "person"', "tables letters totals 第 1 项：“parts”应是列表"),
        ('parts = ["person", "firm"]', "parts = [1]", "tables letters totals 第 1 项：parts 里只能是文字"),
        ('column = "total"\nparts', "parts", "tables letters totals 第 1 项：缺少“column”"),
        ('level = "error"', 'level = "fatal"', "checks BAL：level 写的是“fatal”，只能是 error、warning、info"),
    ],
)  # fmt: skip
def test_mistake_is_named_with_its_place(old: str, new: str, sentence: str) -> None:
    assert any(problem.startswith(sentence) for problem in problems((old, new)))


def test_all_mistakes_are_reported_at_once_and_in_order() -> None:
    found = problems(
        ("first_year = 2021", 'first_year = "2021"'),
        ('label = "单位全称"', "label = 3"),
        ('level = "error"', 'level = "fatal"'),
    )
    assert [problem.split("：")[0] for problem in found] == [
        "“first_year”应是整数",
        "facts unit",
        "checks BAL",
    ]


def test_message_says_how_many_mistakes_a_file_has() -> None:
    with pytest.raises(FormatBroken, match=r"“small\.toml”有 1 处错误"):
        parse_format(changed(('name = "小表样"\n', "")), "small.toml")


def test_missing_parts_of_a_form_are_named() -> None:
    with pytest.raises(FormatBroken) as caught:
        parse_format('id = "empty"', "empty.toml")
    missing = {"缺少“facts”", "缺少“opening”", "缺少“sections”", "缺少“tables”"}
    assert missing <= set(caught.value.problems)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a = ]", "第 1 行第 5 个字处"),
        ("a = 1\na = 2\n", "第 2 行第 6 个字处"),
        ("[[tables]", "第 1 行第 9 个字处"),
        ('a = "', "末尾处"),
        ("a = 1\n甲 = 2", "第 2 行第 1 个字处"),
    ],
)
def test_broken_toml_is_a_sentence_with_its_place(source: str, place: str) -> None:
    with pytest.raises(FormatBroken) as caught:
        parse_format(source, "x.toml")
    assert str(caught.value) == f"表样文件“x.toml”{place}写坏了，不是有效的 TOML 文件。"


def test_label_under_a_second_label_of_its_own_name_does_not_go_round_in_circles() -> None:
    rows = (
        '{ id = "a", label = "甲" },\n{ id = "b", label = "乙", under = "a" },\n'
        '{ id = "a", label = "丙", under = "b" },\n'
    )
    found = problems(("rows = [\n", f"rows = [\n{rows}"))
    assert found == ("tables letters blocks 第 1 项 rows a：同一个 id 在这里出现了两次",)


def test_unit_of_a_column_wins_over_that_of_the_row() -> None:
    form = small_form(
        ('label = "三、结转"', 'label = "三、结转", unit = "万元"'),
        ('label = "企业", under = "kind"', 'label = "企业", under = "kind", unit = "件"'),
    )
    units = {str(key): unit for key, unit in form.units.items()}
    assert units["letters.open.person"] is Unit.TEN_THOUSAND_YUAN
    assert units["letters.open.firm"] is Unit.PIECES


def installed(folder: Path, content: bytes) -> Library:
    """Return the library of an installation that has the small form in a file with this content."""
    (folder / "formats").mkdir()
    (folder / "formats" / "small.toml").write_bytes(content)
    return Library(folder, folder / "data")


def test_form_that_is_not_here_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FormMissing, match="年报的内容没有改动"):
        Library(tmp_path, tmp_path).form("none")


def test_form_file_that_is_not_utf8_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match=r"small\.toml”读不出来，请重新安装"):
        installed(tmp_path, SMALL.encode("gbk")).form("small")


def test_form_file_with_windows_line_ends_and_mark_is_read(tmp_path: Path) -> None:
    content = SMALL.replace("\n", "\r\n").encode("utf-8-sig")
    read, plain = installed(tmp_path, content).form("small"), small_form()
    assert all(getattr(read, one.name) == getattr(plain, one.name) for one in fields(Format))


def test_every_known_form_loads() -> None:
    assert "2021-30" in known_formats()
    assert all(load_format(name).id == name for name in known_formats())
