"""Where the program's resources and the officer's data live: source tree, bundle, installed."""

import os
import sys
from pathlib import Path

_APP_FOLDER = "nianbao"


def resources() -> Path:
    """Return the folder `resources`, beside the packages or inside a PyInstaller bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources"


def officer_data() -> Path:
    """Return the folder of drafts, settings and logs; NIANBAO_DATA overrides it. It may not exist yet."""
    override = os.environ.get("NIANBAO_DATA")
    if override:
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / _APP_FOLDER
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / _APP_FOLDER
