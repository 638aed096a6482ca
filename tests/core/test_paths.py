"""Where things lie: in the source tree, in a bundle, on a stick."""

import sys
from pathlib import Path

import pytest

from core import paths


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program believe that it runs from a bundle, and return its folder."""
    folder = tmp_path / "U 盘" / "年报助手"
    (folder / "_internal").mkdir(parents=True)
    monkeypatch.delenv("NIANBAO_DATA", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(folder / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "nianbao-gui"))
    return folder


def test_resources_lie_beside_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (paths.resources() / "formats").is_dir()
    assert paths.licences() is None
    assert paths.portable_folder() is None


def test_resources_and_licences_lie_inside_a_bundle(bundle: Path) -> None:
    assert paths.licences() is None
    (bundle / "_internal" / "licences.txt").write_text("", "utf-8")
    assert paths.resources() == bundle / "_internal" / "resources"
    assert paths.licences() == bundle / "_internal" / "licences.txt"


def test_installed_program_keeps_the_data_with_the_user(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert paths.officer_data() == tmp_path / "share" / "nianbao"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert paths.officer_data() == tmp_path / "Local" / "nianbao"


def test_portable_program_keeps_the_data_beside_itself(bundle: Path) -> None:
    (bundle / paths.PORTABLE_MARK).write_text("", "utf-8")
    assert paths.portable_folder() == bundle
    assert paths.officer_data() == bundle / "数据"


def test_a_mark_in_the_source_tree_makes_nothing_portable(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bundle / paths.PORTABLE_MARK).write_text("", "utf-8")
    monkeypatch.delattr(sys, "frozen")
    assert paths.portable_folder() is None


def test_variable_of_the_environment_comes_first(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (bundle / paths.PORTABLE_MARK).write_text("", "utf-8")
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "elsewhere"))
    assert paths.officer_data() == tmp_path / "elsewhere"
