"""Closing a measured program as its user does, by keys."""

import subprocess

from build_scripts.chinese.typist import Typist
from build_scripts.messages import Stop

_AGAIN_AFTER_S = 5  # a key is lost where the window has its picture, and not yet the keyboard
_TRIES = 12


def leave(process: "subprocess.Popen[bytes]", typist: Typist, keys: str) -> None:
    """Return when `keys` have closed the program. Raises Stop when they do not."""
    for _ in range(_TRIES):
        typist.press(keys)
        try:
            process.wait(timeout=_AGAIN_AFTER_S)
        except subprocess.TimeoutExpired:
            continue
        return
    raise Stop("量启动的程序关不上。", "The measured program could not be closed.")
