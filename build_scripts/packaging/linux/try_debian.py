"""Tries the .deb in Debian 11, 12 and 13: installed by apt, its self-test, its window, removed."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from build_scripts import system_packages
from build_scripts.chinese.programs import said, wait_until
from build_scripts.messages import say
from build_scripts.packaging.linux.debian_rooms import RELEASES, Room, room
from build_scripts.packaging.linux.making import LINUX, make
from build_scripts.packaging.product import GUI_PROGRAM, product
from build_scripts.virtual_screen import virtual_screen

_FOLDER = "/root/年报 自检"


def try_all() -> None:
    """Print what happened in each release. Raises Stop at the first thing that failed."""
    system_packages.require(
        (*system_packages.VIRTUAL_SCREEN_NEEDS, *system_packages.DEBIAN_ROOM_NEEDS)
    )
    package = make()[0]
    for release, name in RELEASES.items():
        with room(LINUX / "rooms", release) as debian, _installed(debian, package):
            glibc = debian.must_run("ldd", "--version").splitlines()[0].split()[-1]
            say(f"{name}：glibc {glibc}，{_self_test(debian)}，{_window(debian)}")


@contextmanager
def _installed(debian: Room, package: Path) -> Iterator[None]:
    """Have the program installed as long as the block lasts, with what its package asks for."""
    shutil.copyfile(package, debian.folder / "root" / package.name)
    quietly = {"DEBIAN_FRONTEND": "noninteractive"}
    debian.must_run("apt-get", "-qq", "update", **quietly)
    words = ("-qq", "-y", "--no-install-recommends")
    debian.must_run("apt-get", "install", *words, f"/root/{package.name}", **quietly)
    try:
        yield
    finally:
        debian.must_run("apt-get", "purge", "-qq", "-y", product().name, **quietly)


def _self_test(debian: Room) -> str:
    said_by_program = debian.must_run(GUI_PROGRAM, "--self-test", _FOLDER, LANG="C.UTF-8")
    checks = [line for line in said_by_program.splitlines() if line.startswith("✓")]
    return f"自检 {len(checks)} 项通过"


def _window(debian: Room) -> str:
    """Return words on the window that was seen on a screen of this machine."""
    with virtual_screen() as screen:
        here: Mapping[str, str] = {**os.environ, **screen}
        program = debian.start(
            GUI_PROGRAM, DISPLAY=screen["DISPLAY"], LANG="C.UTF-8", NIANBAO_DATA="/root/data"
        )
        try:
            wait_until("窗口", lambda: _title(here))
            words = f"窗口“{_title(here)}”打开了"
        finally:
            program.terminate()
            program.wait()
    return words


def _title(screen: Mapping[str, str]) -> str:
    """Return the title of our window, "" as long as there is none."""
    command = ["xdotool", "search", "--onlyvisible", "--name", product().title, "getwindowname"]
    return said(command, screen).partition("\n")[0]
