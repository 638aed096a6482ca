"""一图读懂: one picture of the year, as wide as a phone, drawn from the figures of the report alone.

What it shows is data, `resources/pictures/`; why it looks so: `docs/analysis/picture.md`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.exporting.files import write_file
from core.exporting.picture_drawing import (
    ACCENT,
    FAMILIES,
    GROUND,
    MARGIN,
    QUIET,
    WIDTH,
    box,
    fitting_size,
    picture,
    text,
    wrapped,
)
from core.exporting.picture_panels import Drawn, Years, draw_panel
from core.exporting.picture_plan import panels_of
from core.exporting.word_title import title_lines
from core.format.model import Format
from core.report import Report
from core.wording.sentences import title_of

_GAP = 22
_SMALL_PX = 22
_TITLE_PX, _SMALLEST_TITLE_PX, _TITLE_LINE = 44.0, 34.0, 62
_TITLE_CHARACTERS = 15


def write_picture(
    form: Format, report: Report, target: Path, last_year: Report | None = None
) -> None:
    """Write the picture to `target` as SVG. Raises CannotWrite."""
    write_file(target, picture_of(form, report, last_year).encode())


def picture_of(
    form: Format,
    report: Report,
    last_year: Report | None = None,
    families: Sequence[str] = FAMILIES,
) -> str:
    """Return the picture as SVG; with `last_year` it compares. Raises CannotWrite for a form without one.

    Who draws it by QtSvg names one family that is there: of several, QtSvg would take none.
    """
    title = title_of(form, report)
    heading, top = _heading(title)
    panels = list(_panels(form, report, last_year, top))
    bottom = top + sum(panel.height + _GAP for panel in panels)
    source = wrapped(f"数据来源：{title}", _SMALL_PX, WIDTH - 2 * MARGIN)
    foot = [
        text((WIDTH / 2, bottom + 30 + place * 34), line, _SMALL_PX, fill=QUIET, anchor="middle")
        for place, line in enumerate(source)
    ]
    height = bottom + 28 + len(source) * 34
    ground = box(0, 0, WIDTH, height, GROUND)
    words = "".join(panel.words for panel in panels)
    content = [ground, heading, *(panel.content for panel in panels), *foot]
    return picture(height, f"一图读懂：{title}", words, content, families)


def _panels(form: Format, report: Report, last_year: Report | None, top: float) -> Iterator[Drawn]:
    before = last_year.cells if last_year else None
    names = (_year(last_year, "上年"), _year(report, "本年"))
    years = Years(names, report.cells, before)
    for panel in panels_of(form):
        drawn = draw_panel(panel, years, top)
        if drawn:
            yield drawn
            top += drawn.height + _GAP


def _year(report: Report | None, otherwise: str) -> str:
    return f"{report.year}年" if report and report.year else otherwise


def _heading(title: str) -> tuple[str, float]:
    """Return the band with the title, and where the first panel begins."""
    room = WIDTH - 2 * MARGIN
    lines = title_lines(title, _TITLE_CHARACTERS)
    size = min(fitting_size(line, _TITLE_PX, room, bold=True) for line in lines)
    if size < _SMALLEST_TITLE_PX:
        size = _SMALLEST_TITLE_PX
        lines = tuple(piece for line in lines for piece in wrapped(line, size, room))
    height = 118 + len(lines) * _TITLE_LINE
    parts = [
        box(0, 0, WIDTH, height + 40, ACCENT),
        box(WIDTH / 2 - 90, 34, 180, 48, "#ffffff", radius=24),
        text((WIDTH / 2, 68), "一图读懂", 28, fill=ACCENT, anchor="middle", bold=True),
    ]
    for place, line in enumerate(lines):
        y = 138 + place * _TITLE_LINE
        parts.append(text((WIDTH / 2, y), line, size, fill="#ffffff", anchor="middle", bold=True))
    return "\n".join(parts), height
