"""The officer's own styles as files: kept, found again, and never lost by a mistake."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import CannotWrite, FileNotReadable, StyleBroken
from core.styles.library import StyleLibrary, default_style, presets

OWN = replace(default_style(), name="本局版式", latin_font="Times New Roman")


def test_there_are_the_presets_first_and_then_the_officers_own(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path / "styles")
    assert library.names() == ("公文格式", "模板原样")
    library.save(OWN)
    assert library.names() == ("公文格式", "模板原样", "本局版式")
    assert library.load("本局版式") == OWN


def test_the_data_folder_of_the_officer_is_where_they_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    StyleLibrary().save(OWN)
    assert (tmp_path / "styles" / "本局版式.toml").is_file()


def test_a_file_that_was_renamed_is_called_by_its_new_name(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path)
    library.save(OWN)
    (tmp_path / "本局版式.toml").rename(tmp_path / "办公室.toml")
    assert library.load("办公室").name == "办公室"


def test_a_preset_cannot_be_overwritten(tmp_path: Path) -> None:
    with pytest.raises(StyleBroken, match="程序自带的版式"):
        StyleLibrary(tmp_path).save(replace(OWN, name=presets()[1].name))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "../外面", "a:b", "x" * 31, ".隐藏"])
def test_a_name_that_is_no_file_name_is_refused(name: str, tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path / "styles")
    with pytest.raises(StyleBroken):
        library.save(replace(OWN, name=name))
    with pytest.raises(FileNotReadable, match="现有的是"):
        library.load(name)
    library.remove(name)


def test_a_style_with_a_mistake_is_not_kept(tmp_path: Path) -> None:
    wrong = replace(OWN, body=replace(OWN.body, size_pt=200.0))
    with pytest.raises(StyleBroken, match="字号"):
        StyleLibrary(tmp_path).save(wrong)
    assert not list(tmp_path.iterdir())


def test_a_broken_or_missing_style_gives_way_to_the_default(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path)
    (tmp_path / "坏了.toml").write_text("x", "utf-8")
    assert library.load_or_default("坏了") == default_style()
    assert library.load_or_default("没有") == default_style()


def test_a_style_is_removed_once_and_for_all(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path)
    library.save(OWN)
    library.remove(OWN.name)
    library.remove(OWN.name)
    assert OWN.name not in library.names()


def test_a_folder_that_cannot_be_made_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "styles").write_text("", "utf-8")
    with pytest.raises(CannotWrite, match="建不起来"):
        StyleLibrary(tmp_path / "styles" / "x").save(OWN)
