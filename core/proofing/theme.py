"""The fonts a theme gives to the names that styles call it by."""

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Return theme reference (minorEastAsia …) → font; empty names where the theme leaves it open."""
    if theme is None:
        return {}
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        found = theme.find(f".//{_A}fontScheme/{_A}{kind}Font")
        if found is None:
            continue
        latin, chinese = _face(found, "latin"), _face(found, "ea") or _chinese(found)
        fonts |= {f"{kind}Ascii": latin, f"{kind}HAnsi": latin, f"{kind}EastAsia": chinese}
    return fonts


def _face(font: etree._Element, name: str) -> str:
    found = font.find(f"{_A}{name}")
    return found.get("typeface", "") if found is not None else ""


def _chinese(font: etree._Element) -> str:
    for one in font.findall(f"{_A}font"):
        if one.get("script") == "Hans":
            return one.get("typeface", "")
    return ""
