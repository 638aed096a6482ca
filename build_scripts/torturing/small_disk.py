"""A disk of a few megabytes that can be filled and freed: a tmpfs, which only root may mount."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILLER = "filler"
_CHUNK = bytes(4096)


class CannotMount(Exception):
    """This machine or user may not mount a tmpfs; `str()` says why."""


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    """Yield the root of an empty file system of this size. Raises CannotMount."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotMount("only root on Linux may mount a tmpfs")
    with tempfile.TemporaryDirectory(prefix="nianbao-disk-") as name:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", name]
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CannotMount(done.stderr.strip())
        try:
            yield Path(name)
        finally:
            # Lazy: a test that failed may still hold a file open.
            subprocess.run(["umount", "--lazy", name], check=True)


def fill(disk: Path) -> None:
    """Leave not one free block on `disk`."""
    try:
        with (disk / FILLER).open("ab", buffering=0) as file:
            while True:
                file.write(_CHUNK)
    except OSError:
        return


def free(disk: Path) -> None:
    """Give the room back that `fill` took."""
    (disk / FILLER).unlink(missing_ok=True)


class Stick:
    """A folder on a stick that can be pulled out and put back: a bind mount, which only root may make."""

    def __init__(self, socket: Path, chip: Path) -> None:
        self.folder = socket
        self.is_plugged = False
        self._chip = chip

    def plug(self) -> None:
        """Let the content appear in `folder`. Raises CannotMount."""
        command = ["mount", "--bind", str(self._chip), str(self.folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CannotMount(done.stderr.strip())
        self.is_plugged = True

    def pull(self) -> None:
        """Take the content away although files of it are open."""
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
        self.is_plugged = False


@contextmanager
def stick() -> Iterator[Stick]:
    """Yield a stick that is plugged in. Raises CannotMount."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise CannotMount("only root on Linux may mount a stick")
    with (
        tempfile.TemporaryDirectory(prefix="U 盘 ") as socket,
        tempfile.TemporaryDirectory() as chip,
    ):
        one = Stick(Path(socket), Path(chip))
        one.plug()
        try:
            yield one
        finally:
            if one.is_plugged:
                one.pull()
