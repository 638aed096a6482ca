"""What the headless command begins with inside a bundle."""

import sys

from core.cli import main

sys.exit(main())
