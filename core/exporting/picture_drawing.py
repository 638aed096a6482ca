"""Shapes and texts of the picture as SVG. Only what every viewer and QtSvg draw alike: no style sheets, no scripts."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from core.exporting.measure import em_width
from core.exporting.word_xml import clean

WIDTH = 750  # a phone shows it at half the size, so nothing is smaller than 22
MARGIN = 30
INK, QUIET, ACCENT, PALE, TRACK, GROUND = (
    "#1d2733", "#5a6675", "#1f4e8c", "#8fb0d9", "#e6edf6", "#eef3f9",
)  # fmt: skip
FAMILIES = (
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "SimHei",
    "sans-serif",
)
_DIGIT_EM, _BOLD_DIGIT_EM = 0.6, 0.7  # of the widest font that may stand in


def text(
    at: tuple[float, float],
    words: str,
    size: float,
    *,
    fill: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Return one line of text; its foot stands `at` (x, y)."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{size:g}" fill="{fill}" text-anchor="{anchor}"{weight}>'
        f"{escape(clean(words))}</text>"
    )


def box(x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0) -> str:
    """Return a filled rectangle."""
    corner = f' rx="{radius:g}"' if radius else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{corner} fill="{fill}"/>'
    )


def picture(
    height: float, title: str, description: str, content: Sequence[str], families: Sequence[str]
) -> str:
    """Return the whole picture; `title` and `description` are read out where it is not seen."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}" '
        f'viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby="picture-title picture-text" '
        f'xml:lang="zh-CN" font-family={quoteattr(", ".join(families))}>\n'
        f'<title id="picture-title">{escape(clean(title))}</title>\n'
        f'<desc id="picture-text">{escape(clean(description))}</desc>\n'
        + "\n".join(content)
        + "\n</svg>\n"
    )


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide `words` stand, rather too wide than too narrow."""
    return em_width(words, narrow=_BOLD_DIGIT_EM if bold else _DIGIT_EM) * size


def fitting_size(words: str, size: float, room: float, *, bold: bool = False) -> float:
    """Return `size`, or the smaller one at which `words` stand in `room`."""
    return min(size, round(size * room / max(text_width(words, size, bold=bold), 1), 1))


def wrapped(words: str, size: float, room: float) -> list[str]:
    """Return `words` in lines no wider than `room`; no line begins with a closing mark."""
    lines = [""]
    for sign in words:
        if text_width(lines[-1] + sign, size) > room and sign not in "，。、；：）”":
            lines.append("")
        lines[-1] += sign
    return lines
