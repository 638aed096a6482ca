"""The whole way on a fresh copy: set up, run, run again, mend a set-up that was cut short."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.places import ROOT, SAMPLE

pytestmark = [
    pytest.mark.setup,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout as it is now, without anything git ignores."""
    target = tmp_path_factory.mktemp("fresh") / "年报 助手"
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((ROOT / name).read_bytes())
    return target


def _run(copy: Path) -> subprocess.CompletedProcess[str]:
    """Run run.py without a screen."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, str(copy / "build_scripts" / "run.py")]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_first_start_sets_up_and_second_start_does_not(copy: Path) -> None:
    first = _run(copy)
    assert first.returncode == 0, first.stderr
    assert "正在准备运行环境" in first.stdout
    assert (copy / "output" / f"{SAMPLE.stem}.docx").exists()
    second = _run(copy)
    assert second.returncode == 0
    assert "正在准备运行环境" not in second.stdout


def test_the_set_up_of_a_second_start_takes_no_time(copy: Path) -> None:
    code = "from build_scripts.environment import HEADLESS, set_up; set_up(HEADLESS)"
    before = os.times()
    subprocess.run([sys.executable, "-c", code], cwd=copy, check=True)
    after = os.times()
    spent = after.children_user - before.children_user
    assert spent < 1  # 0.1 s of the processor, whatever else the machine does


def test_an_interrupted_set_up_is_done_again(copy: Path) -> None:
    (copy / ".venv" / "set-up-done").write_text("unfinished", encoding="utf-8")
    left_over = copy / ".venv" / "left-over"
    left_over.touch()
    again = _run(copy)
    assert again.returncode == 0, again.stderr
    assert "正在准备运行环境" in again.stdout
    assert not left_over.exists()
