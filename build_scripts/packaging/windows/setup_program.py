"""The setup program: NSIS packs a bundle with the script `setup/setup.nsi`.

Exit codes of a silent run (`/S`, folder by `/D=` at the end): 0 installed; 1 cancelled; 2 could not write
a file; 3 the program, or another setup, is running; 4 a newer version is installed; 5 not a 64-bit
Windows 10 (1809) or newer; 6 the folder is no good. The uninstaller (`uninstall.exe /S`, drafts too with
`/DRAFTS=DELETE`) ends with 0 or 3.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.packaging.product import CONSOLE_PROGRAM, GUI_PROGRAM, FileType, Product
from build_scripts.packaging.source_date import source_date
from build_scripts.packaging.windows import signing
from build_scripts.packaging.windows.version_resource import version_numbers
from build_scripts.places import ROOT, child_environment

_SCRIPT = Path(__file__).parent / "setup" / "setup.nsi"
_USUAL_PLACE = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "NSIS"


@dataclass(frozen=True, slots=True)
class Contents:
    """What one setup program packs: the bundle, and the pictures it shows itself."""

    bundle: Path
    icon: Path
    side_picture: Path


def make_setup(
    product: Product, contents: Contents, target: Path, *, smallest: bool = True, cpu: str = "x86"
) -> Path:
    """Return `target`, the setup program. Raises Stop.

    The one to hand out is the smallest, for the processor "x86": only such a one can say its sentence
    on a 32-bit Windows. "amd64" is for a wine that runs nothing else.
    """
    say(f"正在制作安装程序 {target.name}……", "Making the setup program.")
    told = target.with_suffix(".nsh")
    told.write_text(_told(product, contents, target), encoding="utf-8-sig")
    options = [f"-DPRODUCT={told}", f"-DCPU={cpu}", *(["-DSMALLEST"] if smallest else [])]
    command = [_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(_SCRIPT)]
    # The names are Chinese, also where the locale of Linux is C.
    environment = child_environment(SOURCE_DATE_EPOCH=str(source_date()), LC_ALL="C.UTF-8")
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if run.returncode != 0:
        output = (run.stdout + run.stderr).decode("utf-8", errors="replace")
        raise Stop(f"安装程序没有做成：\n{output}", "makensis failed.")
    told.unlink()
    signing.sign(target)
    return target


def _makensis() -> str:
    found = shutil.which("makensis") or shutil.which("makensis", path=str(_USUAL_PLACE))
    if found is None:
        raise Stop(
            "缺少 NSIS，请先安装（Windows 上是 nsis.sourceforge.io 的安装程序）。",
            "makensis, the compiler of NSIS 3.08 or newer, is missing.",
            code=3,
        )
    return found


def _told(product: Product, contents: Contents, target: Path) -> str:
    """Return the file that tells the script what product it packs."""
    names = (str(path.relative_to(contents.bundle)) for path in contents.bundle.rglob("*"))
    words = {
        "NAME": product.name,
        "TITLE": product.title,
        "SUMMARY": product.summary,
        "PUBLISHER": product.publisher,
        "VERSION": product.version,
        "VERSION_NUMBERS": ".".join(map(str, version_numbers(product.version))),
        "GUI_PROGRAM": GUI_PROGRAM,
        "CONSOLE_PROGRAM": CONSOLE_PROGRAM,
        "BUNDLE": str(contents.bundle),
        "ICON": str(contents.icon),
        "SIDE_PICTURE": str(contents.side_picture),
        "OUT": str(target),
        "LONGEST_NAME": str(max(map(len, names)) + 1),  # and the backslash before it
    }
    lines = [f'!define {name} "{text}"' for name, text in words.items()]
    lines += ["!macro ForEachFileType DO"]
    lines += [f"  !insertmacro ${{DO}} {_arguments(product, one)}" for one in product.file_types]
    lines += ["!macroend"]
    if signing.is_wanted():
        lines += [f'!uninstfinalize \'"{sys.executable}" -m {signing.__name__} "%1"\' = 0']
    return "\n".join([*lines, ""])


def _arguments(product: Product, file_type: FileType) -> str:
    """Return suffix, class in the registry, title and icon of a file type, as the script takes them."""
    class_name = f"{product.name}.{file_type.mime.rpartition('/x-')[2]}"
    icon = f"{Path(file_type.icon).stem}.ico"
    return " ".join(f'"{word}"' for word in (file_type.suffix, class_name, file_type.title, icon))
