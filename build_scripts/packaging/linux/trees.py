"""Folders whose copies are the same to the byte: same times, same rights, same order."""

import os
import shutil
import tarfile
from pathlib import Path

from build_scripts.packaging.linux.workshop import Workshop

_FOLDER, _PROGRAM, _FILE = 0o755, 0o755, 0o644


def make_alike(folder: Path, seconds: int) -> None:
    """Give everything in `folder` the same time, and rights that do not depend on the umask."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(_rights(path))
        os.utime(path, (seconds, seconds), follow_symlinks=False)
    folder.chmod(_FOLDER)
    os.utime(folder, (seconds, seconds))


def pack(folder: Path, target: Path, seconds: int) -> None:
    """Write `folder` as a .tar.xz, the same bytes for the same content."""
    unpacked = folder.with_suffix(".tar")
    with tarfile.open(unpacked, "w", format=tarfile.GNU_FORMAT) as tar:
        for path in [folder, *sorted(folder.rglob("*"))]:
            entry = tar.gettarinfo(path, str(path.relative_to(folder.parent)))
            entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = seconds, 0, 0, "", ""
            if entry.isreg():
                with path.open("rb") as content:
                    tar.addfile(entry, content)
            else:
                tar.addfile(entry)
    # Blocks of a fixed size: the bytes do not depend on the number of processors.
    command: list[str | Path] = [
        "xz",
        "--force",
        "--threads=2",
        "-6",
        "--block-size=64MiB",
        unpacked,
    ]
    Workshop(folder.parent).run(command)
    shutil.move(f"{unpacked}.xz", target)


def copy(source: Path, target: Path) -> None:
    """Copy a folder with its links, quickly where both lie on one disk."""
    shutil.copytree(source, target, symlinks=True, copy_function=_link)


def _link(source: str, target: str) -> str:
    os.link(source, target, follow_symlinks=False)
    return target


def _rights(path: Path) -> int:
    if path.is_dir():
        return _FOLDER
    return _PROGRAM if path.stat().st_mode & 0o100 else _FILE
