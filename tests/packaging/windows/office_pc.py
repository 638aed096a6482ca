"""An office PC with Windows: what is installed on it, and what its user does. Under wine, or this machine."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from build_scripts.chinese.programs import wait_until
from build_scripts.packaging.product import CONSOLE_PROGRAM, GUI_PROGRAM, product
from build_scripts.packaging.windows.programs import run_program
from build_scripts.packaging.windows.wine import Ended
from build_scripts.packaging.windows.workshop import Workshop

PATIENCE_S = 300  # of wine on a machine under load
UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{product().name}"
CLASSES = r"Software\Classes"
_ASK = """
import sys, winreg
try:
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, sys.argv[1]) as key:
        print(winreg.QueryValueEx(key, sys.argv[2])[0])
except OSError:
    sys.exit(1)
"""


class OfficePc:
    """Programs run on it with `surroundings` added to their environment."""

    def __init__(self, workshop: Workshop, surroundings: Mapping[str, str]) -> None:
        self.workshop = workshop
        self.surroundings = dict(surroundings)
        self.user = workshop.wine.user_folder if workshop.wine else Path.home()
        self.local = self.user / "AppData" / "Local"
        self.home = self.local / "Programs" / product().name
        self.drafts = self.local / product().name

    @property
    def program(self) -> Path:
        """Return the installed program."""
        return self.home / f"{GUI_PROGRAM}.exe"

    @property
    def uninstaller(self) -> Path:
        """Return the installed uninstaller."""
        return self.home / "uninstall.exe"

    @property
    def shortcuts(self) -> tuple[Path, Path]:
        """Return where the shortcuts of desktop and start menu lie."""
        name = f"{product().title}.lnk"
        menu = self.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        return self.user / "Desktop" / name, menu / name

    def run(self, program: Path, *arguments: str) -> Ended:
        """Run a program to its end."""
        return run_program(self.workshop, program, arguments, self.surroundings, PATIENCE_S)

    def version(self) -> str:
        """Return what the installed command says of its version."""
        ended = self.run(self.home / f"{CONSOLE_PROGRAM}.exe", "--version")
        return ended.output.strip().rpartition(" ")[2]

    def registered(self, key: str, name: str = "") -> str | None:
        """Return a value of the user's registry, None where there is none."""
        ended = self.workshop.python.run(["-c", _ASK, key, name])
        return ended.output.strip() if ended.returncode == 0 else None

    def name_of(self, path: Path) -> str:
        """Return how Windows writes `path`."""
        return self.workshop.python.name_of(path)

    @contextmanager
    def open(self, *command: str) -> Iterator[None]:
        """Let a program with a window run as long as the block lasts; under wine only."""
        wine = self.workshop.wine
        assert wine is not None
        with wine.started(command, environment=self.surroundings):
            yield

    def remove(self, *words: str) -> int:
        """Uninstall; return the exit code when the folder is gone, or at once when it refused.

        The uninstaller goes on in a copy of itself, so that it can remove its own file.
        """
        ended = self.run(self.uninstaller, "/S", *words, *in_folder("_?=", self.windows_home))
        if ended.returncode == 0:
            shutil.rmtree(self.home)
        return ended.returncode

    def remove_as_user(self) -> None:
        """Uninstall the way 设置 → 应用 does, and wait until the folder is gone."""
        self.run(self.uninstaller, "/S")
        wait_until("the folder to go", lambda: not self.home.exists(), PATIENCE_S)

    @property
    def windows_home(self) -> str:
        """Return the folder of the program as Windows writes it."""
        wine = self.workshop.wine
        if wine is None:
            return str(self.home)
        return "C:\\" + str(self.home.relative_to(wine.drive)).replace("/", "\\")

    def clean_up(self) -> None:
        """Take off what a test has left, drafts included."""
        if self.uninstaller.exists():
            self.remove("/DRAFTS=DELETE")
        for folder in (self.home, self.drafts):
            shutil.rmtree(folder, ignore_errors=True)


def in_folder(option: str, folder: str) -> list[str]:
    """Return the last words of a command line for NSIS, which wants a folder without quotation marks."""
    return f"{option}{folder}".split(" ")


def link_tree(source: Path, target: Path, names: Sequence[str] = ()) -> Path:
    """Return `target`, a copy of the folder `source` that costs no room, with empty files `names` more."""
    shutil.copytree(source, target, copy_function=os.link)
    for name in names:
        (target / name).write_text("old", encoding="utf-8")
    return target
