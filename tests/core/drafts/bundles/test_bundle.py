"""All drafts go into one zip and come back; a zip of somebody else is refused in a sentence."""

import io
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafts.bundles import reading
from core.drafts.bundles.bundle import write_bundle
from core.drafts.bundles.names import folded, possible_stem, unique_names
from core.drafts.bundles.reading import extract_database, read_bundle
from core.drafts.store import FILE_NAME, DraftStore
from core.errors import CannotWrite, FileNotReadable, NotAReport
from core.exporting.reportfile import dumps
from core.keys import CellKey
from core.report import Report
from tests.helpers.clock import Clock

CELL = CellKey("applications", "granted", "enterprise")
TYPED = Report("2021-30").with_fact("unit", "××区人力资源局").with_fact("year", 2024)
CONTENT = dumps(TYPED)


def _zip(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)
    return path


def test_every_draft_comes_back_from_the_zip(store: DraftStore, path: Path, tmp_path: Path) -> None:
    first, second = TYPED.with_cell(CELL, 3), TYPED.with_cell(CELL, 0)
    store.create(first)
    store.create(second)
    store.create(TYPED, name="送审：二稿/定稿")
    target = tmp_path / "全部 备份.zip"
    assert write_bundle(path, target).reports == 3
    bundle = read_bundle(target)
    assert bundle.problems == ()
    assert dict(bundle.reports) == {
        "送审：二稿_定稿": TYPED,
        "××区人力资源局 2024年": second,
        "××区人力资源局 2024年 (2)": first,
    }
    assert bundle.has_database


def test_the_database_in_the_zip_holds_what_no_report_file_can(
    store: DraftStore, path: Path, clock: Clock, tmp_path: Path
) -> None:
    unknown = Report("1999-1").with_cell(CellKey("of", "another", "form"), 7)
    draft, deleted = store.create(unknown, name="旧表"), store.create(TYPED)
    store.delete(deleted)
    bundled = write_bundle(path, tmp_path / "all.zip")
    assert bundled.reports == 0
    assert "“旧表”没有写成年报文件，但仍在备份的草稿库里" in bundled.problems[0]
    extract_database(tmp_path / "all.zip", tmp_path / "back.sqlite")
    with closing(DraftStore(tmp_path / "back.sqlite", clock=clock)) as back:
        assert back.load(draft) == unknown
        assert back.load(deleted) == TYPED


def test_a_zip_that_cannot_be_written_is_told(
    store: DraftStore, path: Path, tmp_path: Path
) -> None:
    with pytest.raises(CannotWrite, match="找不到"):
        write_bundle(path, tmp_path / "gone" / "all.zip")
    assert not list(tmp_path.glob("*.tmp"))


def test_a_report_that_is_none_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = _zip(tmp_path / "all.zip", {"a.nianbao": "{}", "b.nianbao": CONTENT})
    bundle = read_bundle(path)
    assert bundle.reports == (("b", TYPED),)
    assert len(bundle.problems) == 1
    with pytest.raises(NotAReport, match="里没有草稿库"):
        extract_database(path, tmp_path / "back.sqlite")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../a.nianbao", "带有文件夹"),
        ("/etc/a.nianbao", "带有文件夹"),
        ("..\\a.nianbao", "带有文件夹"),
        ("C:a.nianbao", "带有文件夹"),
        ("folder/", "带有文件夹"),
        ("run.exe", "不是年报文件"),
    ],
)
def test_a_zip_with_a_name_of_another_kind_is_refused(
    tmp_path: Path, name: str, words: str
) -> None:
    entry = zipfile.ZipInfo("x.nianbao")
    entry.filename = name  # as a hostile program writes it: the constructor would mend it
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr(entry, CONTENT)
    with pytest.raises(NotAReport, match=rf"{words}.*没有读入"):
        read_bundle(path)


def test_a_link_a_password_and_another_compression_are_refused(tmp_path: Path) -> None:
    for change, words in _changes():
        entry = zipfile.ZipInfo("a.nianbao")
        path = tmp_path / "all.zip"
        with zipfile.ZipFile(path, "w") as bundle:
            change(entry)
            bundle.writestr(entry, CONTENT)
        if words == "有密码":
            content = path.read_bytes()
            place = content.index(b"PK\x01\x02") + 8
            path.write_bytes(content[:place] + b"\x01" + content[place + 1 :])
        with pytest.raises(NotAReport, match=words):
            read_bundle(path)


def _changes() -> list[tuple[Callable[[zipfile.ZipInfo], object], str]]:
    return [
        (lambda entry: setattr(entry, "external_attr", 0o120777 << 16), "是一个链接"),
        (lambda _entry: None, "有密码"),
        (lambda entry: setattr(entry, "compress_type", zipfile.ZIP_BZIP2), "别的压缩方法"),
    ]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "all.zip", {"A.nianbao": CONTENT, "a.nianbao": CONTENT})
    with pytest.raises(NotAReport, match=r"里有两个“a\.nianbao”"):
        read_bundle(path)


def test_a_bomb_is_refused_by_what_it_says_and_by_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10_000)
    path = _zip(tmp_path / "all.zip", {"a.nianbao": b"0" * 10_001})
    with pytest.raises(NotAReport, match=r"“a\.nianbao”太大"):
        read_bundle(path)
    content = path.read_bytes()  # the directory now claims 100 bytes, so only reading tells
    place = content.index(b"PK\x01\x02") + 24
    path.write_bytes(content[:place] + (100).to_bytes(4, "little") + content[place + 4 :])
    with pytest.raises(NotAReport, match=r"不是完好的 zip|解压以后太大"):
        read_bundle(path)


def test_many_reports_too_large_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_REPORT_BYTES", 2 * len(CONTENT))
    files: dict[str, str | bytes] = {f"{number}.nianbao": CONTENT for number in range(3)}
    with pytest.raises(NotAReport, match="解压以后太大"):
        read_bundle(_zip(tmp_path / "all.zip", files))


def test_too_many_files_and_none_at_all_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAReport, match=r"里有 0 个文件"):
        read_bundle(_zip(tmp_path / "all.zip", {}))
    files: dict[str, str | bytes] = {f"{number}.nianbao": "" for number in range(2001)}
    with pytest.raises(NotAReport, match=r"里有 2001 个文件"):
        read_bundle(_zip(tmp_path / "all.zip", files))


def test_a_database_of_another_program_is_not_taken_out(tmp_path: Path) -> None:
    path = _zip(tmp_path / "all.zip", {FILE_NAME: b"SQLite format 3\0" + bytes(200)})
    with pytest.raises(NotAReport, match="不是年报助手的草稿库"):
        extract_database(path, tmp_path / "back.sqlite")
    assert not (tmp_path / "back.sqlite").exists()


def test_a_file_that_is_missing_or_no_zip_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match="找不到文件"):
        read_bundle(tmp_path / "gone.zip")
    (tmp_path / "no.zip").write_text("no zip")
    with pytest.raises(NotAReport, match="不是完好的 zip"):
        read_bundle(tmp_path / "no.zip")


def test_a_zip_damaged_anywhere_ends_in_a_sentence(tmp_path: Path) -> None:
    sound = _zip(tmp_path / "all.zip", {"a.nianbao": CONTENT}).read_bytes()
    for place in range(0, len(sound), 3):
        damaged = io.BytesIO(sound)
        damaged.seek(place)
        damaged.write(bytes([sound[place] ^ 0xFF]))
        path = tmp_path / "damaged.zip"
        path.write_bytes(damaged.getvalue())
        try:
            read_bundle(path)
        except (FileNotReadable, NotAReport):
            continue


@given(st.lists(st.text(max_size=100), max_size=8))
def test_names_are_unique_and_possible_everywhere(wishes: list[str]) -> None:
    names = list(unique_names(wishes, ".nianbao"))
    assert len({folded(name) for name in names}) == len(wishes)
    for name in names:
        assert not set(name) & set('\\/:*?"<>|\0\n')
        assert len(name) < 100
        assert possible_stem(possible_stem(name)) == possible_stem(name)
