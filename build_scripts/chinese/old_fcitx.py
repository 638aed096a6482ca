"""fcitx 4 from Debian's archive, unpacked apart: it cannot be installed beside fcitx 5."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from build_scripts.chinese.programs import running, said, wait_until
from build_scripts.messages import Stop
from build_scripts.places import OUTPUT

_PACKAGES = (
    "fcitx-bin",
    "fcitx-data",
    "fcitx-modules",
    "fcitx-module-dbus",
    "fcitx-module-x11",
    "fcitx-pinyin",
    "fcitx-ui-classic",
    "libfcitx-config4",
    "libfcitx-core0",
    "libfcitx-utils0",
    "libgettextpo0",
    "libpresage-data",
    "libpresage1v5",
    "libtinyxml2.6.2v5",
)
_FOLDER = OUTPUT / "fcitx4"


def can_be_had() -> bool:
    """Return whether it is unpacked already, or the archive of this system has it."""
    if (_FOLDER / "usr" / "bin" / "fcitx").exists():
        return True
    known = said(["apt-cache", "policy", "fcitx-bin"], os.environ) if _has_apt() else ""
    return "Candidate:" in known and "Candidate: (none)" not in known


def unpack() -> Path:
    """Return the folder with fcitx 4, fetching its packages the first time."""
    if not (_FOLDER / "usr" / "bin" / "fcitx").exists():
        packages = _FOLDER.with_name("fcitx4-packages")
        packages.mkdir(parents=True, exist_ok=True)
        fetch = subprocess.run(
            ["apt-get", "-q", "download", *_PACKAGES],
            cwd=packages,
            capture_output=True,
            check=False,
        )
        if fetch.returncode != 0:
            raise Stop("fcitx 4 的软件包没有取到。", fetch.stderr.decode(errors="replace"))
        for package in packages.glob("*.deb"):
            subprocess.run(["dpkg", "-x", str(package), str(_FOLDER)], check=True)
        shutil.rmtree(packages)
        # Where FCITXDIR makes fcitx look for its parts.
        parts = next((_FOLDER / "usr" / "lib").glob("*/fcitx"))
        (_FOLDER / "usr" / "lib" / "fcitx").symlink_to(parts.relative_to(_FOLDER / "usr" / "lib"))
    return _FOLDER


class OldFcitx:
    """fcitx 4 on a desktop: can be ended, started again, and made to hang."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        folder = unpack() / "usr"
        libraries = next((folder / "lib").glob("*/libfcitx-core.so.*")).parent
        more = {"FCITXDIR": str(folder), "LD_LIBRARY_PATH": str(libraries)}
        self._environment = {**environment, **more}
        self._bin = folder / "bin"
        self._stack = ExitStack()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        log = Path(self._environment["HOME"], "fcitx4.log")
        command = [str(self._bin / "fcitx"), "-D"]
        self._process = self._stack.enter_context(running(command, self._environment, log))
        name = f"org.fcitx.Fcitx-{self._environment['DISPLAY'].removeprefix(':')}"
        ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]
        ask += ["org.freedesktop.DBus.NameHasOwner", f"string:{name}"]
        wait_until("fcitx 4", lambda: "true" in said(ask, self._environment))

    def end(self) -> None:
        """End it."""
        self.go_on()
        self._stack.close()
        self._process = None

    def hang(self) -> None:
        """Let it answer nothing more, without ending."""
        if self._process:
            os.kill(self._process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        if self._process and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGCONT)


def _has_apt() -> bool:
    return shutil.which("apt-cache") is not None and shutil.which("dpkg") is not None
