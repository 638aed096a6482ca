"""A city makes a pack from a folder."""

import zipfile
from pathlib import Path

import pytest

from core.errors import CannotWrite, FileNotReadable, PackRefused
from core.packs.installing import install
from core.packs.making import make_pack
from core.packs.pack import read_pack
from tests.helpers.packs import RULES, next_form

ABOUT = 'id = "mou-2027"\nname = "某市“新”规则包"\nversion = "1.0"\nsource = "某市〔2027〕1号"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder to be made into a pack."""
    place = tmp_path / "某市"
    for path, text in {**next_form(), "rules/某市.toml": RULES, "pack.toml": ABOUT}.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, "utf-8")
    return place


def test_pack_is_made_with_seals_and_can_be_installed(
    data: Path, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "某市.规则包"
    made = make_pack(folder, target)
    assert made.name == "某市“新”规则包"
    with zipfile.ZipFile(target) as pack:
        assert pack.read("pack.toml").decode().count('= "') == 5 + 7
    assert install(target).pack.manifest == read_pack(target.read_bytes(), "x").manifest


def test_same_folder_gives_the_same_bytes(data: Path, folder: Path, tmp_path: Path) -> None:
    make_pack(folder, tmp_path / "1.规则包")
    (folder / "pack.toml").touch()
    make_pack(folder, tmp_path / "2.规则包")
    assert (tmp_path / "1.规则包").read_bytes() == (tmp_path / "2.规则包").read_bytes()


def test_what_systems_put_into_folders_is_passed_over(
    data: Path, folder: Path, tmp_path: Path
) -> None:
    for name in ("Thumbs.db", ".DS_Store", "desktop.ini"):
        (folder / name).write_bytes(b"x")
    make_pack(folder, tmp_path / "某市.规则包")


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("说明.docx", "x", "“说明.docx”不是规则包里该有的文件"),
        ("rules/某市.toml", RULES.replace("F-PHONE", "F-FONE"), "没有编号为“F-FONE”的检查，是不是“F-PHONE”"),
        ("formats/2027-1.toml", "x = 1", "formats/2027-1.toml 缺少“facts”"),
        ("pack.toml", ABOUT.replace("1.0", "一"), "version 写的是“一”"),
        ("pack.toml", ABOUT.replace("source", "from"), "缺少“source”"),
    ],
)  # fmt: skip
def test_mistakes_are_told_and_nothing_is_written(
    data: Path, folder: Path, tmp_path: Path, path: str, text: str, words: str
) -> None:
    (folder / path).write_text(text, "utf-8")
    target = tmp_path / "某市.规则包"
    with pytest.raises(PackRefused) as caught:
        make_pack(folder, target)
    assert words in str(caught.value)
    assert not target.exists()


def test_folder_and_name_have_to_be_right(data: Path, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"“某市\.zip”应以 \.规则包 结尾"):
        make_pack(folder, tmp_path / "某市.zip")
    with pytest.raises(FileNotReadable, match="找不到文件夹"):
        make_pack(tmp_path / "没有", tmp_path / "某市.规则包")
    (folder / "pack.toml").unlink()
    with pytest.raises(PackRefused, match=r"里没有 pack\.toml"):
        make_pack(folder, tmp_path / "某市.规则包")
