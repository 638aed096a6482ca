"""Drawings as pictures of fixed sizes; run inside a Python that has PySide6.

    python -m build_scripts.packaging.icons DRAWING.svg TARGET [SIZE ...]

TARGET ends in `.ico` (all sizes in one file, for Windows) or is a folder, which gets SIZE.png each.
"""

import struct
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICO_HEADER = struct.Struct("<HHH")
_ICO_ENTRY = struct.Struct("<BBBBHHII")


def main(arguments: Sequence[str]) -> int:
    """Write the pictures; return 1 when the drawing cannot be read."""
    drawing, target = Path(arguments[0]), Path(arguments[1])
    pictures = render(drawing, [int(size) for size in arguments[2:]] or SIZES)
    if not pictures:
        print(f"{drawing} is no drawing that Qt can read", file=sys.stderr)
        return 1
    if target.suffix == ".ico":
        target.write_bytes(ico(pictures))
        return 0
    target.mkdir(parents=True, exist_ok=True)
    for size, picture in pictures.items():
        (target / f"{size}.png").write_bytes(picture)
    return 0


def render(drawing: Path, sizes: Sequence[int]) -> dict[int, bytes]:
    """Return the drawing as PNG by its size in pixels; nothing when it cannot be read."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(drawing))
    pictures = {}
    for size in sizes if renderer.isValid() else ():
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants str
        pictures[size] = bytes(buffer.data().data())
    return pictures


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return the PNG pictures as one icon file of Windows (Vista and newer read PNG in it)."""
    offset = _ICO_HEADER.size + len(pictures) * _ICO_ENTRY.size
    entries = []
    for size, picture in sorted(pictures.items()):
        side = size % 256  # 0 stands for 256
        entries.append(_ICO_ENTRY.pack(side, side, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    header = _ICO_HEADER.pack(0, 1, len(pictures))
    return b"".join([header, *entries, *(picture for _, picture in sorted(pictures.items()))])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
