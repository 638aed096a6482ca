"""The web fragment on the clipboard, for the editor of a portal."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from core.document import Document
from core.exporting.html import fragment_of
from core.exporting.text import text_of


def copy_fragment(document: Document) -> None:
    """Put `document` on the clipboard as a web fragment, and as text for editors that take no other."""
    data = QMimeData()
    data.setHtml(fragment_of(document))
    data.setText(text_of(document))
    QGuiApplication.clipboard().setMimeData(data)
