"""Lines as they are drawn: justified to the margin, with the right typeface for each run."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from core.styles.model import Align
from gui.paper.fonts import FINE, PT, Face, face
from gui.paper.lines import Setting, TextLines

pytestmark = pytest.mark.usefixtures("qapp")

_EM = 16 * PT


def _body(*, latin: str = "", spacing_pt: float = 0.0) -> Face:
    return face("仿宋_GB2312", 16.0, latin=latin, spacing_pt=spacing_pt)


def _lines(
    text: str, ems: float, align: Align = Align.JUSTIFIED, *, scale: float = 1.0
) -> TextLines:
    return TextLines(text, Setting(_body(), ems * _EM, 28 * PT, align, scale=scale))


def _runs(lines: TextLines, number: int = 0) -> list[tuple[int, int, QFont]]:
    """Return start, length and font of every run of a line."""
    runs = list(lines._formats(lines._lines[number]))
    return [(run.start, run.length, run.format.font()) for run in runs]  # type: ignore[attr-defined]


def _drawn_width(lines: TextLines, number: int) -> float:
    """Return the width of a line as Qt sets it, without the gap behind its last character."""
    layout = lines._layout(lines._lines[number])
    *_, (_, _, font) = _runs(lines, number)
    return (layout.lineAt(0).naturalTextWidth() - font.letterSpacing()) / FINE


def _ink(lines: TextLines) -> list[int]:
    """Return how far right the black points of the first line are."""
    image = QImage(round(lines.width) + 40, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    lines.draw(painter, QPointF(0, 0), 0, 1)
    painter.end()
    return [
        x
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixel(x, y)).lightness() < 128
    ]


def test_character_of_16_points_is_exactly_16_points_wide() -> None:
    assert _body().advance("国") == pytest.approx(_EM, rel=1e-3)
    assert _body(spacing_pt=-0.25).advance("国") == pytest.approx(15.75 * PT, rel=1e-3)


def test_full_line_reaches_the_margin_and_the_last_one_does_not() -> None:
    lines = _lines("政府信息公开工作年度报告的公布", 6.5)
    assert _drawn_width(lines, 0) == pytest.approx(6.5 * _EM, rel=0.002)
    assert _drawn_width(lines, lines.count - 1) == pytest.approx(3 * _EM, rel=0.002)


def test_comma_that_hangs_begins_at_the_margin() -> None:
    lines = _lines("政府信息，公开", 4)
    assert lines.texts[0] == "政府信息，"
    assert _drawn_width(lines, 0) == pytest.approx(5 * _EM, rel=0.002)


def test_words_are_not_torn_apart_by_justifying() -> None:
    lines = _lines("共abcdef件公开信息公", 6.5)
    spacings = {start: font.letterSpacing() for start, _, font in _runs(lines)}
    assert spacings[0] > 0
    assert spacings[1] == 0


def test_digits_are_set_in_the_latin_typeface_when_one_is_named() -> None:
    both = _body(latin="Liberation Serif")
    lines = TextLines("共12件", Setting(both, 400, 28 * PT, Align.LEFT))
    families = [font.families()[0] for _, _, font in _runs(lines)]
    assert families[1] == "Liberation Serif"
    assert families[0] == families[2] != "Liberation Serif"


def test_lines_stand_where_they_are_aligned() -> None:
    left, centre, right = (
        _ink(_lines("公开", 10, align)) for align in (Align.LEFT, Align.CENTRE, Align.RIGHT)
    )
    width = 10 * _EM
    assert max(left) < width / 4
    assert min(centre) == pytest.approx(width - max(centre), abs=3)
    assert min(right) > width * 3 / 4


def test_narrow_type_takes_less_room_but_stays_as_high() -> None:
    full, narrow = _lines("公开", 10, Align.LEFT), _lines("公开", 10, Align.LEFT, scale=0.6)
    assert max(_ink(narrow)) == pytest.approx(max(_ink(full)) * 0.6, abs=2)
    assert narrow.height == full.height


def test_character_beyond_the_basic_ones_shifts_no_typeface() -> None:
    both = _body(latin="Liberation Serif")
    lines = TextLines("𠀀1件", Setting(both, 400, 28 * PT, Align.LEFT))
    assert [(start, length) for start, length, _ in _runs(lines)] == [(0, 2), (2, 1), (3, 1)]
