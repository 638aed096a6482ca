"""What is remembered, and that a hand-edited file does not break the start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.settings import MAX_FONT_PERCENT, MIN_FONT_PERCENT, Settings


def written(folder: Path, text: str) -> Settings:
    file = folder / "settings.ini"
    file.write_text(f"[General]\n{text}\n", "utf-8")
    return Settings(file)


def test_first_start_has_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert settings.font_percent == 100
    assert settings.color_scheme == "system"
    assert settings.geometry.isEmpty()
    assert settings.findings_shown


def test_choices_are_remembered_from_start_to_start(tmp_path: Path) -> None:
    first = Settings(tmp_path / "settings.ini")
    first.font_percent = 130
    first.color_scheme = "dark"
    first.geometry = QByteArray(b"somewhere")
    first.findings_shown = False
    first.store.sync()
    second = Settings(tmp_path / "settings.ini")
    assert second.font_percent == 130
    assert second.color_scheme == "dark"
    assert second.geometry == QByteArray(b"somewhere")
    assert not second.findings_shown


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("font_percent=30", MIN_FONT_PERCENT),
        ("font_percent=9999", MAX_FONT_PERCENT),
        ("font_percent=大", 100),
        ("font_percent=-20", 100),
        ("font_percent=", 100),
    ],
)
def test_text_size_stays_within_bounds(tmp_path: Path, text: str, percent: int) -> None:
    assert written(tmp_path, text).font_percent == percent


def test_unknown_colours_and_places_are_defaults(tmp_path: Path) -> None:
    settings = written(tmp_path, "color_scheme=pink\ngeometry=left\nfindings_shown=perhaps")
    assert settings.color_scheme == "system"
    assert settings.geometry.isEmpty()
    assert settings.findings_shown
