"""An `ArgumentParser` that speaks Chinese: headings, help and what is wrong with a command."""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from core.commands.help import ChineseHelp
from core.commands.speech import remark, say

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_HEADINGS = (
    ("usage: ", "用法："),
    ("positional arguments:", "参数："),
    ("options:", "选项："),
    ("命令:", "命令："),
)
# argparse builds its sentences in English and offers no other way to them.
_SENTENCES = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"unrecognized arguments: (.+)", r"多出了不认识的 \1"),
    (r"argument (\S+): expected one argument", r"\1 后面没有写内容"),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)", r"没有 \2 这个\1，只有 \3"),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1 后面不用写内容"),
)


class ChineseParser(argparse.ArgumentParser):
    """A parser whose every word is Chinese; options must be written out in full."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=ChineseHelp,
            add_help=False,
            allow_abbrev=False,
        )
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def format_usage(self) -> str:
        """Return the line that shows how to call the command."""
        return _in_chinese(super().format_usage())

    def format_help(self) -> str:
        """Return the whole help."""
        return _in_chinese(super().format_help())

    def parse_known_args(  # type: ignore[override]  # of three signatures only this one is called
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Return what was asked for; what nobody knows is told beside how this very command is called."""
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return known, unknown

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 after saying what is wrong with the command and how to call it."""
        more = f"详细说明：{self.prog} --help\n"
        self.exit(2, f"命令写得不对：{_sentence(message)}。\n{self.format_usage()}{more}")

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Say help, and what is wrong with a command. Raises CannotWrite."""
        (remark if file is sys.stderr else say)(message.rstrip("\n"))


def _in_chinese(text: str) -> str:
    for english, chinese in _HEADINGS:
        text = text.replace(english, chinese)
    return text


def _sentence(message: str) -> str:
    for english, chinese in _SENTENCES:
        if match := re.fullmatch(english, message, re.DOTALL):
            return match.expand(chinese).replace(", ", "、").replace("'", "")
    return "看不懂这样的写法"
