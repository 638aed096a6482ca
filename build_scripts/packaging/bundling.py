"""The thinking behind `bundle.spec`, with nothing of PyInstaller in it.

A table of contents, as PyInstaller calls it, is a list of (destination, source, kind).
"""

import argparse
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.packaging.licences import licences_text
from build_scripts.packaging.product import CONSOLE_PROGRAM, GUI_PROGRAM, product
from build_scripts.packaging.pyside_support import support_files
from build_scripts.packaging.trim import EXCLUDED_MODULES, is_kept
from build_scripts.places import ROOT

__all__ = ["EXCLUDED_MODULES"]

_IMPORTED_BY_C = ("_cffi_backend",)  # by nacl._sodium

Entry = tuple[str, str, str]


@dataclass(frozen=True)
class Program:
    """One of the programs in a bundle and the script it begins with."""

    name: str
    script: str
    console: bool


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what stands after `--` in the call of PyInstaller."""
    parser = argparse.ArgumentParser(prog="bundle.spec")
    parser.add_argument("--hello", action="store_true", help="the bare window to compare with")
    parser.add_argument("--licences", type=Path, help="folder of texts for what is no package")
    parser.add_argument(
        "--only-from", type=Path, action="append", help="libraries from elsewhere stay out"
    )
    parser.add_argument("--icon", help=".ico file for both programs (Windows)")
    parser.add_argument("--version-file", help="version resource for both programs (Windows)")
    parser.add_argument("--manifest", help="manifest of both programs (Windows)")
    return parser.parse_args(arguments)


def programs(*, hello: bool) -> tuple[Program, ...]:
    """Return the programs that one bundle holds.

    On Linux one file is both, so that all modules lie in it once; `nianbao` is a link to it there.
    Windows tells windowed programs from those of the console.
    """
    if hello:
        return (Program("hello", "hello.py", console=False),)
    if platform.system() == "Linux":
        return (Program(GUI_PROGRAM, "both.py", console=False),)
    return (
        Program(GUI_PROGRAM, "nianbao_gui.py", console=False),
        Program(CONSOLE_PROGRAM, "nianbao.py", console=True),
    )


def scripts_of(
    program: Program, all_programs: Sequence[Program], scripts: Iterable[Entry]
) -> list[Entry]:
    """Return what `program` runs: the hooks before it and its own script, not that of another."""
    others = {one.script.removesuffix(".py") for one in all_programs if one is not program}
    return [entry for entry in scripts if entry[0] not in others]


def all_modules() -> list[str]:
    """Return every module of the program: many are imported late, some by name only.

    And what compiled modules import, where nobody can read it.
    """
    files = sorted(file for package in ("core", "gui") for file in (ROOT / package).rglob("*.py"))
    parts = (file.relative_to(ROOT).with_suffix("").parts for file in files)
    return [*(".".join(one).removesuffix(".__init__") for one in parts), *_IMPORTED_BY_C]


def data_files(work: Path) -> list[tuple[str, str]]:
    """Return (source, destination folder) of the resources, of what tells the version, and for a quicker start.

    The version is written into `work` here: the checkout need not be installed to be bundled.
    """
    folder = work / product().metadata_folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "METADATA").write_text(product().metadata, encoding="utf-8", newline="\n")
    own = [(str(ROOT / "resources"), "resources"), (str(folder), product().metadata_folder)]
    return own + support_files(work / "pyside")


def kept_binaries(binaries: Iterable[Entry], only_from: Sequence[Path] | None) -> list[Entry]:
    """Return the libraries that belong into the bundle; links between them count by their place."""
    kept = [entry for entry in binaries if is_kept(entry[0])]
    if only_from is None:
        return kept
    roots = [folder.resolve() for folder in only_from]
    return [entry for entry in kept if entry[2] == "SYMLINK" or _lies_in(Path(entry[1]), roots)]


def kept_data(datas: Iterable[Entry]) -> list[Entry]:
    """Return the other files that belong into the bundle."""
    return [entry for entry in datas if is_kept(entry[0])]


def write_licences(work: Path, entries: Iterable[Entry], more: Path | None) -> Path:
    """Return a file in `work` with the licences of all packages the entries come from."""
    path = work / "licences.txt"
    sources = {Path(source) for _, source, kind in entries if kind != "SYMLINK" and source}
    path.write_text(licences_text(sources, more), encoding="utf-8", newline="\n")
    return path


def _lies_in(path: Path, roots: Sequence[Path]) -> bool:
    # The file itself, not what a link in its place leads to: the bundle takes it as named here.
    whole = path.parent.resolve() / path.name
    return any(whole.is_relative_to(root) for root in roots)
