"""What the program with the window begins with inside a bundle."""

import sys

from gui.start import main

sys.exit(main())
