"""The commands `nianbao packs …` and `nianbao pack`: each returns what is to be printed."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.parser import ChineseParser
from core.packs.names import SUFFIX

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[ChineseParser]  # noqa: SLF001 - argparse has no other name for it

Told = Callable[[str], object]


def add_commands(commands: "Commands", tell: Told) -> None:
    """Add the two commands to those of `nianbao`; what they have to say goes to `tell`."""
    packs = commands.add_parser(
        "packs", description="列出、安装、移除规则包", help="列出、安装、移除规则包"
    )
    actions = packs.add_subparsers(required=True, metavar="命令", title="命令")
    listing = actions.add_parser(
        "list", description="列出表样、规则包和本地规则", help="列出表样、规则包和本地规则"
    )
    listing.set_defaults(run=lambda _options: _say(tell, listed()))
    installing = actions.add_parser("install", description="安装规则包", help="安装规则包")
    installing.add_argument("file", type=Path, metavar="文件", help=f"规则包文件 *{SUFFIX}")
    installing.set_defaults(run=lambda options: _say(tell, _installed(options.file)))
    removing = actions.add_parser("remove", description="移除规则包", help="移除规则包")
    removing.add_argument("id", metavar="编号", help="规则包的编号，见 list")
    removing.set_defaults(run=lambda options: _say(tell, _removed(options.id)))
    making = commands.add_parser(
        "pack", description="把文件夹做成规则包", help="把文件夹做成规则包"
    )
    making.add_argument("folder", type=Path, metavar="文件夹", help="放着 pack.toml 的文件夹")
    making.add_argument(
        "-o", "--output", type=Path, required=True, metavar="规则包", help=f"写成的文件 *{SUFFIX}"
    )
    making.set_defaults(run=lambda options: _say(tell, _made(options.folder, options.output)))


def listed() -> str:
    """Return the list of forms, packs and local rules, with what is not used and why."""
    from core.forms.installed import library
    from core.packs.overview import Kind, Line, overview

    def words(line: Line) -> str:
        version = f" 第 {line.version} 版" if line.version else ""
        name = f"{line.name}{version}" + (f"（编号 {line.id}）" if line.id else "")
        details = [f"来源：{line.source}"] if line.source else []
        details += [line.brings] if line.brings else []
        details += line.problem.splitlines()
        return "\n".join([f"  {name}　{line.state}", *(f"      {one}" for one in details)])

    lines = overview(library())
    parts = []
    for kind in Kind:
        of_kind = [words(line) for line in lines if line.kind is kind]
        parts.append("\n".join([f"{kind.value}（{len(of_kind)}）", *of_kind]))
    return "\n".join(parts)


def _installed(file: Path) -> str:
    from core.packs.installing import install

    return install(file).sentence


def _removed(pack_id: str) -> str:
    from core.packs.installing import remove

    remove(pack_id)
    return f"已移除规则包“{pack_id}”。"


def _made(folder: Path, target: Path) -> str:
    from core.packs.making import make_pack

    pack = make_pack(folder, target)
    return f"已做成“{target}”：规则包“{pack.name}”第 {pack.manifest.version} 版，{pack.words}。"


def _say(tell: Told, words: str) -> int:
    tell(words)
    return 0
