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
