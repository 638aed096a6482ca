"""A .deb on this machine: put on, taken off, and whether anything of it is left."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.packaging.product import product

_PLACES = ("/etc", "/opt", "/usr", "/var")
# Where the package manager itself keeps what it did and fetched.
_OF_APT = ("/var/cache/apt", "/var/lib/apt", "/var/log", "/var/cache/debconf", "/var/backups")
_LISTS = (
    "/usr/share/mime/globs2",
    "/usr/share/applications/mimeinfo.cache",
    "/var/lib/dpkg/status",
)
HOME = Path("/opt") / product().name


def apt(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run apt-get as an administrator would; what it printed is in `stdout`."""
    return subprocess.run(
        ["apt-get", "-y", "-o", "DPkg::Lock::Timeout=300", *map(str, words)],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def install(package: Path) -> None:
    """Install or upgrade to `package`."""
    run = apt("install", "--allow-downgrades", package)
    assert run.returncode == 0, run.stdout


def is_installed() -> bool:
    """Return whether any version stands here."""
    command = ["dpkg-query", "-W", "-f=${Status}", product().name]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return "installed" in run.stdout.split()


def versions() -> set[str]:
    """Return the versions whose files are there."""
    return {folder.name for folder in HOME.iterdir()} if HOME.exists() else set()


def traces() -> list[str]:
    """Return everything on the machine that names the program: files, and lines in lists of the desktop."""
    leaving_out = [word for place in _OF_APT for word in ("-path", place, "-prune", "-o")]
    names = ["(", "-iname", "*nianbao*", "-o", "-name", "*年报助手*", ")"]
    command = ["find", *_PLACES, "-xdev", *leaving_out, *names, "-print"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split("\n")
    lines = [name for name in _LISTS if Path(name).exists() and _names_us(Path(name))]
    return [*filter(None, found), *lines]


@contextmanager
def taken_off_afterwards() -> Iterator[None]:
    """Take the package off at the end, also when a test failed half way."""
    try:
        yield
    finally:
        end_programs()
        apt("purge", product().name)


def programs() -> list[int]:
    """Return the processes of the installed program."""
    return [int(one.parent.name) for one in Path("/proc").glob("[0-9]*/exe") if _is_ours(one)]


def end_programs() -> None:
    """End what a failed test left open."""
    for process in programs():
        os.kill(process, 9)


def _is_ours(link: Path) -> bool:
    try:
        return str(link.readlink()).startswith(f"{HOME}/")
    except OSError:
        return False


def _names_us(file: Path) -> bool:
    return product().name in file.read_text(encoding="utf-8", errors="replace")
