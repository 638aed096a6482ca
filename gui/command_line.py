"""The options of `nianbao-gui`: something to do instead of opening the window.

They begin with two dashes; those with one are Qt's own. Most starts have none, and do not wait for this module.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.parser import ChineseParser
from core.commands.speech import remark, say, speak_utf8
from core.errors import FileNotReadable, UserFixable
from core.product import version

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

DONE, NOT_DONE = 0, 2


def carry_out(arguments: Sequence[str]) -> int:
    """Do what the options ask for and return the exit code; a wrong option is told in a sentence."""
    speak_utf8()
    try:
        options = _parser().parse_args(arguments)
        return _task(options)()
    except UserFixable as error:
        tell(str(error), sys.stderr)
        return NOT_DONE


def refuse(wrong: Sequence[str]) -> int:
    """Tell that nobody knows these options, and how the program is called; return the exit code."""
    tell(
        f"命令写得不对：多出了不认识的 {' '.join(wrong)}。\n{_parser().format_usage()}", sys.stderr
    )
    return NOT_DONE


def tell_no_screen() -> int:
    """Tell that no window can be opened here, and what can be done without one; return the exit code."""
    speak_utf8()
    tell(
        "没有找到屏幕，窗口打不开。请登录到桌面再打开年报助手；"
        "没有屏幕的机器上，可以用命令 nianbao，或者用 nianbao-gui --print-to 写成 PDF。",
        sys.stderr,
    )
    return NOT_DONE


def tell(words: str, stream: "SupportsWrite[str] | None" = None) -> None:
    """Print `words`; in a small window where there is no console, as in the program for Windows."""
    stream = stream or sys.stdout
    if stream is not None:
        (remark if stream is sys.stderr else say)(words.rstrip())
        return
    from PySide6.QtWidgets import QApplication, QMessageBox

    qt = QApplication.instance() or QApplication([])
    QMessageBox.information(None, "年报助手", words.rstrip())
    qt.processEvents()


def _parser() -> ChineseParser:
    parser = _Parser("nianbao-gui", "填写政府信息公开工作年度报告的窗口程序")
    parser.add_argument("file", type=Path, nargs="?", metavar="文件", help="要打开的年报文件")
    parser.add_argument("--version", action="store_true", help="显示版本")
    parser.add_argument(
        "--self-test",
        type=Path,
        nargs="?",
        const=Path(),
        metavar="文件夹",
        help="不打开窗口，检查程序装得对不对，结果写进文件夹",
    )
    parser.add_argument(
        "--print-to", type=Path, metavar="PDF文件", help="不打开窗口，把年报文件写成 PDF"
    )
    parser.add_argument(
        "--style", metavar="版式", help="和 --print-to 一起用：公文格式、模板原样等"
    )
    return parser


def _task(options: Namespace) -> Callable[[], int]:
    """Return what the options ask for."""
    if options.self_test is not None:
        from gui.starting.self_test import run

        folder = options.self_test if options.self_test != Path() else None
        return partial(run, folder, _print)
    if options.print_to is not None:
        return partial(_print_to, options)
    if options.style is not None and not options.version:
        return _tell_style_alone
    return _show_version


def _print_to(options: Namespace) -> int:
    from gui.exporting.print_to import print_to

    if options.file is None:
        raise FileNotReadable("没有写是哪份年报。请在命令最后写上年报文件的路径。")
    _print(print_to(options.file, options.print_to, options.style))
    return DONE


def _tell_style_alone() -> int:
    tell(
        "命令写得不对：--style 要和 --print-to 一起用。"
        "要在窗口里换版式，请打开年报，到“预览与导出”这一步选版式。",
        sys.stderr,
    )
    return NOT_DONE


def _show_version() -> int:
    tell(f"年报助手 {version()}")
    return DONE


def _print(line: str) -> None:
    """Print `line` where there is somewhere to print to."""
    if sys.stdout is not None:
        say(line)


class _Parser(ChineseParser):
    """Tells help and mistakes also where there is no console."""

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        tell(message, file)
