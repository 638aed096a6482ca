"""How the program begins: `python -m gui [FILE]`, and the command `nianbao-gui`."""

import gc
import os
import sys


def main() -> int:
    """Open the window, or do what an option asks for instead; return the exit code when that is over."""
    if any(one.startswith("--") for one in sys.argv[1:]):
        from gui.command_line import carry_out

        return carry_out(sys.argv[1:])
    if not has_screen():
        from gui.command_line import tell_no_screen

        return tell_no_screen()
    hurry()
    from gui.starting.opening import open_window

    return open_window()


def has_screen() -> bool:
    """Return whether there is a screen to open a window on; Qt would end the program with its core dumped."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    is_named = "-platform" in sys.argv or any(map(os.environ.get, named))  # the option is Qt's own
    return is_named or sys.platform != "linux"


def hurry() -> None:
    """Let Python collect no garbage until the window stands: what is imported now stays anyway.

    Looking through it fifty times would be a tenth of the start. `gui.starting.warm_up` turns it on again.
    """
    gc.disable()
