"""Make the installers: `python3 build_scripts/build.py linux|windows|all`; `--help` lists the rest."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts import python_version

if __name__ == "__main__":
    python_version.require()

    from build_scripts.packaging.command import main

    sys.exit(main(sys.argv[1:]))
