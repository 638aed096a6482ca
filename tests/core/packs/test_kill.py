"""A process that is killed while it installs leaves the old pack, the new one, or none, and it works."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.forms.installed import form_for_year, left_out
from core.packs.installing import STALE_S, install, remove
from tests.helpers.data_folder import installed
from tests.helpers.packs import RULES, about, next_form, pack_file, packed

ROUNDS = 12
WITH_RULES = {"rules/某市.toml": RULES}

INSTALLER = """
import sys
from pathlib import Path
from core.packs.installing import install, remove
number = 0
print("begun", flush=True)
while True:
    for name in sys.argv[1:]:
        install(Path(name))
        print(Path(name).stem, flush=True)
    remove("mou-2027")
    print("none", flush=True)
"""


def test_kill_in_the_midst_leaves_the_old_the_new_or_none_whole(data: Path, tmp_path: Path) -> None:
    form = packed(next_form())
    files = [
        pack_file(tmp_path, form, "1.0.规则包"),
        pack_file(tmp_path, packed(next_form(), about(version="1.1")), "1.1.规则包"),
    ]
    dice = random.Random(4)
    seen = set()
    for round_ in range(ROUNDS):
        if (data / "packs").is_dir() and installed():
            remove("mou-2027")
        last = _killed_after(files, 1 + round_ % 5, dice.uniform(0, 0.1))
        now = installed().get("mou-2027", "none")
        following = {"begun": "1.0", "none": "1.0", "1.0": "1.1", "1.1": "none"}
        assert now in ("none" if last == "begun" else last, following[last])
        assert left_out() == ()
        assert form_for_year(2027).id == ("2021-30" if now == "none" else "2027-1")
        seen.add(now)
    assert len(seen) > 1


def _killed_after(files: list[Path], count: int, seconds: float) -> str:
    """Install and remove without end; return what was done last when the process was killed in the midst."""
    command = [sys.executable, "-c", INSTALLER, *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = "".join(process.stdout.readline() for _ in range(count))
        time.sleep(seconds)
        process.kill()
        lines = (first + process.stdout.read()).splitlines()
    return lines[-1]


def test_what_a_kill_left_behind_is_cleared_away_later(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "packs").mkdir()
    leftover = data / "packs" / ".0123456789abcdef.tmp"
    leftover.write_bytes(b"half")
    install(pack_file(tmp_path, packed(WITH_RULES)))
    assert leftover.exists()  # might be another installation at work
    later = time.time() + 2 * STALE_S
    monkeypatch.setattr(time, "time", lambda: later)
    install(pack_file(tmp_path, packed(WITH_RULES, about(version="1.1"))))
    assert not leftover.exists()
