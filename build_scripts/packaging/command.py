"""What `build.py` does once the Python is known to be right: one sub-command for each target."""

import argparse
import subprocess
import time
from collections.abc import Callable, Sequence

from build_scripts.environment import TEST, set_up
from build_scripts.messages import Stop, say, speaking
from build_scripts.places import ROOT, child_environment, in_venv

Target = Callable[[argparse.Namespace], None]


def main(arguments: Sequence[str]) -> int:
    """Return 0 when all that was asked for lies in `dist`, 3 to 5 when something stopped it."""
    options = _parser().parse_args(arguments)
    return speaking(lambda: _run(options.target, options))


def _run(target: Target, options: argparse.Namespace) -> int:
    start = time.monotonic()
    target(options)
    say(f"完成，用时 {time.monotonic() - start:.0f} 秒。", "Done.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="制作安装包，结果在 dist 里")
    targets = parser.add_subparsers(required=True, metavar="目标", title="目标")
    linux = targets.add_parser("linux", help="Linux：.deb 和免安装的 .tar.xz")
    linux.add_argument("--twice", action="store_true", help="做两遍，逐字节比较")
    linux.set_defaults(target=_linux)
    targets.add_parser("windows", help="Windows：安装程序和免安装的 .zip").set_defaults(
        target=_windows
    )
    targets.add_parser("all", help="以上全部").set_defaults(target=_all, twice=False)
    tried = targets.add_parser("try-debian", help="在 Debian 11、12、13 里试装 .deb")
    tried.set_defaults(target=_try_debian)
    figures = targets.add_parser("figures", help="大小和启动，与一个空窗口比较")
    figures.add_argument("--windows", action="store_true", help="Windows 程序的，在 wine 里")
    figures.set_defaults(target=_figures)
    return parser


def _linux(options: argparse.Namespace) -> None:
    from build_scripts.packaging.linux.making import make, make_twice

    _tell(make_twice() if options.twice else make())


def _windows(_: argparse.Namespace) -> None:
    from build_scripts.packaging.windows.making import make

    _tell(make())


def _all(options: argparse.Namespace) -> None:
    _linux(options)
    _windows(options)


def _try_debian(_: argparse.Namespace) -> None:
    from build_scripts.packaging.linux.try_debian import try_all

    try_all()


def _figures(options: argparse.Namespace) -> None:
    set_up(TEST)  # the measuring program reads and writes drafts, as the program does
    system = "windows" if options.windows else "linux"
    command = [in_venv("python"), "-m", f"build_scripts.packaging.{system}.figures"]
    if subprocess.run(command, cwd=ROOT, env=child_environment(), check=False).returncode != 0:
        raise Stop("大小和启动没有量成，原因见上面的输出。", "The measuring failed.")


def _tell(files: Sequence[object]) -> None:
    """Print what was made."""
    for file in files:
        say(f"已做好：{file}".replace(f"{ROOT}/", ""))
