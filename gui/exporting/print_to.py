"""`nianbao-gui --print-to OUT.pdf FILE [--style NAME]`: a report file as PDF, without a window and without a screen.

FILE may be any document a report can be read from.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.reading import refuse_originals
from core.compose import compose
from core.errors import CannotWrite
from core.forms.installed import load_format
from core.importing.anything import read_anything
from core.styles.library import StyleLibrary, default_style

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

_SUFFIX = ".pdf"


def print_to(source: Path, target: Path, style_name: str | None) -> str:
    """Write the report in `source` to `target` as PDF and return the sentence that says so.

    Raises FileNotReadable or NotAReport for `source`, StyleBroken or FileNotReadable for a style there
    is not, CannotWrite for `target`.
    """
    if target.suffix.lower() != _SUFFIX:
        raise CannotWrite(f"--print-to 只写 PDF 文件，“{target.name}”请改成以 {_SUFFIX} 结尾。")
    refuse_originals((target,), (source,))
    report = read_anything(source).report
    style = StyleLibrary().load(style_name) if style_name is not None else default_style()
    document = compose(load_format(report.format_id), report)
    qt = _begin_qt()  # kept until everything is drawn
    from gui.paper.pdf import write_pdf

    write_pdf(document, style, target)
    del qt
    return f"已导出：{target}"


def _begin_qt() -> "QGuiApplication":
    """Return the one Qt application, which draws into memory where there may be no screen."""
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QGuiApplication

    if sys.platform == "linux" and QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = QGuiApplication.instance()
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    return qt if isinstance(qt, QGuiApplication) else QGuiApplication(["nianbao-gui"])
