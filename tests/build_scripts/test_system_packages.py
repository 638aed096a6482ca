"""What is missing on this system, and what is said about it."""

import shutil
import subprocess
import sys
from functools import partial

import pytest

from build_scripts import system_packages
from build_scripts.messages import Stop
from build_scripts.system_packages import Need, library_loads, missing_packages, require

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux needs packages")
MISSING = (Need("zebra", lambda: False), Need("there", lambda: True), Need("ant", lambda: False))


def test_a_library_counts_as_there_only_when_it_loads() -> None:
    assert library_loads("libc.so.6")
    assert not library_loads("libnianbao-has-none.so.7")


def test_a_font_counts_as_there_only_when_fontconfig_knows_it() -> None:
    assert system_packages.font_exists(":lang=zh")
    assert not system_packages.font_exists("No Such Font At All")


def test_missing_packages_are_named_once_in_order() -> None:
    assert missing_packages((*MISSING, MISSING[0])) == ["zebra", "ant"]


def test_nothing_is_said_when_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    require([MISSING[1]])
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="tells what apt-get shall do")
def test_without_root_the_one_command_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(Stop) as stop:
        require(MISSING)
    commands = [line for line in stop.value.chinese.splitlines() if "sudo" in line]
    assert len(commands) == 1
    assert commands[0].endswith("apt-get install -y --no-install-recommends zebra ant")
    assert stop.value.code == 3


def test_without_apt_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "program_exists", lambda _name: False)
    with pytest.raises(Stop) as stop:
        require(MISSING)
    assert "zebra ant" in stop.value.chinese
    assert stop.value.code == 3


def _libraries() -> list[tuple[str, str]]:
    """Return package and library of every need that is a library."""
    return [
        (need.package, str(need.is_there.args[0]))
        for need in system_packages.WINDOW_NEEDS
        if isinstance(need.is_there, partial) and need.is_there.func is library_loads
    ]


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="asks dpkg")
@pytest.mark.parametrize(("package", "library"), _libraries())
def test_each_library_comes_from_the_package_we_name(package: str, library: str) -> None:
    command = ["dpkg", "-S", f"*/{library}"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    owners = {line.partition(":")[0] for line in found.splitlines()}
    assert owners & {package, f"{package}t64"}


def test_with_these_packages_nothing_that_qt_links_is_missing() -> None:
    from PySide6.QtCore import QLibraryInfo

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    command = ["ldd", f"{plugins}/platforms/libqxcb.so"]
    linked = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "libQt6Gui" in linked
    assert "not found" not in linked
