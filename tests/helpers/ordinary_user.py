"""A test as an ordinary user, for whom “read-only” means something, also where root runs it."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Take root's rights away inside. What is imported lazily must have been imported before."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def folder_of_ordinary_user() -> Iterator[Path]:
    """Give a new folder that belongs to `ordinary_user` and whose rights can be taken away."""
    if sys.platform == "win32":
        pytest.skip("Windows knows no read-only folder by mode")
    with tempfile.TemporaryDirectory() as name:
        if os.geteuid() == 0:
            os.chown(name, NOBODY, NOBODY)
        yield Path(name)
        Path(name).chmod(0o700)
