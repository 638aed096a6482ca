"""`python -m build_scripts.benching [--quick] [what …]`, inside the environment of the project."""

import sys

from build_scripts.benching.command import main
from build_scripts.messages import speaking

if __name__ == "__main__":
    sys.exit(speaking(lambda: main(sys.argv[1:])))
