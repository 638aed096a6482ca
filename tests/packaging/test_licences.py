"""The licences of a bundle: those of the packages whose files are in it, and of nothing else."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from build_scripts.packaging import licences
from build_scripts.packaging.licences import licences_text


@pytest.fixture(autouse=True)
def no_pyinstaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be taken in that is not asked for: PyInstaller is not installed where tests run."""
    monkeypatch.setattr(licences, "_ALWAYS", "")


def _file_of(package: str, ending: str) -> Path:
    files = distribution(package).files or []
    return Path(str(next(one for one in files if str(one).endswith(ending)).locate()))


def test_a_package_in_the_bundle_brings_its_licence_and_others_do_not() -> None:
    text = licences_text([_file_of("Jinja2", "environment.py")])
    assert "Jinja2 3" in text
    assert "Copyright 2007 Pallets" in text
    assert "lxml" not in text


def test_qt_comes_with_the_whole_lgpl_and_how_to_exchange_it() -> None:
    text = licences_text([_file_of("PySide6-Essentials", "QtCore.abi3.so")])
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "Version 3, 29 June 2007" in text
    assert "UNICODE LICENSE V3" in text
    assert "可以换成您自己编译的版本" in text


def test_the_same_text_stands_once() -> None:
    files = [
        _file_of("PySide6-Essentials", "QtCore.abi3.so"),
        _file_of("shiboken6", "Shiboken.abi3.so"),
    ]
    text = licences_text(files)
    assert text.count("GNU LESSER GENERAL PUBLIC LICENSE") == 1
    assert "同 PySide6_Essentials。" in text or "同 PySide6-Essentials。" in text


def test_what_is_no_package_comes_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "libxcb-cursor0.txt").write_text("MIT, as X11\n", encoding="utf-8")
    text = licences_text([], tmp_path)
    assert "libxcb-cursor0" in text
    assert "MIT, as X11" in text


def test_a_package_without_a_text_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "_KNOWN", {})
    with pytest.raises(LookupError, match="shiboken6"):
        licences_text([_file_of("shiboken6", "Shiboken.abi3.so")])
