"""The command `nianbao proof`: exit codes, text and JSON."""

import json
from pathlib import Path

import pytest

from core.cli import HAS_ERRORS, NOT_READABLE, OK, main
from tests.helpers.spoiling import SPOILT, good_parts, packed


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "年报.docx"
    file.write_bytes(packed(good_parts()))
    return file


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    file = tmp_path / "改过的.docx"
    file.write_bytes(packed(SPOILT["narrower margins"][0](good_parts())))
    return file


def test_a_file_without_fault_passes(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", str(good)]) == OK
    assert capsys.readouterr().out == "排版检查通过（按“公文格式”）。\n"


def test_a_fault_is_told_and_ends_with_one(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["proof", str(spoilt)]) == HAS_ERRORS
    told = capsys.readouterr().out
    assert told.startswith("按“公文格式”检查：\n必须改（1）\n  [页面] 页边距不对")


def test_json_names_check_level_and_topic(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["proof", str(spoilt), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["style"]) == ("改过的.docx", "公文格式")
    (finding,) = told["findings"]
    assert (finding["check"], finding["level"], finding["topic"]) == (
        "page.margins",
        "error",
        "page",
    )


def test_another_style_is_asked_for_by_name(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", str(good), "--style", "模板原样"]) == HAS_ERRORS
    assert "按“模板原样”检查" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["没有.docx"], "找不到"), (["年报.docx", "--style", "没有"], "现有的是：公文格式、模板原样")],
)
def test_what_cannot_be_read_ends_with_two(
    arguments: list[str],
    words: str,
    good: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(good.parent)
    assert main(["proof", *arguments]) == NOT_READABLE
    assert words in capsys.readouterr().err


def test_what_was_exported_by_command_in_a_style_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = next((Path(__file__).parents[3] / "resources" / "samples").glob("*.nianbao"))
    file = tmp_path / "年报.docx"
    export = ["export", str(sample), "-o", str(file), "--style", "模板原样", "--contents"]
    assert main(export) == OK
    assert main(["proof", str(file)]) == OK
    assert "排版检查通过（按“模板原样”）" in capsys.readouterr().out
