"""A rule pack that was double-clicked: handed to the running program, or installed by the first start."""

import os
import subprocess
import sys
import time
from pathlib import Path

from build_scripts.benching.starting import settings, start
from core.forms.installed import load_format
from core.handover import take_request
from gui.starting.single_instance import SingleInstance
from tests.helpers.keyboard import wait_until
from tests.helpers.packs import RULES, pack_file
from tests.helpers.window import Program


def test_double_clicked_pack_comes_to_the_running_program(
    program: Program, data: Path, pack: Path
) -> None:
    """The second start is a program of its own, as the desktop would begin it."""
    first = SingleInstance(data)
    assert first.claim(None)
    first.asked.connect(program.window.come_forward)
    environment = {**os.environ, "NIANBAO_DATA": str(data)}
    command = [sys.executable, "-m", "gui", str(pack)]
    second = subprocess.run(command, env=environment, timeout=300, check=False)
    assert second.returncode == 0
    wait_until(lambda: bool(program.window.notices().text), "the notice")
    assert program.window.notices().text.startswith("已安装规则包“某市规则包”第 1.0 版")
    assert take_request(data) is None
    assert load_format("2027-1")
    # once more: the same one is refused with a sentence, and nothing is lost
    program.window.notices().close_notice()
    subprocess.run(command, env=environment, timeout=300, check=True)
    wait_until(lambda: "已经装好了" in program.window.notices().text, "the refusal")
    del first


def test_packs_and_rules_are_not_read_before_the_first_window_stands(
    tmp_path: Path, pack: Path
) -> None:
    environment = {**os.environ, **settings(tmp_path)}
    pack_file(tmp_path / "packs", pack.read_bytes())
    (tmp_path / "规则").mkdir()
    (tmp_path / "规则" / "本市.toml").write_text(RULES, "utf-8")
    modules = set(start("program", environment).modules)
    assert "gui.pages.start_page" in modules
    assert sorted(modules & {"core.packs.shelf", "core.format.rules", "core.forms.library"}) == []


def test_first_start_with_a_double_clicked_pack_installs_it(data: Path, pack: Path) -> None:
    environment = {**os.environ, "NIANBAO_DATA": str(data)}
    command = [sys.executable, "-m", "gui", str(pack)]
    target = data / "packs" / "mou-2027.规则包"
    with subprocess.Popen(command, env=environment) as process:
        deadline = time.monotonic() + 120
        while not target.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        process.kill()
    assert target.read_bytes() == pack.read_bytes()
