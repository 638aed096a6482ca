"""Runs a bundle as an office PC would, without a screen: does it export the sample?"""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.packaging.product import GUI_PROGRAM

_PATIENCE_S = 120


def self_test(folder: Path, *before: str) -> None:
    """Return when the program in `folder` passed its own test. `before` goes in front of the command.

    Raises Stop with what the program printed.
    """
    say("正在试运行打好的程序……", "Running the self-test of the bundle.")
    with tempfile.TemporaryDirectory(prefix="年报 自检-") as name:
        results = Path(name) / "结果"
        command = [*before, str(folder / GUI_PROGRAM), "--self-test", str(results)]
        run = subprocess.run(
            command,
            env=_plain_environment(Path(name)),
            cwd=name,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        told = results / "self-test.json"
        passed = run.returncode == 0 and (results / "示例.docx").is_file() and told.is_file()
        if not passed:
            raise Stop(
                f"打好的程序没有通过自检（退出码 {run.returncode}）：\n{run.stdout}{run.stderr}",
                "The bundle failed its self-test.",
            )
        checks = json.loads(told.read_text(encoding="utf-8"))["checks"]
        say(f"自检的 {len(checks)} 项都通过：{'、'.join(one['name'] for one in checks)}")


def _plain_environment(home: Path) -> dict[str, str]:
    """Return the environment of someone who has set nothing: C locale, no screen, a home of his own."""
    return {"PATH": os.defpath, "HOME": str(home), "NIANBAO_DATA": str(home / "数据")}
