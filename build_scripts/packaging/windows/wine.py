"""Windows programs on Linux: a wine prefix of our own, where they meet a Chinese Windows 10."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = (
    "张 三"  # the officer's Windows account: a path with Chinese and a blank in all that is tried
)
LOCALE = "zh_CN.UTF-8"  # makes wine answer as a Chinese Windows does: code page 936
TIMEOUT_S = 1800  # bundling: a few minutes, and more than 15 beside a dozen other programs
# No offers to download Mono or Gecko, no entries in the menus of Linux, no crash dialog that waits.
_OVERRIDES = "mscoree=;mshtml=;winemenubuilder.exe,winedbg.exe=d"
# Of the caller's surroundings a Windows program must see nothing that only makes sense on Linux.
_UNWANTED = ("SSL_CERT_DIR", "PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL")
_UNWANTED_FAMILIES = ("PYTHON", "QT_", "XDG_", "NIANBAO_", "PYTEST_")
_CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a Windows program ended, and what it printed on both streams."""

    returncode: int
    output: str


class Wine:
    """One prefix in `folder`, with what surrounds the programs in it. Nothing is made here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prefix = folder / "prefix"
        self.drive = self.prefix / "drive_c"
        self.home = folder / "home"
        self.locales = folder / "locale"

    @property
    def user_folder(self) -> Path:
        """Return the folder of the officer's account, `C:\\users\\…`."""
        return self.drive / "users" / USER

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return what a program in this prefix finds in its environment, `more` included."""
        kept = {name: value for name, value in os.environ.items() if _is_wanted(name)}
        certificates = {
            name: windows_path(Path(kept[name])) for name in _CERTIFICATES if name in kept
        }
        return {
            **kept,
            **certificates,
            "HOME": str(self.home),
            "USER": USER,
            "LOGNAME": USER,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "LOCPATH": str(self.locales),
            "LC_ALL": LOCALE,
            "LANG": LOCALE,
            "LANGUAGE": "zh_CN",
            **(more or {}),
        }

    def run(
        self,
        command: Sequence[str],
        timeout_s: float = TIMEOUT_S,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run a Windows program to its end. Raises subprocess.TimeoutExpired.

        Its output is a pipe and its input empty: given a file or a closed input, a Windows Python
        does not start in wine 8.
        """
        with self.started(command, cwd, environment) as process:
            output, _ = process.communicate(timeout=timeout_s)
        return Ended(process.returncode, output.decode("utf-8", errors="replace"))

    @contextmanager
    def started(
        self,
        command: Sequence[str],
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Start a Windows program; it is killed when it still runs at the end of the block."""
        process = subprocess.Popen(
            ["wine", *command],
            env=self.environment(environment),
            cwd=cwd or self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def end(self) -> None:
        """End whatever still runs in the prefix, and wait until its registry is written."""
        for word in ("-k", "-w"):
            subprocess.run(["wineserver", word], env=self.environment(), check=False)


def _is_wanted(name: str) -> bool:
    return name not in _UNWANTED and not name.startswith(_UNWANTED_FAMILIES)


def windows_path(path: Path) -> str:
    """Return how a program under wine writes the Linux path `path`.

    >>> windows_path(Path("/usr/share"))
    'Z:\\\\usr\\\\share'
    """
    return "Z:" + str(path.absolute()).replace("/", "\\")
