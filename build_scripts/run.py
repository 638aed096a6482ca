"""Set up what running needs, then open 年报助手: `python3 build_scripts/run.py [FILE]`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import python_version

if __name__ == "__main__":
    python_version.require()

    from build_scripts.program import main

    sys.exit(main(sys.argv[1:]))
