"""`nianbao export`: several files at once, each of them whole, and the exit code."""

import re
from pathlib import Path

import pytest

from core.cli import main
from core.exporting.export import suffixes
from core.exporting.reportfile import write_report
from core.importing.reportfile import read_report
from tests.helpers.judging import zeros
from tests.helpers.published import SAMPLE, published_report

Shown = pytest.CaptureFixture[str]
BEGINNINGS = {
    ".docx": b"PK",
    ".html": b"<!DOCTYPE html>",
    ".htm": b"<!DOCTYPE html>",
    ".xlsx": b"PK",
    ".svg": b"<svg",
    ".txt": b"\xef\xbb\xbf",
    ".nianbao": b"{",
    ".json": b"{",
}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    write_report(published_report(SAMPLE), path)
    return path


def export(report: Path, *arguments: str | Path) -> int:
    return main(["export", str(report), *map(str, arguments)])


def test_every_suffix_is_written_in_one_go(report: Path, tmp_path: Path, capsys: Shown) -> None:
    assert set(BEGINNINGS) == set(suffixes())
    targets = [tmp_path / f"导出{suffix}" for suffix in BEGINNINGS]
    assert export(report, *(part for target in targets for part in ("-o", target))) == 0
    assert capsys.readouterr().out == "".join(f"已导出：{target}\n" for target in targets)
    for target in targets:
        assert target.read_bytes().startswith(BEGINNINGS[target.suffix])


def test_json_is_the_report_file(report: Path, tmp_path: Path) -> None:
    assert export(report, "-o", tmp_path / "a.JSON") == 0
    assert read_report(tmp_path / "a.JSON") == published_report(SAMPLE)


def test_fragment_has_no_head(report: Path, tmp_path: Path) -> None:
    assert export(report, "-o", tmp_path / "a.html", "--fragment") == 0
    page = (tmp_path / "a.html").read_text("utf-8")
    assert page.startswith("<p>")
    assert "<style>" not in page


@pytest.mark.parametrize(
    ("options", "suffix"),
    [
        (("--fragment",), ".html"),
        (("--contents",), ".docx"),
        (("--style", "模板原样"), ".docx"),
        (("--last-year", "去年.nianbao"), ".svg"),
    ],
    ids=["fragment", "contents", "style", "last year"],
)
def test_an_option_that_means_nothing_for_the_files_is_refused(
    options: tuple[str, ...], suffix: str, report: Path, tmp_path: Path, capsys: Shown
) -> None:
    assert export(report, "-o", tmp_path / "a.txt", *options) == 2
    told = capsys.readouterr().err
    assert options[0] in told
    assert f"以 {suffix} 结尾" in told
    assert not (tmp_path / "a.txt").exists()


def test_picture_compares_with_last_year_when_it_is_given(report: Path, tmp_path: Path) -> None:
    last = tmp_path / "去年.nianbao"
    write_report(zeros().with_fact("year", 2023), last)
    assert export(report, "-o", tmp_path / "a.svg", "--last-year", last) == 0
    assert "与上年相比" in (tmp_path / "a.svg").read_text("utf-8")


def test_report_of_another_year_than_the_last_is_pointed_out(
    report: Path, tmp_path: Path, capsys: Shown
) -> None:
    other = tmp_path / "前年.nianbao"
    write_report(zeros().with_fact("year", 2022), other)
    assert export(report, "-o", tmp_path / "a.svg", "--last-year", other) == 0
    assert capsys.readouterr().err.startswith("“前年.nianbao”是 2022 年度的，")


def test_one_that_cannot_be_written_does_not_keep_the_others_back(
    report: Path, tmp_path: Path, capsys: Shown
) -> None:
    (tmp_path / "a.html").mkdir()
    assert export(report, "-o", tmp_path / "a.html", "-o", tmp_path / "b.txt") == 2
    told = capsys.readouterr()
    assert told.err == "“a.html”是一个文件夹，不能当文件写。请换一个文件名。\n"
    assert told.out == f"已导出：{tmp_path / 'b.txt'}\n"


def test_nothing_is_written_when_one_of_the_names_cannot_be_understood(
    report: Path, tmp_path: Path, capsys: Shown
) -> None:
    assert export(report, "-o", tmp_path / "a.txt", "-o", tmp_path / "b.jpg") == 2
    assert not (tmp_path / "a.txt").exists()
    assert re.match("不能导出为“b.jpg”，文件名请以 .docx、", capsys.readouterr().err)


def test_who_wants_a_pdf_is_told_the_command_for_it(
    report: Path, tmp_path: Path, capsys: Shown
) -> None:
    assert export(report, "-o", tmp_path / "a.pdf") == 2
    assert "请用 nianbao-gui --print-to a.pdf 年报文件" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("option", ["-o", "--last-year"])
def test_no_file_being_read_is_written_over(
    option: str, report: Path, tmp_path: Path, capsys: Shown
) -> None:
    other = tmp_path / "去年.nianbao"
    write_report(zeros(), other)
    before = {path: path.read_bytes() for path in (report, other)}
    target = report if option == "-o" else other
    last_year = ("-o", tmp_path / "图.svg", "--last-year", other)
    assert export(report, "-o", target, *last_year) == 2
    assert f"“{target.name}”就是要读的文件，没有写。" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before


def test_empty_name_of_a_style_is_no_style(report: Path, tmp_path: Path, capsys: Shown) -> None:
    assert export(report, "-o", tmp_path / "a.docx", "--style", "") == 2
    assert "没有叫“”的版式" in capsys.readouterr().err
    assert not (tmp_path / "a.docx").exists()
