"""The help of a command in a terminal: columns stand below each other, lines end where they should."""

import pytest

from core.commands.help import columns, lines
from core.commands.parser import ChineseParser


def shown(parser: ChineseParser) -> list[str]:
    return parser.format_help().splitlines()


def column_of(words: str, among: list[str]) -> int:
    line = next(one for one in among if one.endswith(words))
    return columns(line.removesuffix(words))


def test_explanations_stand_below_each_other() -> None:
    parser = ChineseParser("某", "某事")
    parser.add_argument("file", metavar="文件", help="要读的")
    parser.add_argument("--last-year", metavar="文件", help="上一年的")
    found = shown(parser)
    places = {column_of(words, found) for words in ("要读的", "上一年的", "显示本说明")}
    assert len(places) == 1


def test_every_command_is_named_once_and_its_group_has_no_line() -> None:
    parser = ChineseParser("某", "某事")
    commands = parser.add_subparsers(metavar="命令", title="命令")
    commands.add_parser("check", description="检查", help="检查")
    found = shown(parser)
    assert found[found.index("命令：") + 1].split() == ["check", "检查"]


def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    parser = ChineseParser("某", "某事" * 60, epilog="退出码：" + "零" * 90)
    parser.add_argument("--style", metavar="版式", help="公文格式、模板原样，" * 20)
    assert max(map(columns, shown(parser))) <= 60
    assert "\0" not in parser.format_help()


def test_no_line_begins_with_a_mark_that_closes() -> None:
    for width in range(8, 40):
        for line in lines("写几个 -o，一次导出几种（网页、工作簿）；不写时只看说明。", width):
            assert line[0] not in "，；、）。 "
