"""Damage documents in every way and read them: `python3 build_scripts/fuzz.py [FILES] [--seed N]`."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import python_version


def main() -> int:
    """Set up what testing needs, then read spoilt documents with the packages of the project."""
    from build_scripts.environment import TEST, set_up
    from build_scripts.messages import speaking
    from build_scripts.places import ROOT, child_environment, in_venv

    def fuzz() -> int:
        set_up(TEST)
        command = [in_venv("python"), "-m", "build_scripts.fuzzing", *sys.argv[1:]]
        return subprocess.run(command, cwd=ROOT, env=child_environment(), check=False).returncode

    return speaking(fuzz)


if __name__ == "__main__":
    python_version.require()
    sys.exit(main())
