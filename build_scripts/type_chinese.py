"""Type pinyin through ibus, fcitx 5 and fcitx 4: `python3 build_scripts/type_chinese.py [-- COMMAND]`.

COMMAND starts the program, such as /usr/bin/nianbao-gui; without it the program of this checkout is started.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import python_version


def main() -> int:
    """Set up what testing needs, then type with the packages of the project."""
    from build_scripts.environment import TEST_ALL, set_up
    from build_scripts.messages import speaking
    from build_scripts.places import ROOT, child_environment, in_venv

    def type_it() -> int:
        set_up(TEST_ALL)
        command = [in_venv("python"), "-m", "build_scripts.chinese", *sys.argv[1:]]
        return subprocess.run(command, cwd=ROOT, env=child_environment(), check=False).returncode

    return speaking(type_it)


if __name__ == "__main__":
    python_version.require()
    sys.exit(main())
