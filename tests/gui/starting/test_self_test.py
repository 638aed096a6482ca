"""The self-test: it passes here, tells what is wrong where something is, and touches nothing of the officer."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import paths
from core.compose import compose
from core.exporting import export as exporting
from core.product import version
from core.self_test import core_checks
from tests.helpers.keyboard import PATIENCE_S

ROOT = paths.resources().parent
PARTS = {
    "许可",
    "导出 PDF",
    "表样",
    "草稿",
    "草稿密码",
    "导出 Word",
    "界面文字",
    "字体",
    "图标",
    "输入法",
    "打印",
    "一图读懂",
}


def run(folder: Path, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the self-test as somebody whose own folder is `home`."""
    own = {"NIANBAO_DATA": str(home), "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "gui", "--self-test", str(folder)]
    return subprocess.run(
        command,
        env={**os.environ, **own},
        capture_output=True,
        encoding="utf-8",
        timeout=6 * PATIENCE_S,
        check=False,
    )


def result(folder: Path) -> dict[str, Any]:
    content = json.loads((folder / "self-test.json").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def test_passes_and_leaves_the_sample_and_what_it_found(tmp_path: Path) -> None:
    folder, home = tmp_path / "自检 结果", tmp_path / "home"
    done = run(folder, home)
    assert done.stderr == ""
    assert done.returncode == 0, done.stdout
    told = result(folder)
    assert told["ok"] is True
    assert told["version"] == version()
    assert {check["name"] for check in told["checks"]} >= PARTS
    assert all(check["ok"] for check in told["checks"])
    assert sorted(file.name for file in folder.iterdir()) == [
        "self-test.json",
        "示例.docx",
        "示例.pdf",
        "示例.png",
    ]
    assert not home.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("display", ["", ":4711"], ids=["none", "one that does not answer"])
def test_needs_no_screen(tmp_path: Path, display: str) -> None:
    done = run(tmp_path, tmp_path / "home", DISPLAY=display, QT_QPA_PLATFORM="xcb")
    assert done.returncode == 0, done.stdout
    assert result(tmp_path)["screen"].startswith("offscreen")


@pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs the virtual screen and xdotool"
)
def test_shows_no_window_where_there_is_a_screen(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "gui", "--self-test", str(tmp_path)]
    search = ["xdotool", "search", "--onlyvisible", "--name", "年报助手"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as program:
        looks = 0
        while program.poll() is None:
            assert subprocess.run(search, capture_output=True, check=False).stdout == b""
            looks += 1
        assert program.returncode == 0
    assert looks > 3
    assert result(tmp_path)["screen"].startswith("xcb")


def test_says_in_a_sentence_when_the_folder_cannot_be_written(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("", "utf-8")
    done = run(in_the_way, tmp_path / "home")
    assert done.returncode == 2
    assert done.stderr.startswith("自检的结果写不进文件夹")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_says_in_a_sentence_when_the_disk_is_full(tmp_path: Path) -> None:
    (tmp_path / "self-test.json").symlink_to("/dev/full")
    done = run(tmp_path, tmp_path / "home")
    assert done.returncode == 2
    assert done.stderr.startswith("自检的结果写不进文件夹")


@pytest.fixture
def broken_export(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the exported Word file lack the last block of the report."""
    monkeypatch.setattr(
        exporting,
        "compose",
        lambda *given: replace(whole := compose(*given), blocks=whole.blocks[:-1]),
    )


@pytest.mark.usefixtures("broken_export")
def test_fails_when_the_export_is_not_what_was_composed(tmp_path: Path) -> None:
    checks = {check.name: check for check in core_checks(tmp_path, tmp_path / "scratch")}
    assert not checks["导出 Word"].ok
    assert "应有" in checks["导出 Word"].words
    assert checks["草稿"].ok


LACKS = {
    "nacl": {"草稿密码"},
    "PySide6.QtSvg": {"窗口部件"},
    "PySide6.QtPrintSupport": {"窗口部件", "系统信息"},
}
if sys.platform == "linux":
    LACKS |= {"jeepney": {"输入法", "系统信息"}}


@pytest.mark.parametrize("part", LACKS)
def test_fails_with_exit_code_one_in_an_installation_that_lacks_a_part(
    tmp_path: Path, part: str
) -> None:
    script = (
        f"import sys; sys.modules['{part}'] = None\n"
        "from pathlib import Path; from gui.starting.self_test import run\n"
        "sys.exit(run(Path(sys.argv[1]), print))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "NIANBAO_DATA": str(tmp_path / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    failed = {check["name"] for check in result(tmp_path)["checks"] if not check["ok"]}
    assert failed == LACKS[part]
