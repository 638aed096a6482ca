"""Speed and memory as ratios, each measured side by side.

`python3 build_scripts/bench.py [--quick] [export import …]`: everything, or only what is named.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import python_version


def main() -> int:
    """Set up what testing needs, then measure with the packages of the project."""
    from build_scripts.environment import TEST, set_up
    from build_scripts.messages import speaking
    from build_scripts.places import ROOT, child_environment, in_venv

    def measure() -> int:
        set_up(TEST)
        command = [in_venv("python"), "-m", "build_scripts.benching", *sys.argv[1:]]
        return subprocess.run(command, cwd=ROOT, env=child_environment(), check=False).returncode

    return speaking(measure)


if __name__ == "__main__":
    python_version.require()
    sys.exit(main())
