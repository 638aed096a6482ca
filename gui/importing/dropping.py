"""Pieces of a document dragged onto a place of the form."""

from PySide6.QtCore import QMimeData

from gui.importing.document_view import PIECES


def carries_pieces(data: QMimeData) -> bool:
    """Return whether what is dragged are pieces of the document."""
    return data.hasFormat(PIECES)


def pieces_in(data: QMimeData) -> tuple[int, ...]:
    """Return the pieces that are dragged, in the order of the document."""
    written = bytes(data.data(PIECES).data()).decode()
    return tuple(int(place) for place in written.split(",") if place.isdecimal())
