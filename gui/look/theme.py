"""Colours, fonts and spacing: palette first, one small style sheet for what the palette cannot say."""

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from core import paths

# Sans families with Simplified glyphs, in order of liking: Windows, then UOS, Kylin, Ubuntu and Debian by
# their names in both languages, then what is better than empty boxes.
UI_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "思源黑体",
    "Source Han Sans CN",
    "思源黑体 CN",
    "Noto Sans SC",
    "HarmonyOS Sans SC",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "文泉驿微米黑",
    "WenQuanYi Zen Hei",
    "文泉驿正黑",
    "方正黑体_GBK",
    "FZHei-B01",
    "DengXian",
    "SimHei",
    "黑体",
    "Droid Sans Fallback",
    "SimSun",
    "宋体",
)
_OTHER_SHAPES = ("JP", "KR", "TC", "HK", "TW", "日本", "한국")

# Given to Qt at its start: asking for a style later would build hundreds of names nobody needs.
STYLE = ("-style", "Fusion")

# One scale for all distances, in tenths of a text line, so that they grow with the font.
SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 2, 4, 6, 8, 12

_LIGHT = {
    QPalette.ColorRole.Window: "#f4f6f9",
    QPalette.ColorRole.WindowText: "#1d2733",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#eef2f7",
    QPalette.ColorRole.ToolTipBase: "#ffffff",
    QPalette.ColorRole.ToolTipText: "#1d2733",
    QPalette.ColorRole.PlaceholderText: "#5f6a77",
    QPalette.ColorRole.Text: "#1d2733",
    QPalette.ColorRole.Button: "#e9edf2",
    QPalette.ColorRole.ButtonText: "#1d2733",
    QPalette.ColorRole.BrightText: "#b3261e",
    QPalette.ColorRole.Link: "#1f4e8c",
    QPalette.ColorRole.Highlight: "#1f4e8c",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Mid: "#b8c2cd",
    QPalette.ColorRole.Midlight: "#d5e2f2",  # an entry chosen in a menu
    QPalette.ColorRole.Accent: "#1f4e8c",
}
_DARK = {
    QPalette.ColorRole.Window: "#1f242b",
    QPalette.ColorRole.WindowText: "#e6eaef",
    QPalette.ColorRole.Base: "#171b21",
    QPalette.ColorRole.AlternateBase: "#232a33",
    QPalette.ColorRole.ToolTipBase: "#2b323c",
    QPalette.ColorRole.ToolTipText: "#e6eaef",
    QPalette.ColorRole.PlaceholderText: "#98a3b0",
    QPalette.ColorRole.Text: "#e6eaef",
    QPalette.ColorRole.Button: "#2b323c",
    QPalette.ColorRole.ButtonText: "#e6eaef",
    QPalette.ColorRole.BrightText: "#ff9b93",
    QPalette.ColorRole.Link: "#8ab8f5",
    QPalette.ColorRole.Highlight: "#2f6fbf",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Mid: "#4a5563",
    QPalette.ColorRole.Midlight: "#2d4562",  # an entry chosen in a menu
    QPalette.ColorRole.Accent: "#8ab8f5",
}
_FRAMED = ("QCheckBox", "QRadioButton", "QAbstractSpinBox", "QComboBox")
_FUSION_DARKENS = 140  # percent, from the window to the frame
_MIDDLE_LIGHTNESS = 128
_FACTOR = "size_factor"
_DISABLED = {"light": "#7b8692", "dark": "#8b95a1"}


def use_chinese(app: QApplication) -> bool:
    """Make Simplified Chinese the language of formats, glyph shapes and font fallbacks.

    Return whether there is a font that shows Chinese at all.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    font = app.font()
    present = set(QFontDatabase.families())
    families = [family for family in UI_FAMILIES if family in present] or _other_chinese()
    # In the C locale Qt would take Japanese shapes; naming the family is what prevents it.
    font.setFamilies([*families[:2], font.family()])
    if app.platformName() == "xcb":
        from gui.look.desktop_font import desktop_text_size

        font.setPointSizeF(desktop_text_size() or font.pointSizeF())
    app.setFont(font)
    return bool(families)


def _other_chinese() -> list[str]:
    """Return the fonts we do not know by name that have Chinese characters, Simplified shapes first."""
    found = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return sorted(found, key=lambda name: name.endswith(_OTHER_SHAPES))


def scale_text(app: QApplication, system_font: QFont, percent: int) -> None:
    """Make `percent` of the system's size the size of all text; `apply_theme` shows it."""
    font = QFont(system_font)
    font.setPointSizeF(system_font.pointSizeF() * percent / 100)
    app.setFont(font)


def apply_theme(app: QApplication, scheme: str, *, system_is_dark: bool = False) -> None:
    """Set palette and style sheet for "light", "dark" or "system", and with them the size of all text."""
    dark = scheme == "dark" or (scheme == "system" and system_is_dark)
    app.setPalette(_palette(dark))
    framed = _framed_palette(dark)
    for kind in _FRAMED:
        app.setPalette(framed, kind)  # type: ignore[arg-type]  # PySide refuses the bytes of its stubs
    # Sizes in the style sheet follow the font only when it is set anew, also the same one.
    app.setStyleSheet((paths.resources() / "app.qss").read_text(encoding="utf-8"))
    # A new style sheet gives widgets back the fonts they began with.
    for widget in app.allWidgets():
        factor = widget.property(_FACTOR)
        if isinstance(factor, float | int):
            larger(widget, factor, bold=widget.font().bold())


def is_dark(palette: QPalette) -> bool:
    """Return whether light text stands on dark ground."""
    return palette.window().color().lightness() < _MIDDLE_LIGHTNESS


def _palette(dark: bool) -> QPalette:
    palette = QPalette()
    for role, color in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(color))
    faded = QColor(_DISABLED["dark" if dark else "light"])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette


def _framed_palette(dark: bool) -> QPalette:
    """Return the palette of what is known by its frame alone, which Fusion draws darker than the window.

    On a dark ground that frame could not be seen; so the window is told to be lighter than it is.
    """
    palette = _palette(dark)
    frame = palette.color(QPalette.ColorRole.PlaceholderText)
    palette.setColor(QPalette.ColorRole.Window, frame.lighter(_FUSION_DARKENS))
    return palette


def space(widget: QWidget, tenths: int) -> int:
    """Return a distance in pixels from the scale above, for the font of `widget`."""
    return max(1, round(QFontMetrics(widget.font()).height() * tenths / 10))


def characters(widget: QWidget, count: float) -> int:
    """Return the width in pixels of `count` Chinese characters in the font of `widget`."""
    return round(QFontMetrics(widget.font()).horizontalAdvance("国") * count)


def within_screen(widget: QWidget, width: int, height: int) -> QSize:
    """Return that size, or what the screen has room for with the frame of a window."""
    room = widget.screen().availableSize() * 0.92
    return QSize(width, height).boundedTo(room)


def larger(widget: QWidget, factor: float, *, bold: bool = False) -> None:
    """Show `widget` in a font `factor` times the size of all text, also when that is changed later."""
    widget.setProperty(_FACTOR, factor)
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    widget.setFont(font)
