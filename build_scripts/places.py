"""Where things lie in the checkout."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OUTPUT = ROOT / "output"
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
BUILD_LOCK = ROOT / "requirements-build.lock"
BUILD = ROOT / ".build"  # what installers are made from; may be deleted at any time
DIST = ROOT / "dist"
SAMPLE = ROOT / "resources" / "samples" / "硚口区人力资源局-2024.nianbao"


def in_venv(program: str) -> str:
    """Return the path of `program` (such as "python") inside `.venv`, whether it exists or not."""
    if sys.platform == "win32":
        return str(VENV / "Scripts" / f"{program}.exe")
    return str(VENV / "bin" / program)


def child_environment(**more: str) -> dict[str, str]:
    """Return the environment for programs we start: they write UTF-8 whatever the locale."""
    return {**os.environ, "PYTHONUTF8": "1", **more}
