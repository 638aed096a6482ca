"""Which pictures are made: a few for README, or all pages in every look."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.places import ROOT, child_environment
from build_scripts.virtual_screen import SIZE, virtual_screen

README_FOLDER = ROOT / "docs" / "pictures"
_SIZES = (SIZE, "1920x1080")
_SCALES = (100, 150)
_SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is shown, and which of its pages; none named means every page."""

    size: str = SIZE
    percent: int = 100
    scheme: str = "light"
    pages: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the look as a folder name."""
        return f"{self.size}-{self.percent}-{self.scheme}"


_README = (
    Look(
        pages=(
            *("start", "first-start", "about", "applications", "overview", "preview", "import"),
            *("figures", "comparison"),
        )
    ),
    Look(scheme="dark", pages=("applications-dark",)),
)


def main(arguments: Sequence[str]) -> int:
    """Make the pictures and say where they are."""
    parser = argparse.ArgumentParser(prog="screenshots.py", description="把每一页拍成图片")
    parser.add_argument("--all", type=Path, metavar="文件夹", help="每一页、每种大小和颜色都拍")
    folder = parser.parse_args(arguments).all
    for look, target in everything(folder) if folder else for_readme():
        _make(look, target)
    return 0


def for_readme() -> Iterator[tuple[Look, Path]]:
    """Yield the few looks of README, and where their pictures stand."""
    yield from ((look, README_FOLDER) for look in _README)


def everything(folder: Path) -> Iterator[tuple[Look, Path]]:
    """Yield every look with a folder of its own in `folder`."""
    for size in _SIZES:
        for percent in _SCALES:
            for scheme in _SCHEMES:
                look = Look(size, percent, scheme)
                yield look, folder.resolve() / look.name


def _make(look: Look, target: Path) -> None:
    """Open the program on a screen of its own and let it paint the pages."""
    target.mkdir(parents=True, exist_ok=True)
    painter = [sys.executable, "-m", "build_scripts.picturing.painter"]
    with virtual_screen(look.size) as settings:
        environment = child_environment(**settings, QT_SCALE_FACTOR=str(look.percent / 100))
        run = subprocess.run(
            [*painter, str(target), look.scheme, *look.pages],
            cwd=ROOT,
            env={**os.environ, **environment},
            check=False,
        )
    if run.returncode != 0:
        raise Stop("图片没有拍成，原因见上面的输出。", "The pictures could not be made.")
    say(f"图片在 {target}")
