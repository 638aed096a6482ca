"""The Linux installers from beginning to end."""

import filecmp
import shutil
from pathlib import Path

from build_scripts import system_packages
from build_scripts.environment import HEADLESS, set_up
from build_scripts.messages import Stop, say
from build_scripts.packaging.linux import deb, floor, portable
from build_scripts.packaging.linux.bundle import make_bundle
from build_scripts.packaging.linux.self_test import self_test
from build_scripts.packaging.linux.toolchain import Toolchain, toolchain
from build_scripts.places import BUILD, DIST

LINUX = BUILD / "linux"


def make() -> list[Path]:
    """Return the installers in `dist`, made of the checkout as it is."""
    return _make_in(LINUX, DIST)


def make_twice() -> list[Path]:
    """Return the installers after making them once more from nothing. Raises Stop if a byte differs."""
    first = make()
    again = BUILD / "linux-again"
    shutil.rmtree(again, ignore_errors=True)
    second = _make_in(again, again / "dist")
    for one, other in zip(first, second, strict=True):
        if not filecmp.cmp(one, other, shallow=False):
            raise Stop(f"两遍做出的不一样：{one}、{other}", "The two builds differ.")
        say(f"两遍逐字节相同：{one.name}", "The same bytes twice.")
    shutil.rmtree(again)
    return first


def tools() -> Toolchain:
    """Return what bundles are made with, after setting up what this machine lacks for it."""
    set_up(HEADLESS)
    system_packages.require(system_packages.LINUX_INSTALLER_NEEDS)
    return toolchain(LINUX)


def _make_in(root: Path, target: Path) -> list[Path]:
    set_up(HEADLESS)
    system_packages.require(system_packages.LINUX_INSTALLER_NEEDS)
    made = toolchain(root)
    target.mkdir(parents=True, exist_ok=True)
    bundle = make_bundle(made, root / "bundle")
    floor.check(bundle)
    self_test(bundle)
    return [deb.make_deb(made, bundle, target), portable.make_portable(bundle, target)]
