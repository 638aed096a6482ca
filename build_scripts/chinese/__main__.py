"""Run by `type_chinese.py` with the packages of the project."""

import sys

from build_scripts.chinese.command import main

sys.exit(main(sys.argv[1:]))
