"""An `ArgumentParser` that speaks Chinese: headings, help and what is wrong with a command."""

import argparse
import re
import sys
from typing import NoReturn

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

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def format_usage(self) -> str:
        """Return the line that shows how to call the command."""
        return _in_chinese(super().format_usage())

    def format_help(self) -> str:
        """Return the whole help."""
        return _in_chinese(super().format_help())

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 after saying what is wrong with the command and how to call it."""
        self.exit(2, f"命令写得不对：{_sentence(message)}。\n{self.format_usage()}")


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page, so that a pipe never breaks on Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _in_chinese(text: str) -> str:
    for english, chinese in _HEADINGS:
        text = text.replace(english, chinese)
    return text


def _sentence(message: str) -> str:
    for english, chinese in _SENTENCES:
        if match := re.fullmatch(english, message, re.DOTALL):
            return match.expand(chinese).replace(", ", "、").replace("'", "")
    return "看不懂这样的写法"
