"""Small Debian systems in folders, from Debian's own archive: what the .deb meets on other releases."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.packaging.linux.sources import KEYRING, mirror
from build_scripts.packaging.linux.workshop import Workshop

RELEASES = {"bullseye": "Debian 11", "bookworm": "Debian 12", "trixie": "Debian 13"}
_FONTS = "fonts-wqy-microhei"  # the smallest with all characters
_SCREENS = "tmp/.X11-unix"


@dataclass(frozen=True)
class Room:
    """A Debian system below `folder`, in which programs are run."""

    folder: Path
    release: str

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command inside, with a plain environment; what it printed is in `stdout`."""
        return subprocess.run(
            ["chroot", self.folder, *command],
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program inside that goes on until it is ended."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            ["chroot", self.folder, *command],
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", **environment},
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
        )

    def must_run(self, *command: str, **environment: str) -> str:
        """Return what a command inside printed. Raises Stop when it failed."""
        run = self.run(*command, **environment)
        if run.returncode != 0:
            raise Stop(
                f"{RELEASES[self.release]} 里的 {command[0]} 没有成功：\n{run.stdout}",
                "A command in the Debian room failed.",
            )
        return run.stdout


@contextmanager
def room(root: Path, release: str) -> Iterator[Room]:
    """Yield a system of this release with the fonts of a Chinese desktop; made once, kept in `root`."""
    folder = root / release
    if not (folder / "made").exists():
        _make(root, folder, release)
    with _mounted(folder):
        yield Room(folder, release)


def _make(root: Path, folder: Path, release: str) -> None:
    say(f"正在准备 {RELEASES[release]}……", f"Setting up {release}.")
    shutil.rmtree(folder, ignore_errors=True)
    options = ["--variant=minbase", f"--keyring={KEYRING}", f"--include={_FONTS}"]
    Workshop(root).run(["debootstrap", *options, release, folder, mirror()])
    (folder / "made").touch()


@contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    """Let programs inside see processes and the screens of this machine."""
    screens = folder / _SCREENS
    screens.mkdir(parents=True, exist_ok=True)
    mounts: Mapping[Path, list[str]] = {
        folder / "proc": ["-t", "proc", "proc"],
        screens: ["--bind", f"/{_SCREENS}"],
    }
    done: list[Path] = []
    try:
        for place, words in mounts.items():
            subprocess.run(["mount", *words, str(place)], check=True)
            done.append(place)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "--lazy", os.fspath(place)], check=False)
