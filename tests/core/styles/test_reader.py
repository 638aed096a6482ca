"""A style file: read whole or refused with every mistake at once, and written so that it reads the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import FileNotReadable, StyleBroken
from core.paths import resources
from core.styles.fields import GROUPS, Field, Group, Kind, Value, with_value
from core.styles.library import presets
from core.styles.model import PageStyle
from core.styles.reader import LARGEST_FILE, parse_style, read_style, style_problems
from core.styles.writer import dumps

OFFICIAL, AS_TEMPLATE = presets()
GOOD = dumps(OFFICIAL)
SETTINGS = [(group, field) for group in GROUPS for field in group.fields]


def problems(source: str) -> tuple[str, ...]:
    with pytest.raises(StyleBroken) as refused:
        parse_style(source, "本局.toml")
    assert "本局.toml" in str(refused.value)
    return refused.value.problems


@pytest.mark.parametrize("style", presets(), ids=lambda style: style.name)
def test_a_style_written_reads_the_same(style: PageStyle) -> None:
    assert parse_style(dumps(style), "x") == style


def values_of(field: Field) -> st.SearchStrategy[Value]:
    match field.kind:
        case Kind.FONT | Kind.MAYBE_FONT:
            return st.sampled_from(["宋体", "Times New Roman", "方正仿宋_GBK"])
        case Kind.FLAG:
            return st.booleans()
        case Kind.CHOICE:
            return st.sampled_from([member for member, _ in field.words])
        case Kind.COLOUR:
            return st.sampled_from(["", "C6D9F1", "000000"])
        case Kind.COUNT:
            return st.integers(int(field.low), int(field.high))
        case _:
            return st.floats(field.low, field.high, allow_nan=False)


@given(st.data(), st.lists(st.sampled_from(SETTINGS), max_size=6))
def test_any_style_that_passes_reads_the_same(
    data: st.DataObject, settings: list[tuple[Group, Field]]
) -> None:
    style = AS_TEMPLATE
    for group, field in settings:
        style = with_value(style, group, field, data.draw(values_of(field)))
    if not style_problems(style):
        assert parse_style(dumps(style), "x") == style


def test_every_mistake_is_told_at_once_with_its_place() -> None:
    source = GOOD.replace("top_mm = 37.0", "top_mm = 400.0").replace(
        'align = "centre"', 'align = "middle"', 1
    )
    assert problems(source) == (
        "页面的“上边距（天头）”应在 5 到 100 毫米之间。",
        "标题的“对齐”只能是左对齐、居中、右对齐、两端对齐。",
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "公文格式"', 'name = ""', "请给版式起个名字。"),
        ('name = "公文格式"', 'name = "a/b"', "不能有"),
        ("size_pt = 22.0", 'size_pt = "二号"', "标题的“字号”应是数字。"),
        ("size_pt = 22.0", "size_pt = nan", "应在 5 到 72 磅之间"),
        ("bold = false", "bold = 0", "只能是“是”或“否”"),
        ("line_characters = 28", "line_characters = 28.5", "应是整数"),
        ('font = "方正小标宋简体"', 'font = ""', "没有写字体名"),
        ('font = "方正小标宋简体"', 'font = "<w:b/>"', "字体名不对"),
        ('title_fill = "C6D9F1"', 'title_fill = "blue"', "六位的颜色代码"),
        ("dashes = true", "", "页码的“两侧加一字线”"),
        ("left_mm = 28.0", "left_mm = 60.0", "每行 28 字放不好"),
        ("line_pt = 35.0", "line_pt = 12.0", "字会被切掉"),
        ("bottom_mm = 35.0", "bottom_mm = 6.0", "超出了 6 毫米的下边距"),
        ("[table]\n", '[table."表四"]\nsize_pt = 9.0\n[table]\n', "不能单独规定 size_pt"),
    ],
)
def test_a_mistake_gets_a_sentence(old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    source = GOOD.replace(old, new, 1)
    assert any(sentence in problem for problem in problems(source))


def test_what_is_no_toml_is_named() -> None:
    with pytest.raises(StyleBroken, match="写坏了"):
        parse_style("[page", "本局.toml")
    with pytest.raises(StyleBroken, match="写坏了"):
        parse_style("x = " + "[" * 5000, "本局.toml")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe\x00", "不是文字文件"), (b" " * (LARGEST_FILE + 1), "太大")],
)
def test_a_file_that_is_none_is_named(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "本局.toml"
    file.write_bytes(content)
    with pytest.raises(FileNotReadable, match=words):
        read_style(file)
    with pytest.raises(FileNotReadable, match="读不出来"):
        read_style(tmp_path / "没有.toml")


def test_the_files_of_the_program_say_nothing_unknown() -> None:
    for style, file in zip(presets(), ("official-document", "template-as-is"), strict=True):
        source = (resources() / "word" / "styles" / f"{file}.toml").read_text("utf-8")
        written = {line.split(" = ")[0] for line in dumps(style).splitlines() if " = " in line}
        told = {line.split(" = ")[0] for line in source.splitlines() if " = " in line}
        assert told == written


def test_a_changed_setting_of_tables_holds_for_every_table() -> None:
    group = next(one for one in GROUPS if one.name == "table")
    border = next(field for field in group.fields if field.name == "border_pt")
    style = with_value(AS_TEMPLATE, group, border, 2.0)
    assert {look.border_pt for _, look in style.special_tables} == {2.0}
    assert style.table.border_pt == 2.0


def test_letters_stand_tighter_only_where_a_number_of_them_is_asked_for() -> None:
    assert OFFICIAL.letter_spacing_pt == -0.25
    loose = replace(OFFICIAL, page=replace(OFFICIAL.page, line_characters=0))
    assert loose.letter_spacing_pt == 0
