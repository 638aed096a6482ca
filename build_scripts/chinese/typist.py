"""Keys pressed by the X server into whatever window has the keyboard, and what stands there afterwards."""

import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from build_scripts.chinese.programs import said, wait_until

_KEY_MS = 40
_PAUSE_S = 0.4  # an officer looks at the candidates for longer
_NOTHING = "nothing was copied"


class Typist:
    """Types on the screen of `environment`."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def press(self, *keys: str) -> None:
        """Press keys or combinations by their names in X, such as "ctrl+a" and "Return"."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(_PAUSE_S / 2)

    def press_until(
        self, what: str, is_so: Callable[[], object], key: str, name: str, patience_s: float
    ) -> None:
        """Press `key` in the window whose title contains `name`, again and again, until `is_so`.

        For windows that take no key while they work and do not show that they have ended.
        """

        def is_so_now() -> bool:
            if is_so():
                return True
            if name in self._active():
                self.press(key)
            time.sleep(_PAUSE_S)
            return False

        wait_until(what, is_so_now, patience_s)

    def type(self, letters: str) -> None:
        """Type letters and digits."""
        self._xdotool("type", "--delay", str(_KEY_MS), letters)
        time.sleep(_PAUSE_S)

    def compose(self, pinyin: str) -> None:
        """Type a word in pinyin and take the first candidate."""
        self.type(pinyin)
        self.press("space")
        time.sleep(_PAUSE_S)

    def copied(self) -> str:
        """Return the whole text of the field with the keyboard, by way of the clipboard."""
        copy = ["xclip", "-selection", "clipboard", "-in"]
        quiet = subprocess.DEVNULL
        subprocess.run(
            copy,
            env=dict(self._environment),
            input=_NOTHING.encode(),
            stdout=quiet,
            stderr=quiet,
            check=True,
        )
        self.press("ctrl+a", "ctrl+c")
        paste = ["xclip", "-selection", "clipboard", "-out"]
        text = said(paste, self._environment)
        return "" if text == _NOTHING else text

    def wait_for_window(self, name: str) -> None:
        """Wait until a window whose title contains `name` has the keyboard."""

        wait_until(f"窗口“{name}”", lambda: name in self._active())
        time.sleep(2 * _PAUSE_S)

    def picture(self, path: Path) -> None:
        """Save what the screen shows, if ImageMagick is there."""
        said(["import", "-window", "root", str(path)], self._environment)

    def _active(self) -> str:
        return said(["xdotool", "getactivewindow", "getwindowname"], self._environment)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=dict(self._environment), check=True)
