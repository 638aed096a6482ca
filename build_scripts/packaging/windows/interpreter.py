"""The Windows Python that builds and tests: that of this machine, or one under wine."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from build_scripts.packaging.windows.wine import TIMEOUT_S, Ended, Wine, windows_path
from build_scripts.places import ROOT, child_environment, in_venv


class Interpreter(Protocol):
    """A Python that runs on Windows, or believes so."""

    def run(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> Ended:
        """Run Python in the checkout to its end. Raises subprocess.TimeoutExpired."""

    def name_of(self, path: Path) -> str:
        """Return how Windows programs write `path`."""


class Native:
    """The Python of `.venv` on a Windows machine."""

    def run(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> Ended:
        """Run Python in the checkout to its end. Raises subprocess.TimeoutExpired."""
        run = subprocess.run(
            [in_venv("python"), *arguments],
            cwd=ROOT,
            env=child_environment(**(environment or {})),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout_s,
            check=False,
        )
        return Ended(run.returncode, run.stdout.decode("utf-8", errors="replace"))

    def name_of(self, path: Path) -> str:
        """Return `path` as it is."""
        return str(path)


class UnderWine:
    """The Windows Python in the folder of a prefix."""

    def __init__(self, wine: Wine) -> None:
        self._wine = wine
        self.folder = wine.folder / "python"

    def run(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> Ended:
        """Run Python in the checkout to its end. Raises subprocess.TimeoutExpired."""
        # What Linux compiled lies beside the sources and names other paths.
        apart = {"PYTHONPYCACHEPREFIX": windows_path(self._wine.folder / "bytecode")}
        command = [windows_path(self.folder / "python.exe"), *arguments]
        settings = {"PYTHONUTF8": "1", **apart, **(environment or {})}
        return self._wine.run(command, timeout_s, ROOT, settings)

    def name_of(self, path: Path) -> str:
        """Return `path` on the drive Z:, which is the root of Linux."""
        return windows_path(path)


def is_native() -> bool:
    """Return whether this machine runs Windows programs by itself."""
    return sys.platform == "win32"
