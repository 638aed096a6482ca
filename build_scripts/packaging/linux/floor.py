"""Which glibc each file of a bundle needs, and whether it finds its libraries on a plain desktop."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.packaging.linux.compiler import GLIBC

# Highest versions of the symbols that UOS 20 has (glibc 2.28, GCC 8).
CEILINGS = {"GLIBC": GLIBC, "GLIBCXX": "3.4.25", "CXXABI": "1.3.11"}
# What is left to the system, with the Debian package that has it; any desktop of the last ten years does.
SYSTEM = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1 | libgcc1",
    "libz.so.1": "zlib1g",
    **{
        f"lib{name}": "libc6"
        for name in ("c.so.6", "m.so.6", "dl.so.2", "rt.so.1", "pthread.so.0", "util.so.1")
    },
    "ld-linux-x86-64.so.2": "libc6",
}
# Needed by one plugin only, which Qt passes over where it is missing.
OPTIONAL = {"libcups.so.2": "printing through CUPS"}

_ELF = b"\x7fELF"
_NEEDED_VERSION = re.compile(r"Name: (GLIBC|GLIBCXX|CXXABI|GCC)_([\w.]+)")
_NEEDED_LIBRARY = re.compile(r"\(NEEDED\).*\[(.+)\]")


@dataclass(frozen=True)
class Needs:
    """What one file asks the system for: the highest version of each kind of symbol, and libraries."""

    file: Path
    versions: dict[str, str]
    libraries: frozenset[str]

    def too_new(self) -> dict[str, str]:
        """Return the versions that the oldest supported system does not have."""
        return {
            kind: version
            for kind, version in self.versions.items()
            if kind in CEILINGS and _order(version) > _order(CEILINGS[kind])
        }


def needs(folder: Path) -> tuple[Needs, ...]:
    """Return what every program and library below `folder` needs, by name."""
    files = [file for file in sorted(folder.rglob("*")) if _is_elf(file)]
    return tuple(_needs(file) for file in files)


def check(folder: Path) -> None:
    """Print the floor of each file. Raises Stop when one would not load on the oldest system."""
    found = needs(folder)
    for one in found:
        shown = "  ".join(f"{kind}_{version}" for kind, version in sorted(one.versions.items()))
        say(f"{one.file.relative_to(folder)}  {shown}")
    problems = [*_too_new(found), *_without_library(found)]
    if problems or not found:
        lines = "\n".join(problems)
        raise Stop(f"这些文件在旧系统上装不进去：\n{lines}", "These would not load on UOS 20.")


def system_packages(folder: Path) -> list[str]:
    """Return the Debian packages with the libraries that the files of `folder` take from the system."""
    asked = {name for one in needs(folder) for name in one.libraries}
    return sorted({SYSTEM[name] for name in asked if name in SYSTEM} - {"libc6"})


def _too_new(found: Iterable[Needs]) -> Iterator[str]:
    for one in found:
        for kind, version in one.too_new().items():
            yield f"{one.file}: {kind}_{version} > {kind}_{CEILINGS[kind]}"


def _without_library(found: Iterable[Needs]) -> Iterator[str]:
    found = tuple(found)
    own = {one.file.name for one in found}
    for one in found:
        for library in sorted(one.libraries - own - SYSTEM.keys() - OPTIONAL.keys()):
            yield f"{one.file}: {library} is neither in the bundle nor on every desktop"


def _is_elf(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF


def _needs(file: Path) -> Needs:
    command = ["readelf", "--wide", "--version-info", "--dynamic", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    versions: dict[str, str] = {}
    asked = run.stdout.partition("Version needs section")[2]
    for kind, version in _NEEDED_VERSION.findall(asked):
        if kind not in versions or _order(version) > _order(versions[kind]):
            versions[kind] = version
    return Needs(file, versions, frozenset(_NEEDED_LIBRARY.findall(run.stdout)))


def _order(version: str) -> tuple[int, ...]:
    """Return what versions are compared by; one without numbers (GLIBC_PRIVATE) is above all."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else (10**6,)
