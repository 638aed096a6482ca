"""How the program begins: `python -m gui [FILE]`, and the command `nianbao-gui`."""

import gc


def main() -> int:
    """Open the window and return the program's exit code when it is closed."""
    hurry()
    from gui.app import main as open_window

    return open_window()


def hurry() -> None:
    """Let Python collect no garbage until the window stands: what is imported now stays anyway.

    Looking through it fifty times would be a tenth of the start. `gui.warm_up` turns it on again.
    """
    gc.disable()
