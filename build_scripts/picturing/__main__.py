"""`python -m build_scripts.picturing [--all DIR]`, inside the environment of the project."""

import sys

from build_scripts.messages import speaking
from build_scripts.picturing.command import main

if __name__ == "__main__":
    sys.exit(speaking(lambda: main(sys.argv[1:])))
