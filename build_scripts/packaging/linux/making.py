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
from build_scripts.packaging.linux.toolchain import toolchain
from build_scripts.packaging.product import product
from build_scripts.packaging.standing import made_once
from build_scripts.places import BUILD, DIST

LINUX = BUILD / "linux"


def make() -> list[Path]:
    """Return the installers in `dist`; made anew where the checkout changed since they were made."""
    return made_once(LINUX, lambda: _make_in(LINUX, DIST), apart_from="windows")


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


def make_older(version: str) -> Path:
    """Return a .deb of the last bundle that says it is of an older version: to try upgrades with."""
    make()
    folder = LINUX / "older"
    shutil.rmtree(folder, ignore_errors=True)
    bundle = folder / "nianbao"
    shutil.copytree(LINUX / "bundle" / "nianbao", bundle, symlinks=True)
    metadata = next(bundle.glob("_internal/nianbao-*.dist-info")) / "METADATA"
    said = metadata.read_text(encoding="utf-8").replace(product().version, version)
    metadata.write_text(said, encoding="utf-8")
    return deb.make_deb(toolchain(LINUX), bundle, folder, deb.Kind(version, compression="-z1"))


def _make_in(root: Path, target: Path) -> list[Path]:
    set_up(HEADLESS)
    system_packages.require(system_packages.LINUX_INSTALLER_NEEDS)
    made = toolchain(root)
    target.mkdir(parents=True, exist_ok=True)
    bundle = make_bundle(made, root / "bundle")
    floor.check(bundle)
    self_test(bundle)
    return [deb.make_deb(made, bundle, target), portable.make_portable(bundle, target)]
