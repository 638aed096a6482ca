"""The text about licences: that of the build in a bundle, elsewhere a list of what is used."""

import sys
from pathlib import Path

import pytest

from core import paths
from core.licences import licences_text


def test_source_tree_lists_what_the_program_needs_and_nothing_else() -> None:
    text = licences_text()
    assert "MIT License" in text
    parts = text.splitlines()
    assert any(line.startswith("PySide6_Essentials") and "LGPL-3.0" in line for line in parts)
    assert any(line.startswith("lxml") and "BSD" in line for line in parts)
    assert any(line.startswith("pluggy") for line in parts), "what others need counts too"
    assert not any(line.startswith("pytest") for line in parts)
    assert not any(line.startswith("nianbao") for line in parts)


def test_installed_program_shows_the_licence_that_pip_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "site-packages" / "resources")
    assert "MIT License" in licences_text()


def test_bundle_shows_what_the_build_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "licences.txt").write_text("许可全文", "utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert licences_text() == "许可全文"
