"""Both programs in one file, for Linux: called `nianbao` it is the headless command."""

import sys
from pathlib import Path


def _main() -> int:
    if Path(sys.argv[0]).name == "nianbao":
        from core.cli import main as run_command

        return run_command()
    from gui.start import main as open_window

    return open_window()


sys.exit(_main())
