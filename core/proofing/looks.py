"""What a paragraph and its runs look like in the end: document defaults, then styles, then what is set directly."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from core.importing.word_package import W, WordPackage
from core.proofing.theme import theme_fonts

_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_DEEPEST_CHAIN = 20
_OFF = frozenset({"0", "false", "off", "none"})
_HALF_POINTS, _TWIPS = 2, 20
_WORDS_OWN_SIZE = 10.0  # where nothing says a size


@dataclass(frozen=True, slots=True)
class RunLook:
    """The look of a run. Fonts are empty where nothing names one."""

    chinese_font: str
    latin_font: str
    size_pt: float
    bold: bool
    italic: bool
    underlined: bool
    colour: str  # RRGGBB, or empty for automatic
    highlighted: bool
    hidden: bool
    hint: bool
    scale: int  # per cent of the characters' width
    themed: bool  # a theme says the font


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """The look of a paragraph. `line_pt` is an exact height, else `line_rule` and `lines` say it."""

    style: str  # its name in Word, in lower letters
    outline_level: int | None  # 1 to 9
    align: str
    indent_chars: float | None  # of the first line; None where it is given as a length
    indent_pt: float
    line_rule: str  # exact, atLeast or auto
    line_pt: float  # for exact and atLeast
    lines: float  # for auto


@dataclass(frozen=True)
class Looks:
    """Answers what paragraphs and runs of one file look like."""

    package: WordPackage
    _chains: dict[str, tuple[etree._Element, ...]] = field(default_factory=dict)

    def paragraph(self, element: etree._Element) -> ParagraphLook:
        """Return the look of a `w:p`."""
        levels = [*self._paragraph_levels(element)]
        spacing = _merged(levels, "spacing")
        indent = _merged(levels, "ind")
        rule = spacing.get("lineRule", "auto")
        line = _number(spacing.get("line"), 240.0)
        chars = indent.get("firstLineChars")
        has_chars = chars is not None and _number(chars, 0.0) != 0
        return ParagraphLook(
            self.style_name(element),
            self._outline_level(levels),
            _last(levels, "jc", "val") or "left",
            _number(chars, 0.0) / 100 if has_chars else None,
            _number(indent.get("firstLine"), 0.0) / _TWIPS,
            rule,
            line / _TWIPS if rule != "auto" else 0.0,
            line / 240 if rule == "auto" else 0.0,
        )

    def run(self, element: etree._Element, paragraph: etree._Element) -> RunLook:
        """Return the look of the run `element` of `paragraph`."""
        levels = [*self._run_levels(element, paragraph)]
        size = _last(levels, "sz", "val")
        colour = _last(levels, "color", "val") or ""
        chinese, latin = self._font(levels, "eastAsia"), self._font(levels, "ascii")
        return RunLook(
            chinese[0],
            latin[0],
            _number(size, _WORDS_OWN_SIZE * _HALF_POINTS) / _HALF_POINTS,
            _is_on(levels, "b"),
            _is_on(levels, "i"),
            (_last(levels, "u", "val") or "none") != "none",
            "" if colour.lower() in {"", "auto", "000000"} else colour.upper(),
            (_last(levels, "highlight", "val") or "none") != "none",
            _is_on(levels, "vanish"),
            _last(levels, "rFonts", "hint") == "eastAsia",
            int(_number(_last(levels, "w", "val"), 100.0)),
            chinese[1] or latin[1],
        )

    def style_name(self, paragraph: etree._Element) -> str:
        """Return the name of a paragraph's style in lower letters, empty for an unknown one."""
        found = self._by_id.get(self._style_id(paragraph))
        name = found.find(f"{W}name") if found is not None else None
        return name.get(f"{W}val", "").lower() if name is not None else ""

    def _style_id(self, paragraph: etree._Element) -> str:
        mark = paragraph.find(f"{W}pPr/{W}pStyle")
        return mark.get(f"{W}val", "") if mark is not None else self._default_id

    def _paragraph_levels(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield every `w:pPr` that counts, the strongest last."""
        yield from self._defaults("pPr")
        for style in self._chain(self._style_id(paragraph)):
            yield from style.findall(f"{W}pPr")
        yield from paragraph.findall(f"{W}pPr")

    def _run_levels(
        self, run: etree._Element, paragraph: etree._Element
    ) -> Iterator[etree._Element]:
        yield from self._defaults("rPr")
        for style in self._chain(self._style_id(paragraph)):
            yield from style.findall(f"{W}rPr")
        mark = run.find(f"{W}rPr/{W}rStyle")
        if mark is not None:
            for style in self._chain(mark.get(f"{W}val", "")):
                yield from style.findall(f"{W}rPr")
        yield from run.findall(f"{W}rPr")

    def _defaults(self, kind: str) -> list[etree._Element]:
        styles = self.package.styles
        path = f"{W}docDefaults/{W}{kind}Default/{W}{kind}"
        return styles.findall(path) if styles is not None else []

    def _chain(self, style_id: str) -> tuple[etree._Element, ...]:
        """Return a style and what it is based on, the basis first; circles end."""
        if style_id not in self._chains:
            chain: list[etree._Element] = []
            at = style_id
            while at in self._by_id and len(chain) < _DEEPEST_CHAIN:
                style = self._by_id[at]
                if style in chain:
                    break
                chain.append(style)
                based_on = style.find(f"{W}basedOn")
                at = based_on.get(f"{W}val", "") if based_on is not None else ""
            self._chains[style_id] = tuple(reversed(chain))
        return self._chains[style_id]

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        styles = self.package.styles
        found = styles.findall(f"{W}style") if styles is not None else []
        return {one.get(f"{W}styleId", ""): one for one in found}

    @cached_property
    def _default_id(self) -> str:
        for style_id, style in self._by_id.items():
            is_default = style.get(f"{W}default", "0") not in _OFF
            if is_default and style.get(f"{W}type") == "paragraph":
                return style_id
        return ""

    def _outline_level(self, levels: list[etree._Element]) -> int | None:
        value = _last(levels, "outlineLvl", "val")
        level = int(_number(value, 9.0)) + 1
        return level if value is not None and level <= 9 else None  # noqa: PLR2004 - 9 says body text

    def _font(self, levels: list[etree._Element], slot: str) -> tuple[str, bool]:
        """Return the font for `slot` and whether a theme says so; a theme wins over a name beside it."""
        theme_slot = "cstheme" if slot == "cs" else f"{slot}Theme"
        for level in reversed(levels):
            fonts = level.find(f"{W}rFonts")
            if fonts is None:
                continue
            themed = fonts.get(f"{W}{theme_slot}")
            if themed is not None:
                return self._theme.get(themed, ""), True
            if fonts.get(f"{W}{slot}"):
                return fonts.get(f"{W}{slot}", ""), False
        return "", False

    @cached_property
    def _theme(self) -> dict[str, str]:
        return theme_fonts(self.package.theme)


def _last(levels: list[etree._Element], name: str, attribute: str) -> str | None:
    """Return an attribute of the strongest element of that name that has it."""
    for level in reversed(levels):
        found = level.find(f"{W}{name}")
        if found is not None and found.get(f"{W}{attribute}") is not None:
            return found.get(f"{W}{attribute}")
    return None


def _merged(levels: list[etree._Element], name: str) -> dict[str, str]:
    """Return the attributes of all elements of that name, the stronger ones winning one by one."""
    merged: dict[str, str] = {}
    for level in levels:
        found = level.find(f"{W}{name}")
        if found is not None:
            given = {str(key).rpartition("}")[2]: str(value) for key, value in found.attrib.items()}
            if "firstLine" in given and "firstLineChars" not in given:
                merged.pop("firstLineChars", None)
            merged |= given
    return merged


def _is_on(levels: list[etree._Element], name: str) -> bool:
    for level in reversed(levels):
        found = level.find(f"{W}{name}")
        if found is not None:
            return found.get(f"{W}val", "1").lower() not in _OFF
    return False


def _number(text: str | None, default: float) -> float:
    """Return a number of the file, `default` for none and for nonsense."""
    try:
        value = float(text) if text is not None else default
    except ValueError:
        return default
    return value if abs(value) < 1e6 else default  # noqa: PLR2004 - no sheet is that long
