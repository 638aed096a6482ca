"""Which set-ups stand in `.venv`, kept in one small file that is written last.

Its lines: folder and Python of the environment, hash of all that went into it, names of the
set-ups done. While a set-up runs the file says `unfinished` instead.
"""

import hashlib
import sys
import tomllib
from collections.abc import Iterable

from build_scripts.places import DEV_LOCK, LOCK, ROOT, VENV

STAMP = VENV / "set-up-done"


def done() -> frozenset[str]:
    """Return the names of the set-ups that stand and fit the locks of today."""
    match _lines():
        case [base, contents, names] if (base, contents) == (_base(), _contents()):
            return frozenset(names.split())
    return frozenset()


def forbids_reuse() -> bool:
    """Return whether `.venv` was cut short, or made elsewhere or by another Python."""
    lines = _lines()
    return bool(lines) and lines[0] != _base()


def begin() -> None:
    """Note that a set-up is under way, before anything in `.venv` changes."""
    VENV.mkdir(exist_ok=True)
    STAMP.write_text("unfinished", encoding="utf-8")


def finish(names: Iterable[str]) -> None:
    """Note that the set-ups called `names` stand."""
    lines = [_base(), _contents(), " ".join(sorted(names))]
    STAMP.write_text("\n".join(lines), encoding="utf-8")


def _lines() -> list[str]:
    return STAMP.read_text(encoding="utf-8").split("\n") if STAMP.exists() else []


def _base() -> str:
    return "Python {}.{} in {}".format(*sys.version_info[:2], ROOT)


def _contents() -> str:
    """Return the hash of both locks and of what the editable install reads of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    read_by_install = [project["build-system"], project["project"], project["tool"]["setuptools"]]
    content = LOCK.read_bytes() + DEV_LOCK.read_bytes() + repr(read_by_install).encode()
    return hashlib.sha256(content).hexdigest()
