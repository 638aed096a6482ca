"""`python -m gui [FILE]` opens the window."""

import sys

from gui.start import main

sys.exit(main())
