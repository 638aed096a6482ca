"""A `Document` on A4 pages: the same pages in preview, print and PDF."""

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QPainter

from core.document import Document
from core.keys import Key
from core.styles.library import default_style
from core.styles.model import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, Align, NumberPlace
from gui.paper.boxes import Hit
from gui.paper.flow import Page, paginate
from gui.paper.fonts import MM, PT, SINGLE_SPACING, face
from gui.paper.lines import Setting, TextLines
from gui.paper.typesetting import Typesetter


class Pages:
    """A document laid out on pages of `size`, in units of 1/96 inch, in a style.

    `typesetter` may have set an earlier version of the document: what is the same is not set again.
    """

    def __init__(self, document: Document, typesetter: Typesetter | None = None) -> None:
        typesetter = typesetter or Typesetter(default_style())
        self.document = document
        self.style = typesetter.style
        self.size = QSizeF(PAGE_WIDTH_MM * MM, PAGE_HEIGHT_MM * MM)
        page = self.style.page
        self._corner = QPointF(page.left_mm * MM, page.top_mm * MM)
        self._boxes = typesetter.boxes(document)
        self._pages = paginate(self._boxes, page.text_height_mm * MM)
        self._places: dict[int, tuple[Hit, ...]] = {}

    @property
    def count(self) -> int:
        """Return how many pages there are, at least one."""
        return len(self._pages)

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw page `page`, counted from 0, its top-left corner at the painter's origin."""
        painter.save()
        painter.setPen(Qt.GlobalColor.black)
        painter.translate(self._corner)
        for piece in self._pages[page]:
            piece.draw(painter)
        self._draw_number(painter, page + 1)
        painter.restore()

    def places(self, page: int) -> tuple[Hit, ...]:
        """Return the fields that stand on `page`, in reading order, each with its rectangle."""
        found = self._places.get(page)
        if found is None:
            hits = (hit for piece in self._pages[page] for hit in piece.places())
            found = tuple(Hit(key, area.translated(self._corner)) for key, area in hits)
            self._places[page] = found
        return found

    def hit(self, page: int, point: QPointF) -> Hit | None:
        """Return the field whose paragraph or cell is at `point` of `page`, None beside the text."""
        return next((hit for hit in self.places(page) if hit.area.contains(point)), None)

    def find(self, key: Key) -> tuple[int, Hit] | None:
        """Return the first place of a field, with its page, None where it is not printed."""
        for page in range(self.count):
            for hit in self.places(page):
                if hit.key == key:
                    return page, hit
        return None

    def block_tops(self) -> dict[int, tuple[int, float]]:
        """Return for each block of the document, by number, its page and how far down it begins there."""
        numbers = {id(box): number for number, box in enumerate(self._boxes)}
        tops: dict[int, tuple[int, float]] = {}
        for page, pieces in enumerate(self._pages):
            for piece in pieces:
                number = numbers[id(piece.box)]
                tops.setdefault(number, (page, self._corner.y() + piece.top))
        return tops

    def pieces(self, page: int) -> Page:
        """Return what stands on `page`, from top to bottom."""
        return self._pages[page]

    def _draw_number(self, painter: QPainter, number: int) -> None:
        """Draw the page number below the text: at the outer side of the page, or in the middle."""
        look = self.style.number
        if look.place is NumberPlace.NONE:
            return
        align = Align.CENTRE
        if look.place is NumberPlace.OUTSIDE:
            align = Align.RIGHT if number % 2 else Align.LEFT
        text = f"— {number} —" if look.dashes else str(number)
        inset = look.inset_chars * look.size_pt * PT
        width = self.style.page.text_width_mm * MM - 2 * inset
        height = look.size_pt * SINGLE_SPACING * PT
        lines = TextLines(text, Setting(face(look.font, look.size_pt), width, height, align))
        middle = (self.style.page.text_height_mm + look.below_mm) * MM
        lines.draw(painter, QPointF(inset, middle - lines.height / 2), 0, 1)
