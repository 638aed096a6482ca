"""The Windows installers from beginning to end."""

from pathlib import Path

from build_scripts.packaging.product import ICON, product
from build_scripts.packaging.standing import made_once
from build_scripts.packaging.windows.bundle import make_bundle
from build_scripts.packaging.windows.pictures import SIDE, icon_of
from build_scripts.packaging.windows.portable import make_portable
from build_scripts.packaging.windows.self_test import self_test
from build_scripts.packaging.windows.setup_program import Contents, make_setup
from build_scripts.packaging.windows.workshop import WINDOWS, Workshop, workshop
from build_scripts.places import DIST


def make() -> list[Path]:
    """Return the installers in `dist`; made anew where the checkout changed since. Raises Stop."""
    return made_once(WINDOWS, _make, apart_from="linux")


def _make() -> list[Path]:
    made_in = workshop()
    bundle = make_bundle(made_in)
    self_test(made_in, bundle)
    DIST.mkdir(parents=True, exist_ok=True)
    setup, portable = names()
    return [
        make_setup(product(), contents(made_in, bundle), DIST / setup),
        make_portable(product(), bundle, DIST / portable),
    ]


def names() -> tuple[str, str]:
    """Return the file names of the setup program and of the portable zip."""
    title, version = product().title, product().version
    return f"{title}-安装-{version}.exe", f"{title}-便携版-{version}.zip"


def contents(made_in: Workshop, bundle: Path) -> Contents:
    """Return what a setup program packs that is made of `bundle`."""
    pictures = made_in.folder / "pictures"
    return Contents(bundle, icon_of(ICON, pictures), pictures / SIDE)
