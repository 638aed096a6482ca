"""What `type_chinese.py` does: one input method after the other, and what came of it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from build_scripts.chinese.desktop import desktop
from build_scripts.chinese.methods import METHODS
from build_scripts.chinese.story import Written, type_chinese
from build_scripts.messages import say, speaking
from build_scripts.places import ROOT, in_venv

FROM_SOURCE = (in_venv("python"), "-P", "-m", "gui")


def main(arguments: Sequence[str]) -> int:
    """Return 0 when every word came out in Chinese."""
    options = _parser().parse_args(arguments)
    return speaking(lambda: _run(options))


def through(method: str, command: Sequence[str], pictures: Path | None = None) -> list[Written]:
    """Return what was written through the input method of this name by the program `command`."""
    chosen = METHODS[method]
    with desktop() as environment, chosen.running(environment):
        told = {**environment, **chosen.told}
        if command is FROM_SOURCE:
            told |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        return type_chinese(command, told, pictures)


def _run(options: argparse.Namespace) -> int:
    is_right = True
    for method in options.method or METHODS:
        pictures = options.pictures / method if options.pictures else None
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
        for one in through(method, options.command or FROM_SOURCE, pictures):
            is_right = is_right and one.is_right
            mark = "✓" if one.is_right else "✗"
            say(f"{mark}  {method:<8}{one.place}：“{one.got}”")
    return 0 if is_right else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="type_chinese.py", description="用真的输入法输入拼音，看程序里得到的是不是汉字"
    )
    parser.add_argument("--method", action="append", choices=tuple(METHODS), help="默认是全部")
    parser.add_argument("--pictures", type=Path, help="把屏幕截图放进这个文件夹")
    parser.add_argument("command", nargs="*", help="启动程序的命令，例如 -- /usr/bin/nianbao-gui")
    return parser
