"""Sizes and start of the Windows program against a bare PySide6 window bundled by the same recipe.

`python3 build_scripts/build.py figures --windows` prints the figures of docs/packaging.md.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from build_scripts.benching.command import row
from build_scripts.benching.ratio import Ratio, quotients
from build_scripts.chinese.typist import Typist
from build_scripts.messages import speaking
from build_scripts.packaging.leaving import leave
from build_scripts.packaging.linux.first_pixel import Screen
from build_scripts.packaging.product import GUI_PROGRAM, product
from build_scripts.packaging.windows import making
from build_scripts.packaging.windows.bundle import make_bundle
from build_scripts.packaging.windows.setup_program import make_setup
from build_scripts.packaging.windows.workshop import WINDOWS, Workshop, workshop
from build_scripts.virtual_screen import virtual_screen

_SIZE_GOAL, _START_GOAL = 1.15, 1.2
_ROUNDS = 7


def main() -> int:
    """Print the sizes in MB and all ratios."""
    setup, portable = making.make()
    made_in = workshop()
    bundle = WINDOWS / "bundle" / product().name
    hello = make_bundle(made_in, hello=True)
    contents = replace(making.contents(made_in, bundle), bundle=hello)
    hello_setup = make_setup(product(), contents, WINDOWS / "hello-setup.exe")
    for what, path in (("setup", setup), ("portable .zip", portable), ("installed", bundle)):
        print(f"{what:<20}{_size(path) / 1e6:7.1f} MB")
    for what, ours, other in (("installed", bundle, hello), ("setup", setup, hello_setup)):
        ratio = (_size(ours) / _size(other),)
        print(row(Ratio(f"{what} / that of hello", ratio, goal=_SIZE_GOAL)))
    for one in _starts(made_in, bundle / f"{GUI_PROGRAM}.exe", hello / "hello.exe"):
        print(row(one), flush=True)
    return 0


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _starts(made_in: Workshop, program: Path, hello: Path) -> Iterator[Ratio]:
    """Yield the time to the first painted window under wine; the window has been open before."""
    with virtual_screen() as variables:
        screen = Screen(variables["DISPLAY"])
        for one in (program, hello):
            _start(made_in, one, screen, variables)
        turns = [
            (
                _start(made_in, program, screen, variables),
                _start(made_in, hello, screen, variables),
            )
            for _ in range(_ROUNDS)
        ]
        screen.close()
    ours, others = zip(*turns, strict=True)
    what = "installed program under wine: first painted window / that of hello"
    yield Ratio(what, quotients(ours, others), goal=_START_GOAL)


def _start(made_in: Workshop, program: Path, screen: Screen, variables: dict[str, str]) -> float:
    assert made_in.wine is not None
    shown = {"DISPLAY": variables["DISPLAY"]}
    data = {"NIANBAO_DATA": made_in.python.name_of(WINDOWS / "figures")}
    screen.wait_until_empty()
    began = perf_counter()
    with made_in.wine.started([str(program)], environment={**shown, **data}) as process:
        seconds = screen.wait_for_picture() - began
        keys = "ctrl+q" if program.stem == GUI_PROGRAM else "alt+F4"
        leave(process, Typist({**made_in.wine.environment(shown)}), keys)
    return seconds


if __name__ == "__main__":
    sys.exit(speaking(main))
