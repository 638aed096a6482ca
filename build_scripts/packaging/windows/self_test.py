"""Runs a bundle as an office PC would: does it export the sample?"""

import json
import shutil
from pathlib import Path

from build_scripts.messages import Stop, say
from build_scripts.packaging.product import GUI_PROGRAM
from build_scripts.packaging.windows.programs import run_program
from build_scripts.packaging.windows.workshop import Workshop

_PATIENCE_S = 180
SAMPLE_EXPORT = "示例.docx"


def self_test(made_in: Workshop, bundle: Path) -> Path:
    """Return the folder of what the program wrote when it passed its own test. Raises Stop."""
    say("正在试运行打好的 Windows 程序……", "Running the self-test of the bundle.")
    folder = made_in.folder / "自检 结果"
    shutil.rmtree(folder, ignore_errors=True)
    program = bundle / f"{GUI_PROGRAM}.exe"
    wanted = ["--self-test", made_in.python.name_of(folder)]
    data = {"NIANBAO_DATA": made_in.python.name_of(made_in.folder / "自检 数据")}
    ended = run_program(made_in, program, wanted, data, _PATIENCE_S)
    told = folder / "self-test.json"
    if ended.returncode != 0 or not told.is_file() or not (folder / SAMPLE_EXPORT).is_file():
        raise Stop(
            f"打好的程序没有通过自检（退出码 {ended.returncode}）：\n{ended.output}",
            "The bundle failed its self-test.",
        )
    checks = json.loads(told.read_text(encoding="utf-8"))["checks"]
    say(f"自检的 {len(checks)} 项都通过：{'、'.join(one['name'] for one in checks)}")
    return folder
