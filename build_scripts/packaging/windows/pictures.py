"""The pictures of the Windows program: an .ico of each drawing, and the side of the setup's first page.

    python -m build_scripts.packaging.windows.pictures FOLDER

runs inside a Python that has PySide6.
"""

import sys
from pathlib import Path

from build_scripts.packaging.icons import SIZES, ico, render
from build_scripts.packaging.product import ICON, product

SIDE = "side.bmp"
_WIDTH, _HEIGHT = 164, 314  # what NSIS wants
_ICON_SIZE = 96
_TOP, _BOTTOM = "#2f6fbf", "#16365f"


def main(folder: Path) -> int:
    """Write every picture into `folder`, which exists; return 1 when a drawing cannot be read."""
    drawings = [ICON, *(one.icon_file for one in product().file_types)]
    for drawing in drawings:
        pictures = render(drawing, SIZES)
        if not pictures:
            print(f"{drawing} is no drawing that Qt can read", file=sys.stderr)
            return 1
        icon_of(drawing, folder).write_bytes(ico(pictures))
    _draw_side(folder / SIDE)
    return 0


def icon_of(drawing: Path, folder: Path) -> Path:
    """Return where the icon of `drawing` lies in `folder`."""
    return folder / f"{drawing.stem}.ico"


def _draw_side(target: Path) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB888)
    ground = QLinearGradient(0, 0, 0, _HEIGHT)
    ground.setColorAt(0, QColor(_TOP))
    ground.setColorAt(1, QColor(_BOTTOM))
    painter = QPainter(image)
    painter.fillRect(image.rect(), ground)
    left, top = (_WIDTH - _ICON_SIZE) / 2, (_HEIGHT - _ICON_SIZE) / 3
    QSvgRenderer(str(ICON)).render(painter, QRectF(left, top, _ICON_SIZE, _ICON_SIZE))
    painter.end()
    image.save(str(target))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
