"""How the commands speak: Chinese first, then one short English line."""

import sys
from collections.abc import Callable


class Stop(Exception):
    """The command cannot go on; says why, what to do, and with which exit code it leaves.

    Codes: 3 system packages are missing, 4 packages could not be installed, 5 anything else.
    """

    def __init__(self, chinese: str, english: str, code: int = 5) -> None:
        super().__init__(chinese, english)
        self.chinese = chinese
        self.english = english
        self.code = code


def say(chinese: str, english: str = "") -> None:
    """Print both lines at once, so that they stand before what the next program prints."""
    print(chinese, *([english] if english else []), sep="\n", flush=True)


def speaking(command: Callable[[], int]) -> int:
    """Return the exit code of `command`; a `Stop` is printed as its sentences, Ctrl+C is quiet."""
    _use_utf_8()
    try:
        return command()
    except Stop as stop:
        print(stop.chinese, stop.english, sep="\n", file=sys.stderr, flush=True)
        return stop.code
    except KeyboardInterrupt:
        return 130


def _use_utf_8() -> None:
    """Let Chinese through where output is a file or a pipe in another code page (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
