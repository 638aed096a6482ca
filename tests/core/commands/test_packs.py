"""The commands `nianbao packs` and `nianbao pack`, and `nianbao check` with what they bring."""

from pathlib import Path

import pytest

from core.cli import main
from core.exporting.reportfile import write_report
from core.report import Report
from tests.helpers.data_folder import write_rules
from tests.helpers.packs import RULES, next_form, pack_file, packed

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "年报.nianbao"
    write_report(Report("2021-30", {"year": 2024}), path)
    return path


def said(captured: Captured, *arguments: object, code: int = 0) -> str:
    assert main(list(map(str, arguments))) == code
    spoken = captured.readouterr()
    assert (spoken.err == "") == (code != 2)
    return spoken.out + spoken.err


def test_pack_is_installed_listed_and_removed(capsys: Captured, data: Path, tmp_path: Path) -> None:
    path = pack_file(tmp_path, packed({**next_form(), "rules/某市.toml": RULES}))
    assert "规则包（0）" in said(capsys, "packs", "list")
    assert said(capsys, "packs", "install", path).startswith("已安装规则包“某市规则包”第 1.0 版")
    listed = said(capsys, "packs", "list")
    assert (
        "  某市规则包 第 1.0 版（编号 mou-2027）　使用中\n      来源：某市政务公开办〔2027〕1号"
        in listed
    )
    assert "用于 2027 年度起，来自规则包“某市规则包”" in listed
    assert "已经装好了" in said(capsys, "packs", "install", path, code=2)
    assert said(capsys, "packs", "remove", "mou-2027") == "已移除规则包“mou-2027”。\n"
    assert "没有编号为" in said(capsys, "packs", "remove", "mou-2027", code=2)


def test_check_uses_local_rules(capsys: Captured, data: Path, report: Path) -> None:
    before = said(capsys, "check", report, code=1)
    assert "“联系地址”没有填" in before
    write_rules(data, RULES)
    after = said(capsys, "check", report, code=1)
    assert "“联系地址”没有填" not in after
    assert "“联系电话”没有填，某市要求必须写明。" in after.split("请核对（")[0]
    assert "“电子版网址”没有填，某市要求写明。" in after
    assert "本地规则（1）\n  某市要求　使用中" in said(capsys, "packs", "list")


def test_check_says_which_rule_file_it_did_not_use(
    capsys: Captured, data: Path, report: Path
) -> None:
    write_rules(data, RULES.replace("F-PHONE", "F-FONE"))
    assert main(["check", str(report)]) == 1
    spoken = capsys.readouterr()
    assert "“联系地址”没有填" in spoken.out
    assert spoken.err.startswith("规则文件“本市要求.toml”有 1 处错误，没有使用")


def test_report_of_a_form_that_is_gone_is_a_sentence(
    capsys: Captured, data: Path, tmp_path: Path
) -> None:
    said(capsys, "packs", "install", pack_file(tmp_path, packed(next_form())))
    path = tmp_path / "新.nianbao"
    write_report(Report("2027-1", {"year": 2027, "unit": "某局"}), path)
    said(capsys, "check", path, code=1)
    said(capsys, "packs", "remove", "mou-2027")
    assert "请先安装带有这个表样的规则包" in said(capsys, "check", path, code=2)


def test_pack_is_made_from_a_folder(capsys: Captured, data: Path, tmp_path: Path) -> None:
    (tmp_path / "某市" / "rules").mkdir(parents=True)
    (tmp_path / "某市" / "rules" / "某市.toml").write_text(RULES, "utf-8")
    about = 'id = "mou"\nname = "某市"\nversion = "1.0"\nsource = "某市〔2027〕1号"\n'
    (tmp_path / "某市" / "pack.toml").write_text(about, "utf-8")
    target = tmp_path / "某市.规则包"
    words = said(capsys, "pack", tmp_path / "某市", "-o", target)
    assert words.startswith(f"已做成“{target}”：规则包“某市”第 1.0 版，规则“某市要求”")
    said(capsys, "packs", "install", target)
