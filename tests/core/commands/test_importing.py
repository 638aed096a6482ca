"""nianbao import, and the other commands on documents: what they print, write and end with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core import paths
from core.importing.reportfile import read_report
from core.keys import CellKey

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
SOUND, WRONG_TOTALS = DOCUMENTS / "suqian_city_2023.docx", DOCUMENTS / "pingtan_2020.html"
(SAMPLE,) = (paths.resources() / "samples").glob("*.nianbao")


def nianbao(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)


def test_document_becomes_a_report_file(tmp_path: Path) -> None:
    target = tmp_path / "年报.nianbao"
    result = nianbao("import", SOUND, "-o", target)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "suqian_city_2023.docx：放好 210 处，有说明 0 处，没有放进去 0 处。"
    )
    report = read_report(target)
    assert report.unit == "宿迁市人民政府"
    assert len(report.cells) == 166


def test_totals_that_disagree_are_told_and_end_with_one(tmp_path: Path) -> None:
    result = nianbao("import", WRONG_TOTALS, "-o", tmp_path / "年报.nianbao")
    assert result.returncode == 1
    assert "合计不符：表三“自然人”这一列：办理结果各小项合计 26 件" in result.stdout
    assert (tmp_path / "年报.nianbao").exists()


def test_notes_as_json(tmp_path: Path) -> None:
    result = nianbao("import", WRONG_TOTALS, "-o", tmp_path / "年报.nianbao", "--json")
    content = json.loads(result.stdout)
    assert (content["placed"], content["with_note"], content["not_placed"]) == (194, 0, 0)
    assert (content["year"], content["format"]) == (2020, "2019-60")
    assert {one["kind"] for one in content["notes"]} == {"total"}
    assert content["notes"][0]["where"] == "applications.concluded.total"


def test_several_files_go_into_a_folder_and_a_bad_one_stops_none(tmp_path: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 nothing in it")
    result = nianbao("import", SOUND, bad, DOCUMENTS / "pingtan_2022.html", "-o", tmp_path)
    assert result.returncode == 2
    assert "坏.docx" in result.stderr
    written = sorted(path.name for path in tmp_path.glob("*.nianbao"))
    assert written == ["pingtan_2022.nianbao", "suqian_city_2023.nianbao"]


def test_several_files_do_not_go_into_one(tmp_path: Path) -> None:
    result = nianbao("import", SOUND, WRONG_TOTALS, "-o", tmp_path / "年报.nianbao")
    assert result.returncode == 2
    assert "文件夹" in result.stderr
    assert not list(tmp_path.iterdir())


def test_last_year_becomes_this_year(tmp_path: Path) -> None:
    target = tmp_path / "今年.nianbao"
    result = nianbao("import", DOCUMENTS / "pingtan_2021.docx", "--as-last-year", "-o", target)
    assert result.returncode == 0
    report = read_report(target)
    assert report.year == 2022
    assert report.cells[CellKey("applications", "carried_in", "natural_person")] == 1
    checked = nianbao("check", target, "--last-year", DOCUMENTS / "pingtan_2021.docx", "--json")
    found = {one["check"] for one in json.loads(checked.stdout)["findings"]}
    assert "T3-CARRY-YEAR" not in found


def test_report_file_is_taken_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "年报.nianbao"
    assert nianbao("import", SAMPLE, "-o", target).returncode == 0
    assert read_report(target) == read_report(SAMPLE)


def test_check_compares_the_totals_of_a_document() -> None:
    result = nianbao("check", WRONG_TOTALS)
    assert result.returncode == 1
    assert "原来写的“（七）总计”是 20 件，相差 6 件。" in result.stdout
    assert result.stderr.startswith("“pingtan_2020.html”：放好 194 处")


def test_check_names_totals_left_blank() -> None:
    result = nianbao("check", DOCUMENTS / "shanghai_general_office_2019.html", "--json")
    found = [one["check"] for one in json.loads(result.stdout)["findings"]]
    assert found.count("T3-TOTAL-BLANK") == 11


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_document_is_exported_anew(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"年报{suffix}"
    assert nianbao("export", SOUND, "-o", target).returncode == 0
    again = nianbao("import", target, "--json")
    assert json.loads(again.stdout)["not_placed"] == 0
    assert json.loads(again.stdout)["unit"] == "宿迁市人民政府"


@pytest.mark.parametrize("command", ["check", "import"])
def test_no_report_ends_with_two_and_a_sentence(tmp_path: Path, command: str) -> None:
    path = tmp_path / "程序.docx"
    path.write_bytes(b"MZ" + b"\0" * 100)
    result = nianbao(command, path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "是一个程序" in result.stderr


def test_last_years_report_is_not_replaced_by_this_years(tmp_path: Path) -> None:
    last_year = tmp_path / "年报.nianbao"
    last_year.write_bytes(SAMPLE.read_bytes())
    for output in (last_year, tmp_path):
        result = nianbao("import", last_year, "--as-last-year", "-o", output)
        assert (result.returncode, result.stdout) == (2, "")
        assert "“年报.nianbao”就是要读的文件，没有写。" in result.stderr
    assert last_year.read_bytes() == SAMPLE.read_bytes()


def test_two_files_are_not_written_into_one(tmp_path: Path) -> None:
    page, copy = tmp_path / "年报.html", tmp_path / "年报.nianbao"
    page.write_bytes(WRONG_TOTALS.read_bytes())
    copy.write_bytes(SAMPLE.read_bytes())
    target = tmp_path / "结果"
    target.mkdir()
    result = nianbao("import", page, copy, "-o", target)
    assert (result.returncode, result.stdout) == (2, "")
    assert "“年报.html”和“年报.nianbao”会写成同一个“年报.nianbao”，都没有写。" in result.stderr
    assert list(target.iterdir()) == []
