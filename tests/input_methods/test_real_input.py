"""Pinyin through the real input methods, into the real program in a process of its own."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from build_scripts.chinese import old_fcitx
from build_scripts.chinese.command import FROM_SOURCE, through
from build_scripts.chinese.desktop import desktop
from build_scripts.chinese.methods import METHODS, fcitx_4
from build_scripts.chinese.programs import running, said
from build_scripts.chinese.story import first_word
from build_scripts.chinese.typist import Typist
from build_scripts.places import ROOT
from tests.packaging.linux.installation import install, is_installed, taken_off_afterwards

pytestmark = [
    pytest.mark.input_method,
    pytest.mark.skipif(sys.platform != "linux", reason="the input methods of Linux"),
]
_TRIES = 10
_TELL = """
from PySide6.QtWidgets import QApplication
from gui.input_methods.telling import active_input_method
app = QApplication([])
print(active_input_method())
"""


def need(method: str) -> None:
    """Leave a test out where the archive of this system has no fcitx 4 any more."""
    if method == "fcitx4" and not old_fcitx.can_be_had():
        pytest.skip("this system's archive has no fcitx 4")


@pytest.mark.parametrize("method", METHODS)
def test_pinyin_gives_chinese_in_line_text_and_cell_and_figures_stay(
    method: str,
) -> None:
    need(method)
    written = through(method, FROM_SOURCE)
    assert [one for one in written if not one.is_right] == []


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("ibus", "正在使用 ibus。"),
        ("fcitx5", "正在使用 fcitx 5。"),
        ("fcitx4", "正在使用 fcitx 4，由年报助手自己连接。"),
    ],
)
def test_what_is_used_is_told(method: str, sentence: str) -> None:
    need(method)
    chosen = METHODS[method]
    with desktop() as environment, chosen.running(environment):
        told = {**environment, **chosen.told, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        assert said([sys.executable, "-c", _TELL], told) == sentence


@pytest.fixture(scope="module")
def installed() -> Iterator[str]:
    """Install the .deb of this checkout; yield the command it brings."""
    from build_scripts.packaging.linux.making import make

    if os.geteuid() != 0 or is_installed():
        pytest.skip("installing needs root, and a machine without the program")
    with taken_off_afterwards():
        install(make()[0])
        yield "/usr/bin/nianbao-gui"


@pytest.mark.installer
@pytest.mark.parametrize("method", METHODS)
def test_pinyin_gives_chinese_in_the_installed_program(method: str, installed: str) -> None:
    need(method)
    written = through(method, [installed])
    assert [one for one in written if not one.is_right] == []


def test_fcitx_5_needs_no_ibus_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("fcitx5", "fcitx5-remote", "xdotool", "xclip", "openbox", "Xvfb", "dbus-daemon"):
        found = shutil.which(name)
        assert found, name
        (tools / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(tools))
    assert shutil.which("ibus-daemon") is None
    written = through("fcitx5", FROM_SOURCE)
    assert [one for one in written if not one.is_right] == []


@contextmanager
def new_report_asked(environment: Mapping[str, str], method: str) -> Iterator[Typist]:
    """Yield a typist before the dialog of a new report, the cursor in its unit."""
    told = {**environment, **METHODS[method].told, "PYTHONPATH": str(ROOT)}
    home = Path(environment["HOME"])
    told["NIANBAO_DATA"] = str(home / "data")
    typist = Typist(told)
    with running(FROM_SOURCE, told, home / "program.log"):
        typist.wait_for_window("年报助手")
        typist.press_for("新建年报", "ctrl+n", "年报助手")
        yield typist


@pytest.mark.parametrize("method", ["fcitx5", "fcitx4"])
def test_fcitx_may_start_after_the_program(method: str) -> None:
    need(method)
    with desktop() as environment, new_report_asked(environment, method) as typist:
        typist.press("ctrl+a", "Delete")
        typist.type("12")
        with METHODS[method].running(environment):
            assert typist.add_word("nihao", "你好", "12") == "12你好"


def typed_behind(typist: Typist, figures: str) -> str:
    """Type figures behind what stands in the field; return what it says then."""
    typist.press("End")
    typist.type(figures)
    return typist.copied()


@pytest.mark.parametrize("method", ["ibus", "fcitx5", "fcitx4"])
def test_input_method_may_end_and_start_again(method: str) -> None:
    need(method)
    chosen = METHODS[method]
    with desktop() as environment, ExitStack() as later:
        with ExitStack() as first:
            first.enter_context(chosen.running(environment))
            typist = later.enter_context(new_report_asked(environment, method))
            assert first_word(typist) == "中国"
        left = typed_behind(typist, "12")
        # Qt's plugin may still ask the ibus that has ended about the first keys, and loses those.
        seen = [left]
        while method == "ibus" and not left.endswith("12") and len(seen) < _TRIES:
            seen.append(left := typed_behind(typist, "12"))
        assert left.endswith("12") if method == "ibus" else left == "中国12", seen
        later.enter_context(chosen.running(environment))
        assert typist.add_word("nihao", "你好", left) == f"{left}你好"


def test_fcitx_4_may_hang_while_the_officer_types() -> None:
    need("fcitx4")
    with (
        desktop() as environment,
        fcitx_4(environment) as fcitx,
        new_report_asked(environment, "fcitx4") as typist,
    ):
        assert first_word(typist) == "中国"
        fcitx.hang()
        typist.type("12")
        typist.wait_until("没有应答也能输入", lambda: typist.copied() == "中国12")
        fcitx.go_on()
        assert typist.add_word("nihao", "你好", "中国12") == "中国12你好"
