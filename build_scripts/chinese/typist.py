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
_AGAIN_S = 10  # after which a key of which nothing came counts as lost
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
        self._do_until(what, is_so, lambda: self.press(key), name, patience_s, _PAUSE_S)

    def press_for(self, window: str, key: str, name: str) -> None:
        """Press `key` in the window `name` until the window `window` comes: wine may lose the first."""
        what = f"窗口“{window}”"
        self._do_until(what, lambda: self.is_at(window), lambda: self.press(key), name)
        time.sleep(2 * _PAUSE_S)

    def fill_in(self, text: str, name: str, what: str, is_so: Callable[[], object]) -> None:
        """Write `text` into the field of the dialog `name` and press Return, until `is_so`."""

        def write() -> None:
            self.press("ctrl+a")
            self.type(text)
            self.press("Return")

        self._do_until(what, is_so, write, name)

    def _do_until(
        self,
        what: str,
        is_so: Callable[[], object],
        act: Callable[[], object],
        name: str,
        patience_s: float = PATIENCE_S,
        again_s: float = _AGAIN_S,
    ) -> None:
        next_time = 0.0

        def is_so_now() -> bool:
            nonlocal next_time
            if is_so():
                return True
            if self.is_at(name) and time.monotonic() >= next_time:
                act()
                next_time = time.monotonic() + again_s
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
        self.wait_until(f"窗口“{name}”", lambda: self.is_at(name))
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
            return self.is_at(name)

        self.wait_until(f"窗口“{name}”", is_active)

    def picture(self, path: Path) -> None:
        """Save what the screen shows."""
        picture(self._environment, path)

    def is_at(self, name: str) -> bool:
        """Return whether a window whose title contains `name` has the keyboard."""
        return name in self._active()

    def _on_clipboard(self) -> str:
        return said(["xclip", "-selection", "clipboard", "-out"], self._environment)

    def _active(self) -> str:
        return said(["xdotool", "getactivewindow", "getwindowname"], self._environment)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=dict(self._environment), check=True)
