"""What the operating system must have, and how Debian and its relatives get it.

A need is asked for by what it gives (a library that loads, a program, a font), so it is also
answered on systems that name their packages otherwise.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_scripts.messages import Stop, say


@dataclass(frozen=True)
class Need:
    """Something the system must have: the Debian package that brings it, and is it there?"""

    package: str
    is_there: Callable[[], bool]


def library_loads(name: str) -> bool:
    """Return whether the shared library `name` (such as "libEGL.so.1") is found and loads."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def program_exists(name: str) -> bool:
    """Return whether a program called `name` can be started."""
    return shutil.which(name) is not None


def font_exists(pattern: str) -> bool:
    """Return whether fontconfig knows a font for `pattern`; False also without fontconfig."""
    if not program_exists("fc-list"):
        return False
    command = ["fc-list", pattern]
    return bool(subprocess.run(command, capture_output=True, check=False).stdout)


def pip_can_be_had() -> bool:
    """Return whether this Python brings pip along, as Debian's does not without python3-venv."""
    return any(importlib.util.find_spec(name) is not None for name in ("ensurepip", "pip"))


PYTHON_NEEDS = (Need(f"python3.{sys.version_info.minor}-venv", pip_can_be_had),)

WINDOW_NEEDS = (
    *(
        Need(package, partial(library_loads, library))
        for package, library in (
            ("libegl1", "libEGL.so.1"),
            ("libgl1", "libGL.so.1"),
            ("libglib2.0-0", "libglib-2.0.so.0"),  # also names libglib2.0-0t64 of newer releases
            ("libfontconfig1", "libfontconfig.so.1"),
            ("libdbus-1-3", "libdbus-1.so.3"),
            ("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
            ("libxcb-cursor0", "libxcb-cursor.so.0"),
            ("libxcb-icccm4", "libxcb-icccm.so.4"),
            ("libxcb-keysyms1", "libxcb-keysyms.so.1"),
            ("libxcb-shape0", "libxcb-shape.so.0"),
            ("libxcb-randr0", "libxcb-randr.so.0"),
        )
    ),
    Need("fontconfig", partial(program_exists, "fc-list")),
    Need("fonts-noto-cjk", partial(font_exists, ":lang=zh")),
)

VIRTUAL_SCREEN_NEEDS = (
    Need("xvfb", partial(program_exists, "Xvfb")),
    Need("openbox", partial(program_exists, "openbox")),
    Need("xdotool", partial(program_exists, "xdotool")),
    Need("xclip", partial(program_exists, "xclip")),
)

OFFICE_NEEDS = (
    Need("libreoffice-writer", partial(program_exists, "lowriter")),
    Need("libreoffice-calc", partial(program_exists, "localc")),
    Need("poppler-utils", partial(program_exists, "pdftoppm")),
    Need("fonts-noto-cjk", partial(font_exists, "Noto Serif CJK SC")),
    Need("fonts-arphic-ukai", partial(font_exists, "AR PL UKai CN")),
    Need("fonts-liberation", partial(font_exists, "Liberation Serif")),
)

# fcitx 4 is unpacked apart, by build_scripts/chinese/old_fcitx.py: it cannot stand beside fcitx 5.
INPUT_METHOD_NEEDS = (
    Need("dbus", partial(program_exists, "dbus-daemon")),
    Need("ibus", partial(program_exists, "ibus-daemon")),
    Need("ibus-libpinyin", Path("/usr/share/ibus/component/libpinyin.xml").exists),
    Need("fcitx5", partial(program_exists, "fcitx5")),
    Need("fcitx5-pinyin", Path("/usr/share/fcitx5/addon/pinyin.conf").exists),
)

LINUX_INSTALLER_NEEDS = (
    Need("make", partial(program_exists, "make")),
    Need("patch", partial(program_exists, "patch")),
    Need("pkgconf", partial(program_exists, "pkg-config")),
    Need("tcl", partial(program_exists, "tclsh")),  # joins the sources of SQLite
    Need("binutils", partial(program_exists, "readelf")),
    Need("xz-utils", partial(program_exists, "xz")),
    Need("dpkg", partial(program_exists, "dpkg-deb")),
    Need("debian-archive-keyring", Path("/usr/share/keyrings/debian-archive-keyring.gpg").exists),
    # The Qt that draws the icons is that of the bundle: it needs what the window needs.
    *WINDOW_NEEDS,
)

WINDOWS_INSTALLER_NEEDS = (
    Need("wine", partial(program_exists, "wine")),
    Need("wine64", Path("/usr/lib/wine/wine64").exists),
    Need("gcc-mingw-w64-x86-64-win32", partial(program_exists, "x86_64-w64-mingw32-gcc")),
    Need("mingw-w64-tools", partial(program_exists, "gendef")),
    Need("nsis", partial(program_exists, "makensis")),
    Need("fonts-noto-cjk", partial(font_exists, "Noto Sans CJK SC")),
    Need("fontconfig", partial(program_exists, "fc-list")),
    Need("locales", Path("/usr/share/i18n/locales/zh_CN").exists),
    Need("osslsigncode", partial(program_exists, "osslsigncode")),
    Need("openssl", partial(program_exists, "openssl")),
)

# What a desktop has to start programs from its menu and files by a double-click.
DESKTOP_NEEDS = (
    Need("libglib2.0-bin", partial(program_exists, "gio")),
    Need("desktop-file-utils", partial(program_exists, "update-desktop-database")),
    Need("shared-mime-info", partial(program_exists, "update-mime-database")),
    Need("gtk-update-icon-cache", partial(program_exists, "gtk-update-icon-cache")),
)

# Other releases of Debian in a folder.
DEBIAN_ROOM_NEEDS = (
    Need("debootstrap", Path("/usr/sbin/debootstrap").exists),
    Need("debian-archive-keyring", Path("/usr/share/keyrings/debian-archive-keyring.gpg").exists),
)


def missing_packages(needs: Sequence[Need]) -> list[str]:
    """Return the Debian packages of the needs that are not there, each once, in order."""
    return list(dict.fromkeys(need.package for need in needs if not need.is_there()))


def require(needs: Sequence[Need]) -> None:
    """Return when every need is met, installing as root; otherwise stop and say what to type."""
    missing = missing_packages(needs) if sys.platform == "linux" else []
    if not missing:
        return
    if not program_exists("apt-get"):
        raise Stop(*_without_apt(missing), code=3)
    if os.geteuid() != 0:
        raise Stop(*_without_root(missing), code=3)
    _install(missing)
    still_missing = missing_packages(needs)
    if still_missing:
        raise Stop(*_after_failure(still_missing), code=3)


def _install(packages: Sequence[str]) -> None:
    """Install `packages`; whether it worked is seen by asking for the needs again."""
    say(f"正在安装系统软件包：{' '.join(packages)}", "Installing system packages.")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Another installation (unattended-upgrades after boot) is waited for, not fought.
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run([*apt, *words], env=quietly, stdin=subprocess.DEVNULL, check=False)


def _without_root(packages: Sequence[str]) -> tuple[str, str]:
    command = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    return (
        "系统缺少一些软件包。请先执行下面这一行，再重新运行本命令：\n\n"
        f"    sudo apt-get update && sudo {command}\n",
        "System packages are missing: type the line above, then start again.",
    )


def _without_apt(packages: Sequence[str]) -> tuple[str, str]:
    return (
        f"系统缺少下列软件（按 Debian 的名称）：{' '.join(packages)}。"
        "请用本系统的软件管理器安装相应的软件，再重新运行本命令。",
        "These are missing (Debian's names); install what your system calls them.",
    )


def _after_failure(packages: Sequence[str]) -> tuple[str, str]:
    return (
        f"这些系统软件包没有装上：{' '.join(packages)}。原因见上面 apt-get 的输出；"
        "请检查网络和软件源（/etc/apt），再重新运行本命令。",
        "apt-get could not install them; see its output above.",
    )
