"""What a maintainer needs to know of the machine: version, system, Qt, input method, fonts. Nothing that was typed."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, QSysInfo, qVersion
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

from core.product import version
from gui.input_methods.telling import active_input_method
from gui.paper.fonts import face

_INPUT_VARIABLES = ("QT_IM_MODULES", "QT_IM_MODULE", "XMODIFIERS")
_UNKNOWN = "没有"
_PAPER_FACES, _PAPER_PT = (
    ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"),
    16,
)


class Fact(NamedTuple):
    """One line: `key` for machines, `label` and `value` for people."""

    key: str
    label: str
    value: str


def system_facts() -> tuple[Fact, ...]:
    """Return what there is to know, in the order in which it is shown; needs a QApplication."""
    facts = {
        "version": ("年报助手", version()),
        "system": ("系统", f"{QSysInfo.prettyProductName()}（{platform.platform()}）"),
        "python": ("Python", platform.python_version()),
        "qt": ("Qt", qVersion()),
        "screen": ("界面", "；".join((QGuiApplication.platformName(), *_screens()))),
        "desktop": ("桌面", os.environ.get("XDG_CURRENT_DESKTOP", "") or _UNKNOWN),
        "locale": ("语言", QLocale.system().name()),
        "input_method": ("输入法", input_method()),
        "fonts": ("字体", "；".join(_fonts())),
    }
    return tuple(Fact(key, *line) for key, line in facts.items())


def input_method() -> str:
    """Return what Chinese is typed with, how the desktop names it, and with what Qt can talk by itself."""
    used = active_input_method().rstrip("。")
    named = [f"{name}={os.environ[name]}" for name in _INPUT_VARIABLES if os.environ.get(name)]
    return "；".join([used, *named, f"可用：{'、'.join(input_plugins()) or '系统自带'}"])


def input_plugins() -> tuple[str, ...]:
    """Return the names of the input method plugins that lie beside Qt."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    names = {
        path.stem.removeprefix("lib").removesuffix("plugin") for path in folder.glob("*plugin.*")
    }
    return tuple(sorted(name.removesuffix("platforminputcontext") for name in names))


def chinese_families() -> tuple[str, ...]:
    """Return the fonts that can show Simplified Chinese."""
    return tuple(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def _screens() -> Iterator[str]:
    for screen in QGuiApplication.screens():
        size = screen.size() * screen.devicePixelRatio()
        percent = round(screen.devicePixelRatio() * 100)
        yield f"{size.width()}×{size.height()}，{percent}%"


def _fonts() -> Iterator[str]:
    yield f"界面 {QFontInfo(QGuiApplication.font()).family()}"
    for name in _PAPER_FACES:
        yield f"{name} 用 {QFontInfo(face(name, _PAPER_PT).font()).family()}"
