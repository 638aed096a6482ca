"""How the program begins: `python -m gui [FILE]`, and the command `nianbao-gui`."""

import gc
import sys


def main() -> int:
    """Open the window, or do what an option asks for instead; return the exit code when that is over."""
    if any(one.startswith("--") for one in sys.argv[1:]):
        from gui.command_line import carry_out

        return carry_out(sys.argv[1:])
    hurry()
    from gui.starting.opening import open_window

    return open_window()


def hurry() -> None:
    """Let Python collect no garbage until the window stands: what is imported now stays anyway.

    Looking through it fifty times would be a tenth of the start. `gui.starting.warm_up` turns it on again.
    """
    gc.disable()
