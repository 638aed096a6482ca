"""Sizes and start of the program against a bare PySide6 window bundled by the same recipe.

`python3 build_scripts/build.py figures` prints the figures of docs/packaging.md.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from time import perf_counter

from build_scripts.benching.command import row
from build_scripts.benching.ratio import Ratio, quotients
from build_scripts.benching.starting import settings
from build_scripts.chinese.typist import Typist
from build_scripts.messages import speaking
from build_scripts.packaging import pyside_support
from build_scripts.packaging.leaving import leave
from build_scripts.packaging.linux import trees
from build_scripts.packaging.linux.bundle import make_bundle
from build_scripts.packaging.linux.first_pixel import Screen
from build_scripts.packaging.linux.making import LINUX, make
from build_scripts.packaging.linux.toolchain import toolchain
from build_scripts.packaging.linux.workshop import Workshop
from build_scripts.packaging.product import GUI_PROGRAM
from build_scripts.packaging.source_date import source_date
from build_scripts.virtual_screen import virtual_screen

_SIZE_GOAL, _START_GOAL = 1.15, 1.2
_ROUNDS = 15


def main() -> int:
    """Print the sizes in MB and all ratios."""
    deb, portable = make()
    bundle = LINUX / "bundle" / "nianbao"
    hello = make_bundle(toolchain(LINUX), LINUX / "hello", hello=True)
    sizes = {
        "installed folder": (_size(bundle), _size(hello)),
        ".deb": (_size(deb), _size(_hello_deb(hello))),
        ".tar.xz": (_size(portable), _size(_hello_archive(hello))),
    }
    for what, (ours, other) in sizes.items():
        print(f"{what:<20}{ours / 1e6:7.1f} MB, hello {other / 1e6:.1f} MB")
    for what, (ours, other) in sizes.items():
        print(row(Ratio(f"{what} / that of hello", (ours / other,), goal=_SIZE_GOAL)))
    for ratio in _starts(bundle, hello):
        print(row(ratio), flush=True)
    return 0


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.lstat().st_size for file in files if not file.is_dir())


def _hello_deb(hello: Path) -> Path:
    root = hello.parent / "deb"
    shutil.rmtree(root, ignore_errors=True)
    (root / "opt").mkdir(parents=True)
    trees.copy(hello, root / "opt" / "hello")
    (root / "DEBIAN").mkdir()
    control = (
        "Package: hello-window\nVersion: 1\nArchitecture: amd64\nMaintainer: x\nDescription: x\n"
    )
    (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    package = hello.parent / "hello.deb"
    command: list[str | Path] = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6"]
    Workshop(hello.parent).run([*command, "--build", root, package])
    return package


def _hello_archive(hello: Path) -> Path:
    target = hello.parent / "hello.tar.xz"
    trees.pack(hello, target, source_date())
    return target


def _with_compiled_modules(hello: Path, bundle: Path) -> Path:
    """Return a second hello with the modules of PySide that the program brings compiled."""
    folder = hello.with_name("hello-compiled")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(hello, folder, symlinks=True)
    modules = Path("_internal", pyside_support.FOLDER)
    shutil.copytree(bundle / modules, folder / modules)
    return folder


def _starts(bundle: Path, hello: Path) -> Iterator[Ratio]:
    """Yield how the first painted window compares; an officer's start: one draft, window size known."""
    programs = [bundle / GUI_PROGRAM, hello / "hello"]
    programs.append(_with_compiled_modules(hello, bundle) / "hello")
    with virtual_screen() as variables, tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, **variables, **settings(Path(folder))}
        screen = Screen(variables["DISPLAY"])
        for one in programs:
            _start(one, screen, environment)  # brings the files into memory, remembers the size
        turns = [[_start(one, screen, environment) for one in programs] for _ in range(_ROUNDS)]
        screen.close()
    for what, measure, goal in (
        ("first painted window", attrgetter("seconds"), _START_GOAL),
        ("processor's time until then", attrgetter("processor_s"), None),
    ):
        ours, bare, compiled = ([measure(turn[place]) for turn in turns] for place in range(3))
        yield Ratio(f"installed program: {what} / that of hello", quotients(ours, bare), goal=goal)
        yield Ratio(f"installed program: {what} / hello compiled too", quotients(ours, compiled))


@dataclass(frozen=True)
class _Started:
    """One start: seconds until the picture, and those the processor spent on it."""

    seconds: float
    processor_s: float


def _start(program: Path, screen: Screen, environment: Mapping[str, str]) -> _Started:
    """Return how long a start took; the program is left as an officer leaves it."""
    screen.wait_until_empty()
    began = perf_counter()
    process = subprocess.Popen([program], env=dict(environment), stderr=subprocess.DEVNULL)
    seconds = screen.wait_for_picture() - began
    started = _Started(seconds, _processor_s(process.pid))
    leave(process, Typist(environment), "ctrl+q" if program.name == GUI_PROGRAM else "alt+F4")
    return started


def _processor_s(pid: int) -> float:
    """Return the processor's time that all threads of a process had, by the kernel's count in nanoseconds."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((one / "schedstat").read_text("ascii").split()[0]) for one in threads) / 1e9


if __name__ == "__main__":
    sys.exit(speaking(main))
