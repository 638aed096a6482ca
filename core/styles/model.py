"""A page style: page, type of every paragraph, tables and page number of a printed report.

Lengths say their unit in their name; `chars` are characters (em) of the paragraph's own size.
"""

from dataclasses import dataclass
from enum import Enum
from math import floor

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0
_SPACING_STEPS_PER_POINT = 20  # Word keeps the space between characters in twentieths of a point


class Align(Enum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class NumberPlace(Enum):
    """Where the page number stands below the text."""

    OUTSIDE = "outside"  # odd pages right, even pages left
    CENTRE = "centre"
    NONE = "none"


class TableWidth(Enum):
    """How wide tables are."""

    TEXT = "text"  # as wide as the text
    OFFICIAL = "official"  # as wide as in the form of the circular, centred over the text


@dataclass(frozen=True, slots=True)
class Page:
    """Margins of an A4 page, and how many characters of body text a line holds.

    `line_characters` 0 leaves the characters at their own distance.
    """

    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    line_characters: int

    @property
    def text_width_mm(self) -> float:
        """Return the width of the type area."""
        return PAGE_WIDTH_MM - self.left_mm - self.right_mm

    @property
    def text_height_mm(self) -> float:
        """Return the height of the type area."""
        return PAGE_HEIGHT_MM - self.top_mm - self.bottom_mm


@dataclass(frozen=True, slots=True)
class TextLook:
    """The look of one kind of paragraph. `line_pt` is the exact height of a line, 0 single spacing."""

    font: str
    size_pt: float
    bold: bool
    align: Align
    indent_chars: float  # of the first line
    line_pt: float
    before_pt: float
    after_pt: float


@dataclass(frozen=True, slots=True)
class Closing:
    """Where signature and date stand; their type is that of the body."""

    date_right_chars: float  # free at the right of the date; the signature is centred over it
    alone_right_chars: float  # free at the right of a signature without a date
    lines_above: float  # free between text and signature, for the seal


@dataclass(frozen=True, slots=True)
class TableLook:
    """The look of a table. `title_fill` is a colour like C6D9F1, or empty for none."""

    font: str
    note_font: str  # of the 勾稽 sentence in the corner of table 3
    size_pt: float
    figure_size_pt: float
    figure_align: Align
    width: TableWidth
    row_pt: float  # the least height of a row
    border_pt: float
    padding_pt: float  # between border and text, left and right
    label_inset_pt: float  # more of it for text that stands at the left
    title_fill: str


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number, between dashes or bare."""

    place: NumberPlace
    font: str
    size_pt: float
    inset_chars: float  # from the edge of the text
    below_mm: float  # from the text to the middle of the number
    dashes: bool


@dataclass(frozen=True, slots=True)
class PageStyle:
    """A whole style. `latin_font` is for digits and Latin letters; empty means the paragraph's own font.

    `special_tables` are tables, by caption, that differ from `table`.
    """

    name: str
    description: str
    latin_font: str
    page: Page
    title: TextLook
    heading_1: TextLook
    heading_2: TextLook
    heading_3: TextLook
    body: TextLook
    closing: Closing
    table: TableLook
    number: PageNumber
    special_tables: tuple[tuple[str, TableLook], ...] = ()

    def __hash__(self) -> int:
        """Return a hash of a few of its values: what is kept by style is asked for with every paragraph."""
        return hash((self.name, self.body))

    def heading(self, level: int) -> TextLook:
        """Return the look of a heading; 0 is the title, whatever is deeper than 3 looks like 3."""
        if level <= 0:
            return self.title
        return (self.heading_1, self.heading_2, self.heading_3)[min(level, 3) - 1]

    def table_look(self, caption: str) -> TableLook:
        """Return the look of the table with that caption."""
        return dict(self.special_tables).get(caption, self.table)

    @property
    def letter_spacing_pt(self) -> float:
        """Return what is added to the distance of characters so that a line holds as many as it should."""
        wanted = self.page.line_characters
        if not wanted:
            return 0.0
        width_pt = self.page.text_width_mm / MM_PER_INCH * POINTS_PER_INCH
        spare = width_pt / wanted - self.body.size_pt
        return floor(spare * _SPACING_STEPS_PER_POINT) / _SPACING_STEPS_PER_POINT

    def letter_spacing_of(self, look: TextLook) -> float:
        """Return the letter spacing of `look` in points: type of the body's size stands on its grid."""
        return self.letter_spacing_pt if look.size_pt == self.body.size_pt else 0.0

    @property
    def title_characters(self) -> int:
        """Return how many characters of the title fit into a line, wherever it is opened.

        Half a character is spared: some programs put a little space beside digits.
        """
        width_pt = self.page.text_width_mm / MM_PER_INCH * POINTS_PER_INCH
        return max(floor(width_pt / self.title.size_pt - 0.5), 1)
