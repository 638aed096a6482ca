"""Which input methods Qt is asked for: decided from the environment alone, before Qt starts.

Qt's own wheels bring a plugin for ibus and none for fcitx. fcitx 5 also speaks the language of ibus;
fcitx 4 does not and gets the bridge.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_FCITX = {"fcitx", "fcitx5"}
_NO_QT_6_PLUGIN = {"xim", "simple", "default"}  # what older desktops still ask for


@dataclass(frozen=True, slots=True)
class Choice:
    """What is set for Qt (nothing: left as the desktop has it), and what may be needed besides."""

    settings: tuple[tuple[str, str], ...] = ()
    asks_fcitx: bool = False


def choose(
    environment: Mapping[str, str],
    is_installed: Callable[[str], object] = shutil.which,
    platform: str = sys.platform,
) -> Choice:
    """Return what Qt is asked for; what the officer chose and Qt can do is left alone.

    >>> choose({"QT_IM_MODULE": "fcitx"}, lambda name: name == "fcitx5", "linux").settings
    (('QT_IM_MODULES', 'fcitx;ibus'), ('IBUS_USE_PORTAL', '1'))
    >>> choose({"QT_IM_MODULE": "none"}, lambda name: True, "linux")
    Choice(settings=(), asks_fcitx=False)
    """
    if platform != "linux":
        return Choice()
    told = _told_to_qt(environment)
    asked = told or _told_to_others(environment)
    if not _FCITX.isdisjoint(asked):
        return _for_fcitx(asked, has_fcitx_5=bool(is_installed("fcitx5")))
    if not told and "ibus" in asked:
        return Choice((("QT_IM_MODULES", "ibus"),))
    return Choice()


@contextmanager
def offered_to_qt(choice: Choice) -> Iterator[None]:
    """Have the settings in the environment while Qt starts, and not for the programs started later."""
    before = {name: os.environ.get(name) for name, _ in choice.settings}
    os.environ.update(choice.settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _told_to_qt(environment: Mapping[str, str]) -> list[str]:
    """Return the modules the desktop names to Qt, without those that Qt 6 has no more."""
    several = environment.get("QT_IM_MODULES", "").split(";")
    asked = [name for name in several if name] or [environment.get("QT_IM_MODULE", "")]
    return [name for name in asked if name and name not in _NO_QT_6_PLUGIN]


def _told_to_others(environment: Mapping[str, str]) -> list[str]:
    """Return the input method the desktop names to other programs, or an ibus that runs unnamed."""
    named = environment.get("XMODIFIERS", "").removeprefix("@im=")
    named = named or environment.get("GTK_IM_MODULE", "")
    if named:
        return [named.lower()]
    home = environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME", "/"), ".config")
    return ["ibus"] if any(Path(home, "ibus", "bus").glob("*-unix-*")) else []


def _for_fcitx(asked: list[str], *, has_fcitx_5: bool) -> Choice:
    """Ask for fcitx 5 by way of ibus; its name on the session's bus works without ibus installed."""
    if not has_fcitx_5:
        return Choice(asks_fcitx=True)
    modules = list(dict.fromkeys("fcitx" if name in _FCITX else name for name in asked))
    if "ibus" not in modules:
        modules.append("ibus")
    return Choice((("QT_IM_MODULES", ";".join(modules)), ("IBUS_USE_PORTAL", "1")), asks_fcitx=True)
