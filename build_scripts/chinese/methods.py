"""The input methods of Linux desktops, each started with pinyin switched on."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_scripts.chinese import old_fcitx
from build_scripts.chinese.programs import running, said, wait_until

Environment = Mapping[str, str]

_FCITX_5_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=pinyin
Layout=
[GroupOrder]
0=Default
"""
_FCITX_5_CONFIG = "[Behavior]\nActiveByDefault=True\nShareInputState=All\n"
_FCITX_4_PROFILE = "[Profile]\nIMName=pinyin\nEnabledIMList=fcitx-keyboard-us:True,pinyin:True\n"
_FCITX_4_CONFIG = "[Program]\nShareStateAmongWindow=All\nDefaultInputMethodState=Active\n"


@dataclass(frozen=True)
class Method:
    """An input method: what its desktop tells programs, and how it is started."""

    told: Environment
    running: Callable[[Environment], AbstractContextManager[object]]


@contextmanager
def ibus(environment: Environment) -> Iterator[None]:
    """Run ibus with libpinyin as long as the block lasts."""
    command = ["ibus-daemon", "--panel=disable", "--replace"]
    with running(command, environment, Path(environment["HOME"], "ibus.log")):

        def is_set() -> bool:
            said(["ibus", "engine", "libpinyin"], environment)
            return said(["ibus", "engine"], environment) == "libpinyin"

        wait_until("ibus", is_set)
        yield


@contextmanager
def fcitx_5(environment: Environment) -> Iterator[None]:
    """Run fcitx 5 as long as the block lasts."""
    _write(environment, "fcitx5", profile=_FCITX_5_PROFILE, config=_FCITX_5_CONFIG)
    with running(["fcitx5"], environment, Path(environment["HOME"], "fcitx5.log")):
        wait_until("fcitx 5", lambda: said(["fcitx5-remote", "-n"], environment) == "pinyin")
        yield


@contextmanager
def fcitx_4(environment: Environment) -> Iterator[old_fcitx.OldFcitx]:
    """Run fcitx 4 as long as the block lasts; it lies apart from the system, which may have fcitx 5."""
    _write(environment, "fcitx", profile=_FCITX_4_PROFILE, config=_FCITX_4_CONFIG)
    fcitx = old_fcitx.OldFcitx(environment)
    fcitx.start()
    try:
        yield fcitx
    finally:
        fcitx.end()


def _write(environment: Environment, folder: str, *, profile: str, config: str) -> None:
    place = Path(environment["XDG_CONFIG_HOME"], folder)
    place.mkdir(parents=True, exist_ok=True)
    (place / "profile").write_text(profile, encoding="utf-8")
    (place / "config").write_text(config, encoding="utf-8")


_TOLD_FCITX = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}

METHODS: Mapping[str, Method] = {
    "ibus": Method({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}, ibus),
    "fcitx5": Method(_TOLD_FCITX, fcitx_5),
    "fcitx4": Method(_TOLD_FCITX, fcitx_4),
}
