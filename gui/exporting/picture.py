"""一图读懂 as a PNG: the SVG of core drawn by Qt, sharp on a phone."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from core.errors import CannotWrite
from core.exporting.files import write_file
from core.exporting.picture import picture_of
from core.format.model import Format
from core.report import Report
from gui.look.theme import UI_FAMILIES

_PIXELS = 2  # for each unit of the picture: 1,500 wide, what messengers show without scaling down


def write_png(form: Format, report: Report, target: Path, last_year: Report | None = None) -> None:
    """Write the picture to `target`; may run in a thread. Raises CannotWrite."""
    write_file(target, png_of(picture_of(form, report, last_year, (_family(),))))


def png_of(svg: str) -> bytes:
    """Return `svg` as a PNG. Raises CannotWrite when there is no memory for it."""
    renderer = QSvgRenderer(svg.encode())
    image = QImage(renderer.defaultSize() * _PIXELS, QImage.Format.Format_RGB32)
    painter = QPainter()
    if not painter.begin(image):
        raise CannotWrite("没有画成图片，内存可能不够。请关掉一些程序再试。")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
    return bytes(buffer.data().data())


def _family() -> str:
    """Return one family that is on this PC: of a list, QtSvg would take none."""
    present = set(QFontDatabase.families())
    return next((family for family in UI_FAMILIES if family in present), "sans-serif")
