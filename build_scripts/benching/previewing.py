"""The preview after an edit: until the changed page is painted, against judging and composing the report once."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from build_scripts.benching.ratio import Ratio
from build_scripts.benching.starting import officers_place
from build_scripts.messages import Stop
from build_scripts.places import ROOT

_SCRIPT = Path(__file__).with_name("preview_refresh.py")
_WORDS = {"sample": "sample", "long": "10,000 characters"}


def previewing(rounds: int) -> Iterator[Ratio]:
    """Yield the ratios for the sample and for a long report, in a real window."""
    with officers_place() as environment:
        run = subprocess.run(
            [sys.executable, str(_SCRIPT), str(rounds)],
            env=dict(environment),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode != 0 or not run.stdout:
        raise Stop(f"预览没有打开：{run.stderr}", "The preview did not open.")
    for name, ratios in json.loads(run.stdout).items():
        what = f"edit to painted preview, {_WORDS[name]} / evaluate + compose"
        yield Ratio(what, tuple(ratios))
