"""Whether what was made last is still what would be made now; and that only one makes it at a time."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.packaging.source_date import source_date
from build_scripts.places import BUILD_LOCK, LOCK, ROOT

_FOLDERS = ("core", "gui", "resources", "build_scripts/packaging")
_FILES = (LOCK, BUILD_LOCK, ROOT / "pyproject.toml", ROOT / "LICENSE")
_NOT_READ = {"__pycache__", "windows"}


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold `folder` for one maker; a second one waits until the first is done."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def checkout() -> str:
    """Return a short name for everything of the checkout that goes into the installers."""
    digest = hashlib.sha256(str(source_date()).encode())
    for file in [*_FILES, *_files()]:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0")
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> list[Path]:
    found = (path for folder in _FOLDERS for path in (ROOT / folder).rglob("*"))
    return sorted(one for one in found if one.is_file() and not _NOT_READ & set(one.parts))
