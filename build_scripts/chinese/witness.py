"""What a screen shows when a test has waited in vain: told in words, and kept as a picture."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from build_scripts.chinese.programs import said

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication

app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def seen(environment: Mapping[str, str], folder: Path | None = None) -> str:
    """Return which windows are on the screen and which has the keyboard; a picture goes into `folder`."""
    active = said(["xdotool", "getactivewindow", "getwindowname"], environment)
    names = ["xdotool", "search", "--onlyvisible", "--name", ".+", "getwindowname", "%@"]
    windows = dict.fromkeys(said(names, environment).splitlines())
    file = Path(folder or tempfile.mkdtemp(prefix="nianbao-stuck-"), "stuck.png")
    picture(environment, file)
    kept = f"; picture: {file}" if file.exists() else ""
    return (
        f"The keyboard is in “{active}”; on the screen: {'、'.join(windows) or 'no window'}{kept}"
    )


def picture(environment: Mapping[str, str], path: Path) -> None:
    """Save what the screen shows as `path`, a PNG; where it cannot be had there is none."""
    on_it = {**environment, "QT_QPA_PLATFORM": "xcb", "PYTHONUTF8": "1"}
    said([sys.executable, "-c", _GRAB, str(path)], on_it)
