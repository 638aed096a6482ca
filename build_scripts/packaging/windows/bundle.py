"""The folder of programs for Windows, made by PyInstaller with the recipe of all systems."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.packaging.product import CONSOLE_PROGRAM, GUI_PROGRAM, ICON, product
from build_scripts.packaging.source_date import source_date
from build_scripts.packaging.windows import signing
from build_scripts.packaging.windows.licences import gather_licences
from build_scripts.packaging.windows.pictures import icon_of
from build_scripts.packaging.windows.version_resource import version_resource
from build_scripts.packaging.windows.workshop import Workshop
from build_scripts.places import ROOT

_PACKAGING = ROOT / "build_scripts" / "packaging"
_MANIFEST = Path(__file__).with_name("program.manifest")


def make_bundle(made_in: Workshop, *, hello: bool = False) -> Path:
    """Return the folder of the programs, made anew; with `hello` the bare window. Raises Stop."""
    say("正在打包 Windows 程序……", "Bundling for Windows.")
    folder = made_in.folder / ("bundle-hello" if hello else "bundle")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    name_of = made_in.python.name_of
    pictures = draw_pictures(made_in)
    own = ["--hello"] if hello else _own_options(made_in, folder, pictures)
    folders = ["--distpath", name_of(folder), "--workpath", name_of(folder / "work")]
    environment = {
        # A cache elsewhere would bring in libraries of an earlier recipe.
        "PYINSTALLER_CONFIG_DIR": name_of(folder / "cache"),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(source_date()),
    }
    command = ["-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders]
    _run(made_in, [*command, name_of(_PACKAGING / "bundle.spec"), "--", *own], environment)
    if hello:
        return folder / "hello"
    bundle = folder / product().name
    _run(made_in, [name_of(Path(__file__).with_name("imports.py")), name_of(bundle)])
    _complete(bundle, pictures)
    return bundle


def draw_pictures(made_in: Workshop) -> Path:
    """Return the folder with the icons of program and file types, and the picture of the setup."""
    folder = made_in.folder / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    module = f"{__package__}.pictures"
    _run(made_in, ["-m", module, made_in.python.name_of(folder)], {"QT_QPA_PLATFORM": "offscreen"})
    return folder


def _own_options(made_in: Workshop, folder: Path, pictures: Path) -> list[str]:
    name_of = made_in.python.name_of
    versions = folder / "version.txt"
    versions.write_text(version_resource(product()), encoding="utf-8")
    icon = icon_of(ICON, pictures)
    options = {"--icon": icon, "--version-file": versions, "--manifest": _MANIFEST}
    options["--licences"] = gather_licences(folder / "licences")
    return [word for name, path in options.items() for word in (name, name_of(path))]


def _complete(bundle: Path, pictures: Path) -> None:
    """Add what Explorer shows for the file types; sign the programs; give all files one time."""
    icons = bundle / "_internal" / "icons"
    icons.mkdir()
    for file_type in product().file_types:
        shutil.copy(icon_of(file_type.icon_file, pictures), icons)
    for program in (GUI_PROGRAM, CONSOLE_PROGRAM):
        signing.sign(bundle / f"{program}.exe")
    for path in bundle.rglob("*"):
        os.utime(path, (source_date(), source_date()))


def _run(
    made_in: Workshop, arguments: list[str], environment: Mapping[str, str] | None = None
) -> None:
    ended = made_in.python.run(arguments, environment)
    if ended.returncode != 0:
        raise Stop(
            f"Windows 程序没有打包成功：\n{ended.output}", "Bundling for Windows failed.", code=5
        )
