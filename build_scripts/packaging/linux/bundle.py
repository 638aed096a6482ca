"""The bundle on the compiled Python: PyInstaller, then the check of what its files need."""

import shutil
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.linux.toolchain import Toolchain
from build_scripts.packaging.linux.workshop import Workshop
from build_scripts.packaging.product import CONSOLE_PROGRAM, GUI_PROGRAM
from build_scripts.packaging.source_date import source_date
from build_scripts.places import ROOT

_SPEC = ROOT / "build_scripts" / "packaging" / "bundle.spec"


def make_bundle(tools: Toolchain, folder: Path, *, hello: bool = False) -> Path:
    """Return the folder of the programs, made anew below `folder`; with `hello` the bare window."""
    say("正在打包程序……", "Bundling.")
    shutil.rmtree(folder, ignore_errors=True)
    workshop = Workshop(folder, environment(tools))
    workshop.run(
        [
            *(tools.python, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"),
            *("--distpath", folder, "--workpath", folder / "work", _SPEC, "--"),
            *("--licences", tools.licences),
            *("--only-from", tools.interpreter, "--only-from", tools.packages),
            *(["--hello"] if hello else []),
        ],
        cwd=ROOT,
        # A cache elsewhere would bring in libraries of an earlier recipe.
        PYINSTALLER_CONFIG_DIR=str(folder / "cache"),
    )
    if hello:
        return folder / "hello"
    bundle = folder / "nianbao"
    (bundle / CONSOLE_PROGRAM).symlink_to(GUI_PROGRAM)
    return bundle


def environment(tools: Toolchain) -> dict[str, str]:
    """Return what makes two runs give the same bytes, and lets Debian's libraries be found."""
    return {
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(tools.packages),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "LD_LIBRARY_PATH": str(tools.libraries),
        "QT_QPA_PLATFORM": "offscreen",
    }
