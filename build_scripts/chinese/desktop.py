"""A small desktop of its own: screen, home folder, message bus; nothing of the user's is touched."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from build_scripts.chinese.programs import running, wait_until
from build_scripts.virtual_screen import virtual_screen

# No service folders: nothing is started because somebody asks for its name.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
_CHOSEN_BY_USER = (
    "QT_IM_MODULE",
    "QT_IM_MODULES",
    "GTK_IM_MODULE",
    "XMODIFIERS",
    "IBUS_USE_PORTAL",
)


@contextmanager
def desktop() -> Iterator[dict[str, str]]:
    """Yield the environment of programs on a fresh desktop without any input method."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nianbao-desktop-")))
        screen = stack.enter_context(virtual_screen())
        environment = {**_without_input_method(os.environ), **screen, "HOME": str(home)}
        for name in ("QT_IM_MODULE", "XMODIFIERS"):
            environment.pop(name, None)  # the screen empties them for other tests
        environment["LANG"] = environment["LC_ALL"] = "C.UTF-8"
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(home, environment))
        yield environment


def _without_input_method(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in _CHOSEN_BY_USER}


@contextmanager
def _bus(home: Path, environment: Mapping[str, str]) -> Iterator[str]:
    path, settings = home / "bus", home / "bus.conf"
    settings.write_text(_BUS.format(path=path), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={settings}", "--nofork"]
    with running(command, environment, home / "bus.log"):
        wait_until("dbus-daemon", path.exists)
        yield f"unix:path={path}"
