"""The licences of what a Windows bundle holds besides Python packages: Python itself and its libraries."""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from build_scripts.messages import Stop

_LIBRARIES = Path(__file__).parent / "licences" / "Python-libraries.txt"


def gather_licences(folder: Path) -> Path:
    """Return `folder`, made, with one text for each thing that is no Python package."""
    folder.mkdir()
    own = next((path for path in _places() if path.exists()), None)
    if own is None:
        raise Stop("找不到 Python 的许可文件。", "The licence text of Python was not found.")
    shutil.copyfile(own, folder / f"Python {sysconfig.get_python_version()}.txt")
    shutil.copyfile(_LIBRARIES, folder / "Python 自带的库.txt")
    return folder


def _places() -> Iterator[Path]:
    """Yield where a Python keeps its licence: on Windows, as it is compiled, and on Debian."""
    yield Path(sys.base_prefix) / "LICENSE.txt"
    yield Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    yield Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright")
