"""The first window stands without what it does not show."""

import os
from pathlib import Path

from build_scripts.benching.starting import settings, start

# Each costs the start a good part of what the window itself takes, or belongs to no start at all.
_NOT_AT_START = {
    "PySide6.QtCore.Qt",  # the namespace with its 2,000 names of keys
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "PySide6.QtWidgets.QWizard",  # stands for all classes of widgets, which one question can build
    "decimal",
    "docx",
    "docxtpl",
    "gui.exporting.export_flow",
    "gui.input_methods.starting",  # where no fcitx was asked for
    "gui.window.wizard",
    "importlib.metadata",
    "jeepney",
    "jinja2",
    "lxml",
    "nacl",
    "openpyxl",
    "sqlite_utils",
    "tomllib",
}


def test_nothing_is_imported_that_the_first_window_does_not_need(tmp_path: Path) -> None:
    environment = {**os.environ, **settings(tmp_path)}
    start("program", environment)  # the very first start of all also chooses the window's size
    usual = start("program", environment)
    assert "gui.pages.start_page" in usual.modules
    assert sorted(_NOT_AT_START & set(usual.modules)) == []
