"""What the program remembers from one start to the next; an INI file beside the drafts."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from core.deadlines import Deadlines, from_text, to_text

MIN_FONT_PERCENT, MAX_FONT_PERCENT, FONT_STEP = 90, 160, 10

STYLE_SETTING = "page_style"
CONTENTS_SETTING = "export/contents"


class Settings:
    """Remembered settings by name, each with its own default."""

    def __init__(self, path: Path) -> None:
        self.store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def font_percent(self) -> int:
        """Return the size of all text in percent of the system's."""
        return _within(self._text("font_percent"), 100, MIN_FONT_PERCENT, MAX_FONT_PERCENT)

    @font_percent.setter
    def font_percent(self, percent: int) -> None:
        self.store.setValue("font_percent", percent)

    @property
    def color_scheme(self) -> str:
        """Return "light", "dark" or "system"."""
        scheme = self._text("color_scheme")
        return scheme if scheme in ("light", "dark") else "system"

    @color_scheme.setter
    def color_scheme(self, scheme: str) -> None:
        self.store.setValue("color_scheme", scheme)

    @property
    def geometry(self) -> QByteArray:
        """Return the window's last place and size, empty at the first start."""
        value = self.store.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self.store.setValue("geometry", geometry)

    @property
    def open_place(self) -> tuple[str, str]:
        """Return draft and step that were open when the program ended, ("", "") when it was closed properly."""
        return self._text("open/draft"), self._text("open/step")

    @open_place.setter
    def open_place(self, place: tuple[str, str]) -> None:
        self.store.setValue("open/draft", place[0])
        self.store.setValue("open/step", place[1])
        self.store.sync()  # at once: the next thing to happen may be a power cut

    @property
    def findings_shown(self) -> bool:
        """Return whether the officer wants the right pane."""
        return self._text("findings_shown") != "false"

    @findings_shown.setter
    def findings_shown(self, shown: bool) -> None:
        self.store.setValue("findings_shown", "true" if shown else "false")

    @property
    def left_out_told(self) -> str:
        """Return what was told last of rule packs and rules that cannot be used."""
        return self._text("left_out_told")

    @left_out_told.setter
    def left_out_told(self, told: str) -> None:
        self.store.setValue("left_out_told", told)

    @property
    def backup_folder(self) -> Path | None:
        """Return the second folder for backup copies, such as one on a stick; None when there is none."""
        name = self._text("backup_folder")
        return Path(name) if name else None

    @backup_folder.setter
    def backup_folder(self, folder: Path | None) -> None:
        self.store.setValue("backup_folder", str(folder or ""))

    @property
    def preview_zoom(self) -> str:
        """Return how large the preview shows the paper, as `gui.paper.zoom` reads it; "" at the first start."""
        return self._text("preview/zoom")

    @preview_zoom.setter
    def preview_zoom(self, zoom: str) -> None:
        self.store.setValue("preview/zoom", zoom)

    @property
    def page_style(self) -> str:
        """Return the name of the page style for preview, print and export; "" before one was chosen."""
        return self._text(STYLE_SETTING)

    @page_style.setter
    def page_style(self, name: str) -> None:
        self.store.setValue(STYLE_SETTING, name)

    @property
    def deadlines(self) -> Deadlines:
        """Return when reports are due here."""
        return from_text(self._text("deadlines"))

    @deadlines.setter
    def deadlines(self, deadlines: Deadlines) -> None:
        self.store.setValue("deadlines", to_text(deadlines))

    def last_year_of(self, draft_id: str) -> str:
        """Return what the officer chose to compare a draft with, as `gui.last_year.keeper` reads it; "" for nothing."""
        return self._text(f"last_year/{draft_id}")

    def set_last_year_of(self, draft_id: str, chosen: str) -> None:
        """Remember what a draft is compared with."""
        self.store.setValue(f"last_year/{draft_id}", chosen)

    def _text(self, name: str) -> str:
        return str(self.store.value(name, ""))


def wants_contents(store: QSettings) -> bool:
    """Return whether Word files are to begin with a 目录."""
    return str(store.value(CONTENTS_SETTING, "")) == "true"


def _within(text: str, default: int, lowest: int, highest: int) -> int:
    """Return the number in `text` when it lies within its bounds; a hand-edited file must not break the start."""
    number = int(text) if text.isdecimal() else default
    return max(lowest, min(highest, number))
