"""Keys pressed by the X server into whatever window has the keyboard, and what stands there afterwards."""

import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from build_scripts.chinese.programs import PATIENCE_S, said, wait_until
from build_scripts.chinese.witness import picture, seen
from build_scripts.messages import Stop

_KEY_MS = 40
_PAUSE_S = 0.4  # an officer looks at the candidates for longer
_NOTHING = "nothing was copied"
_COPYING_S = 10  # after which a field that gives nothing counts as empty


class Typist:
    """Types on the screen of `environment`; what stood there in the end of vain waiting goes into `pictures`."""

    def __init__(self, environment: Mapping[str, str], pictures: Path | None = None) -> None:
        self._environment = environment
        self._pictures = pictures

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

        self.wait_until(what, is_so_now, patience_s)

    def type(self, letters: str) -> None:
        """Type letters and digits."""
        self._xdotool("type", "--delay", str(_KEY_MS), letters)
        time.sleep(_PAUSE_S)

    def compose(self, pinyin: str) -> None:
        """Type a word in pinyin and take the first candidate."""
        self.type(pinyin)
        self.press("space")
        time.sleep(_PAUSE_S)

    def add_word(self, pinyin: str, word: str, before: str) -> str:
        """Type a word behind `before` until it stands there in Chinese; return what the field says.

        An input method that has just begun, or that the machine keeps waiting, lets letters pass:
        the officer takes them back and types once more.
        """
        deadline = time.monotonic() + PATIENCE_S
        while True:
            self.press("End")
            self.compose(pinyin)
            text = self.copied()
            if text == before + word or time.monotonic() > deadline:
                self.press("End")
                return text
            self.press("End", *["BackSpace"] * (len(text) - len(before)))

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
        deadline = time.monotonic() + _COPYING_S
        while (text := self._on_clipboard()) in ("", _NOTHING) and time.monotonic() < deadline:
            time.sleep(_PAUSE_S / 2)
        return "" if text == _NOTHING else text

    def wait_for_window(self, name: str) -> None:
        """Wait until a window whose title contains `name` has the keyboard."""
        self.wait_until(f"窗口“{name}”", lambda: name in self._active())
        time.sleep(2 * _PAUSE_S)

    def wait_until(
        self, what: str, is_so: Callable[[], object], patience_s: float = PATIENCE_S
    ) -> None:
        """Return when the condition holds; stop with what the screen shows when it never does."""
        try:
            wait_until(what, is_so, patience_s)
        except Stop as stop:
            there = seen(self._environment, self._pictures)
            raise Stop(stop.chinese, f"{stop.english} {there}", stop.code) from stop

    def activate(self, name: str) -> None:
        """Give the keyboard to the window whose title contains `name`, and wait until it has it."""

        def is_active() -> bool:
            words = ["search", "--onlyvisible", "--name", name, "windowactivate"]
            said(["xdotool", *words], self._environment)
            return name in self._active()

        self.wait_until(f"窗口“{name}”", is_active)

    def picture(self, path: Path) -> None:
        """Save what the screen shows."""
        picture(self._environment, path)

    def _on_clipboard(self) -> str:
        return said(["xclip", "-selection", "clipboard", "-out"], self._environment)

    def _active(self) -> str:
        return said(["xdotool", "getactivewindow", "getwindowname"], self._environment)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=dict(self._environment), check=True)
