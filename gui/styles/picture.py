"""A page of the report as it looks in a style, small, drawn anew at each change."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.document import Document, TableBlock
from core.styles.model import PageStyle
from gui.paper.pages import Pages
from gui.paper.typesetting import Typesetter
from gui.widgets.form_rows import name_field

_GAP = 6


class _Sheet(QWidget):
    """One page on white paper, as large as the room allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: Pages | None = None
        self.page = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        name_field(self, "style_picture", self.tr("这种版式的样子"))

    def sizeHint(self) -> QSize:
        """Ask for a page that can be read."""
        return QSize(360, 500)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page in the middle."""
        if self.pages is None:
            return
        size = self.pages.size
        scale = min((self.width() - _GAP) / size.width(), (self.height() - _GAP) / size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(
            (self.width() - size.width() * scale) / 2, (self.height() - size.height() * scale) / 2
        )
        painter.scale(scale, scale)
        paper = QRectF(0, 0, size.width(), size.height())
        painter.fillRect(paper, Qt.GlobalColor.white)
        painter.setPen(Qt.GlobalColor.gray)
        painter.drawRect(paper)
        self.pages.draw(painter, self.page)
        painter.end()


class StylePicture(QWidget):
    """Shows the pages of `document`, one at a time, in the style it was told last."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._sheet = _Sheet(self)
        self._number = QLabel()
        self._back = self._button("style_picture.back", self.tr("‹ 上一页"), -1)
        self._on = self._button("style_picture.on", self.tr("下一页 ›"), 1)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._number, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sheet, 1)
        layout.addLayout(row)

    @property
    def style_shown(self) -> PageStyle | None:
        """Return the style that is shown."""
        return self._sheet.pages.style if self._sheet.pages else None

    def show_style(self, style: PageStyle) -> None:
        """Set the document in `style` and show the page that was shown before."""
        self._sheet.pages = Pages(self._document, Typesetter(style))
        self._show_page(self._sheet.page)

    def show_page_with_table(self, wanted: bool) -> None:
        """Go to the first page with a table, or to the first page."""
        pages = self._sheet.pages
        if pages is None:
            return
        with_table = [
            page
            for number, (page, _) in pages.block_tops().items()
            if isinstance(self._document.blocks[number], TableBlock)
        ]
        self._show_page(min(with_table, default=0) if wanted else 0)

    def _button(self, name: str, words: str, step: int) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        name_field(button, name, words)
        button.clicked.connect(lambda _checked: self._show_page(self._sheet.page + step))
        return button

    def _show_page(self, page: int) -> None:
        count = self._sheet.pages.count if self._sheet.pages else 1
        self._sheet.page = max(0, min(page, count - 1))
        words = self.tr("第 {page} 页，共 {count} 页")
        self._number.setText(words.format(page=self._sheet.page + 1, count=count))
        self._back.setEnabled(self._sheet.page > 0)
        self._on.setEnabled(self._sheet.page < count - 1)
        self._sheet.update()
