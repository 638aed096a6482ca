"""The Windows installers, made once for all that try them, and the PC they are tried on."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from build_scripts.packaging.product import product
from build_scripts.packaging.windows import making
from build_scripts.packaging.windows.setup_program import make_setup
from build_scripts.packaging.windows.workshop import WINDOWS, Workshop, workshop
from build_scripts.virtual_screen import virtual_screen
from tests.packaging.windows.office_pc import OfficePc, link_tree

OLDER, NEWER = "0.0.1", "99.0.0"
ONLY_IN_OLDER = "_internal/only_in_older.txt"
_ALLOWED_IN = "NIANBAO_INSTALL_HERE"


@dataclass(frozen=True)
class Made:
    """What was made: for handing out, and from the same bundle for trying on this PC."""

    workshop: Workshop
    bundle: Path
    handed_out: tuple[Path, Path]
    older: Path
    present: Path
    newer: Path


@pytest.fixture(scope="session")
def made() -> Made:
    """Return the installers of this checkout, an older and a newer one."""
    if sys.platform not in ("linux", "win32"):
        pytest.skip("the Windows installers are made on Linux and on Windows")
    setup, portable = making.make()
    made_in = workshop()
    bundle = WINDOWS / "bundle" / product().name
    folder = WINDOWS / "tried"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    older = link_tree(bundle, folder / "older", [ONLY_IN_OLDER])
    # wine for 64 bit runs no 32-bit setup; NSIS on Windows makes no other.
    cpu = "amd64" if made_in.wine else "x86"

    def made_of(source: Path, version: str) -> Path:
        contents = making.contents(made_in, source)
        one = replace(product(), version=version)
        return make_setup(one, contents, folder / f"{version}.exe", smallest=False, cpu=cpu)

    present = made_of(bundle, product().version)
    small = link_tree(bundle / "_internal" / "icons", folder / "small" / "_internal" / "icons")
    newer = made_of(small.parent.parent, NEWER)
    return Made(made_in, bundle, (setup, portable), made_of(older, OLDER), present, newer)


@pytest.fixture(scope="session")
def screen() -> Iterator[dict[str, str]]:
    """Return the environment of a screen of our own; on Windows there is one already."""
    if sys.platform != "linux":
        yield {}
        return
    with virtual_screen() as settings:
        kept = ("DISPLAY", "WAYLAND_DISPLAY", "XMODIFIERS")
        yield {name: settings[name] for name in kept}


@pytest.fixture
def pc(made: Made, screen: dict[str, str]) -> Iterator[OfficePc]:
    """Return a PC on which the program is not installed."""
    if made.workshop.wine is None and _ALLOWED_IN not in os.environ:
        pytest.skip(f"would install on this very machine; {_ALLOWED_IN}=1 allows it")
    one = OfficePc(made.workshop, screen)
    one.clean_up()
    yield one
    if made.workshop.wine is not None:
        made.workshop.wine.run(["taskkill", "/f", "/im", one.program.name])
    one.clean_up()
