"""A screen of our own for tests with real windows: Xvfb with the window manager openbox."""

import os
import select
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from build_scripts.messages import Stop

SIZE = "1366x768"  # of most office PCs
_DEPTH = 24
PATIENCE_S = 60  # a machine under load starts programs slowly
_TRIES, _MANAGER_S = 3, 20  # now and then, under load, openbox never answers
NAMED_IN = "NIANBAO_SCREEN"  # set for the programs that run on it


@contextmanager
def virtual_screen(size: str = SIZE) -> Iterator[dict[str, str]]:
    """Yield the environment variables that put a program on a fresh screen; end it afterwards."""
    with ExitStack() as stack:
        yield _managed(stack, size, _TRIES)


def _managed(stack: ExitStack, size: str, tries: int) -> dict[str, str]:
    """Return the settings of a screen whose window manager answers; begin anew where it does not."""
    with ExitStack() as started:
        home = Path(started.enter_context(tempfile.TemporaryDirectory(prefix="nianbao-screen-")))
        number = started.enter_context(_x_server(size))
        settings = {**_settings(home), "DISPLAY": f":{number}"}
        started.enter_context(_running(["openbox"], {**os.environ, **settings}))
        try:
            _wait_until("openbox", lambda: _manages_windows(settings))
        except Stop:
            if tries == 1:
                raise
        else:
            stack.push(started.pop_all())
            return settings
    return _managed(stack, size, tries - 1)


def _settings(home: Path) -> dict[str, str]:
    """Return what keeps the user's own desktop, drafts and settings out of the tests."""
    folders = {"RUNTIME_DIR": "run", "DATA_HOME": "data", "CONFIG_HOME": "config"}
    for name in folders.values():
        (home / name).mkdir(mode=0o700)
    return {
        NAMED_IN: "virtual",
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "",
        "XMODIFIERS": "",
        "WAYLAND_DISPLAY": "",
        "XDG_CURRENT_DESKTOP": "",
        **{f"XDG_{variable}": str(home / name) for variable, name in folders.items()},
    }


@contextmanager
def _x_server(size: str) -> Iterator[int]:
    """Yield the display number that a new X server found free."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", f"{size}x{_DEPTH}"]
    command = ["Xvfb", "-displayfd", str(writing), *screen, "-nolisten", "tcp"]
    with os.fdopen(reading) as answer, _running(command, pass_fds=(writing,)):
        os.close(writing)
        ready, _, _ = select.select([answer], [], [], PATIENCE_S)
        number = answer.readline().strip() if ready else ""
        if not number:
            raise Stop("虚拟屏幕 Xvfb 没有启动。", "Xvfb did not start.")
        yield int(number)


@contextmanager
def _running(
    command: Sequence[str], env: dict[str, str] | None = None, pass_fds: Sequence[int] = ()
) -> Iterator[None]:
    """Run `command` in the background as long as the block lasts."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=env, pass_fds=pass_fds, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _manages_windows(settings: dict[str, str]) -> bool:
    """Return whether a window manager answers: only one that runs knows a number of desktops."""
    question = ["xdotool", "get_num_desktops"]
    environment = {**os.environ, **settings}
    return (
        subprocess.run(question, env=environment, capture_output=True, check=False).returncode == 0
    )


def _wait_until(what: str, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _MANAGER_S
    while not is_so():
        if time.monotonic() > deadline:
            raise Stop(f"{what} 没有启动。", f"{what} did not start.")
        time.sleep(0.05)
