"""The command `nianbao export`: one report file into as many files as are asked for.

Exit code 0 all written, 2 something that cannot be read or written.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.parser import ChineseParser
from core.commands.reading import read_asked, refuse_originals
from core.commands.speech import remark
from core.errors import CannotWrite
from core.exporting.export import check_suffix, export, suffixes
from core.exporting.options import WordOptions
from core.forms.installed import load_format
from core.importing.anything import FILES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[ChineseParser]  # noqa: SLF001 - argparse has no other name for it

DONE, NOT_WRITTEN = 0, 2
_WORD, _PAGES, _PICTURES = (
    (" Word 文件", (".docx",)),
    ("网页", (".html", ".htm")),
    ("一图读懂", (".svg",)),
)
_ONLY_FOR = {"style": _WORD, "contents": _WORD, "fragment": _PAGES, "last_year": _PICTURES}


def add_export(commands: "Commands", tell: Callable[[str], object]) -> None:
    """Add the command to those of `nianbao`; what it has to say goes to `tell`."""
    words = "把年报文件导出为其他格式"
    command = commands.add_parser(
        "export",
        description=words,
        help=words,
        epilog="退出码：0 都写好了，2 有文件读不出来或者写不成",
    )
    command.add_argument("file", type=Path, metavar="文件", help=FILES)
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        action="append",
        metavar="导出文件",
        help=f"导出的文件，以 {'、'.join(suffixes())} 结尾；可以写几个 -o，一次导出几种",
    )
    command.add_argument(
        "--style", metavar="版式", help="Word 文件的版式：公文格式、模板原样，或自己保存的版式"
    )
    command.add_argument("--contents", action="store_true", help="Word 文件前面加目录")
    command.add_argument(
        "--fragment", action="store_true", help="网页只写正文片段，用来粘贴到网站后台"
    )
    command.add_argument(
        "--last-year", type=Path, metavar="文件", help="上一年的年报，“一图读懂”与它比较"
    )
    command.set_defaults(run=lambda options: _run(options, tell))


def _run(options: argparse.Namespace, tell: Callable[[str], object]) -> int:
    """Write every file; one that cannot be written does not keep the others from being written."""
    for target in options.output:
        check_suffix(target)
    _check_options(options)
    refuse_originals(options.output, filter(None, (options.file, options.last_year)))
    asked, word = read_asked(options), _word_options(options)
    report, last_year = asked.report, asked.last_year
    form = load_format(report.format_id)
    code = DONE
    for target in options.output:
        try:
            export(form, report, target, word, last_year=last_year, is_fragment=options.fragment)
        except CannotWrite as error:
            remark(str(error))
            code = NOT_WRITTEN
        else:
            tell(f"已导出：{target}")
    return code


def _check_options(options: argparse.Namespace) -> None:
    """Raise CannotWrite for an option that means nothing for any of the files."""
    asked = {target.suffix.lower() for target in options.output}
    for name, (words, endings) in _ONLY_FOR.items():
        if getattr(options, name) not in (None, False) and asked.isdisjoint(endings):
            option = f"--{name.replace('_', '-')}"
            raise CannotWrite(
                f"{option} 只用于{words}，没有写文件。请去掉它，或者加一个 -o，文件名以 {endings[0]} 结尾。"
            )


def _word_options(options: argparse.Namespace) -> WordOptions:
    if options.style is None:
        return WordOptions(None, options.contents)
    from core.styles.library import StyleLibrary

    return WordOptions(StyleLibrary().load(options.style), options.contents)
