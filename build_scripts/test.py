"""Set up what testing needs, then run every check: `python3 build_scripts/test.py [--all]`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import python_version

if __name__ == "__main__":
    python_version.require()

    from build_scripts.checks import main

    sys.exit(main(sys.argv[1:]))
