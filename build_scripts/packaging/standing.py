"""Whether what was made last is still what would be made now; and that only one makes it at a time."""

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.packaging.source_date import source_date
from build_scripts.places import BUILD_LOCK, LOCK, ROOT

_FOLDERS = ("core", "gui", "resources", "build_scripts/packaging")
_FILES = (LOCK, BUILD_LOCK, ROOT / "pyproject.toml", ROOT / "LICENSE")


def made_once(folder: Path, make: Callable[[], list[Path]], *, apart_from: str) -> list[Path]:
    """Return what `make` made last, or makes now where the checkout has changed since.

    `folder` belongs to it alone; `apart_from` names the folder of packaging that plays no part.
    """
    with alone(folder):
        stamp, now = folder / "made", checkout(apart_from)
        last = stamp.read_text(encoding="utf-8").split("\n") if stamp.exists() else [""]
        files = [Path(name) for name in last[1:]]
        if last[0] == now and files and all(file.exists() for file in files):
            return files
        stamp.unlink(missing_ok=True)
        files = make()
        stamp.write_text("\n".join([now, *map(str, files)]), encoding="utf-8")
        return files


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold `folder` for one maker; on Linux a second one waits until the first is done."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def checkout(apart_from: str) -> str:
    """Return a short name for everything of the checkout that goes into the installers of a system."""
    digest = hashlib.sha256(str(source_date()).encode())
    for file in [*_FILES, *_files({"__pycache__", apart_from})]:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0")
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files(left_out: set[str]) -> list[Path]:
    found = (path for folder in _FOLDERS for path in (ROOT / folder).rglob("*"))
    return sorted(one for one in found if one.is_file() and not left_out & set(one.parts))
