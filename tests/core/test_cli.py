"""The headless command: what it prints, and the exit code."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from core import paths
from core.cli import main
from core.exporting.reportfile import write_report
from core.importing.reportfile import read_report
from core.report import Report
from tests.helpers.judging import EMPTY, report_with, zeros

(SAMPLE,) = (paths.resources() / "samples").glob("*.nianbao")
ENGLISH = re.compile(
    r"usage|option|argument|show|exit|required|invalid|error|choose", re.IGNORECASE
)


def nianbao(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "空.nianbao"
    write_report(EMPTY, path)
    return path


def unbalanced() -> Report:
    return report_with({"applications.received.other": 2}, zeros())


def test_sound_report_ends_with_zero() -> None:
    result = nianbao("check", SAMPLE)
    assert (result.returncode, result.stderr) == (0, "")


def test_report_with_something_to_mend_ends_with_one(empty: Path) -> None:
    result = nianbao("check", empty)
    assert result.returncode == 1
    assert result.stdout.startswith("必须改（8）\n  “单位全称”还没有填，")


@pytest.mark.parametrize(
    "content",
    [b"{", b'{"format": "2021-30", "x": 1}', b"[" * 100_000, b'{"format": 1e99999999999999999999}'],
    ids=["broken", "unknown key", "deep", "exponent"],
)
def test_unreadable_file_ends_with_two_and_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "坏.nianbao"
    path.write_bytes(content)
    result = nianbao("check", path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("“坏.nianbao”")
    assert "Traceback" not in result.stderr


def test_missing_file_ends_with_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["check", str(tmp_path / "没有.nianbao")]) == 2
    assert "找不到文件" in capsys.readouterr().err


def test_each_line_is_a_sentence_and_how_to_mend_it(
    capsys: pytest.CaptureFixture[str], empty: Path
) -> None:
    main(["check", str(empty)])
    lines = capsys.readouterr().out.splitlines()
    headings = [line for line in lines if not line.startswith("  ")]
    assert [line.split("（")[0] for line in headings] == ["必须改", "请核对", "提示"]
    assert all(line.endswith("。") for line in lines if line not in headings)
    assert "  “单位全称”还没有填，标题和正文缺少单位名称。在“基本信息”中填写公章上的全称。" in lines


def test_headings_count_what_follows_them(capsys: pytest.CaptureFixture[str], empty: Path) -> None:
    main(["check", str(empty)])
    parts = re.split(r"^\S+（(\d+)）\n", capsys.readouterr().out, flags=re.MULTILINE)[1:]
    counts, bodies = parts[::2], parts[1::2]
    assert [int(count) for count in counts] == [len(body.splitlines()) for body in bodies]


def test_json_holds_findings_with_their_keys(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_report(unbalanced().with_fact("unit", "某局").with_fact("year", 2024), tmp_path / "a")
    assert main(["check", str(tmp_path / "a"), "--json"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert (content["unit"], content["year"], content["format"]) == ("某局", 2024, "2021-30")
    (balance,) = (one for one in content["findings"] if one["check"] == "T3-BAL")
    assert set(balance) == {"check", "level", "where", "message"}
    assert balance["level"] == "error"
    assert balance["where"][0] == "applications.received.other"


def test_last_year_is_compared_when_given(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    this_year, last_year = tmp_path / "2024.nianbao", tmp_path / "2023.nianbao"
    write_report(zeros(), this_year)
    write_report(report_with({"applications.carried_out.other": 4}, zeros()), last_year)
    main(["check", str(this_year)])
    assert "两年对不上" not in capsys.readouterr().out
    main(["check", str(this_year), "--last-year", str(last_year)])
    assert (
        "表三“其他”这一列：上年结转填 0 件，上一年年报结转下年度的是 4 件"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("year", "said"),
    [(2023, ""), (2022, "“上年.nianbao”是 2022 年度的，不是 2023 年度，两年的比较可能不对。\n")],
)
def test_file_of_another_year_than_the_last_is_pointed_out(
    year: int, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    this_year, last_year = tmp_path / "今年.nianbao", tmp_path / "上年.nianbao"
    write_report(zeros().with_fact("year", 2024), this_year)
    write_report(zeros().with_fact("year", year), last_year)
    main(["check", str(this_year), "--last-year", str(last_year)])
    assert capsys.readouterr().err == said


def test_export_says_where_and_ends_with_zero(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "导出.nianbao"
    assert main(["export", str(SAMPLE), "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"已导出：{target}\n"
    assert read_report(target) == read_report(SAMPLE)


@pytest.mark.parametrize("name", ["报告.pdf", "报告", "没有/报告.txt"])
def test_export_that_cannot_be_written_ends_with_two(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["export", str(SAMPLE), "-o", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.endswith("。\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "命令写得不对：缺少 命令。"),
        (["check"], "命令写得不对：缺少 文件。"),
        (["export", "a"], "命令写得不对：缺少 -o/--output。"),
        (["export", "a", "-o"], "命令写得不对：-o/--output 后面没有写内容。"),
        (
            ["print", "a"],
            "命令写得不对：没有 print 这个命令，只有 check、import、export、proof、packs、pack。",
        ),
        (["check", "a", "b"], "命令写得不对：多出了不认识的 b。"),
        (["check", "a", "--js"], "命令写得不对：多出了不认识的 --js。"),
        (["check", "a", "--json=1"], "命令写得不对：--json 后面不用写内容。"),
    ],
)
def test_wrong_command_ends_with_two_and_a_chinese_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    shown = capsys.readouterr().err
    assert caught.value.code == 2
    assert shown.startswith(f"{sentence}\n用法：nianbao ")
    assert not ENGLISH.search(shown.replace("--last-year", "").replace("--output", ""))


@pytest.mark.parametrize("arguments", [["--help"], ["check", "-h"], ["export", "-h"]])
def test_help_is_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    shown = capsys.readouterr().out
    assert caught.value.code == 0
    assert "显示本说明" in shown
    assert not ENGLISH.search(shown)


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert re.fullmatch(r"nianbao \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_reader_that_stops_early_is_no_error(empty: Path) -> None:
    command = [sys.executable, "-m", "core.cli", "check", str(empty)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_full_disk_behind_the_output_is_a_sentence() -> None:
    command = [sys.executable, "-m", "core.cli", "check", str(SAMPLE)]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert (result.returncode, result.stderr) == (2, "结果写不出去，请检查磁盘是否已满。\n")


def shell(command: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a shell; `$@` are `files`, `nianbao` is our command."""
    begun = f'nianbao() {{ "{sys.executable}" -m core.cli "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", begun, "bash", *map(str, files)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is full")
@pytest.mark.parametrize("arguments", ["--help", "--version", "check -h", 'check "$1"'])
def test_answer_that_finds_no_room_is_told(arguments: str, empty: Path) -> None:
    done = shell(f"nianbao {arguments} >/dev/full", empty)
    assert (done.returncode, done.stderr) == (2, "结果写不出去，请检查磁盘是否已满。\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_exit_code_stands_where_nobody_can_be_told(closed: str, tmp_path: Path) -> None:
    assert shell(f'nianbao check "$1" {closed}', tmp_path / "没有").returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is full")
def test_exit_code_stands_where_mistakes_find_no_room(tmp_path: Path) -> None:
    assert shell('nianbao check "$1" 2>/dev/full', tmp_path / "没有").returncode == 2


def test_breaking_off_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_off(_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.cli.read_asked", break_off)
    assert main(["check", str(SAMPLE)]) == 130
    assert capsys.readouterr().err == "已经停下，没有做完。\n"


def test_mistake_is_answered_with_the_usage_of_that_very_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["check", "a", "--js"])
    lines = capsys.readouterr().err.splitlines()
    assert lines[1].startswith("用法：nianbao check ")
    assert lines[-1] == "详细说明：nianbao check --help"


def test_exit_codes_are_explained_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "export", "import", "proof"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert "退出码：0 " in capsys.readouterr().out
