"""The pictures of README: what they show, and that they can be made."""

import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.picturing.command import Look, everything, for_readme
from build_scripts.picturing.half_filled import REFUSED, WRONG, half_filled
from build_scripts.places import ROOT
from core.evaluate import evaluate
from core.forms.installed import load_format

_MOST_BYTES = 1_000_000


def test_the_half_filled_report_has_something_to_mend() -> None:
    report = half_filled()
    form = load_format(report.format_id)
    results = evaluate(form, report)
    assert results.has_errors
    assert WRONG in form.units
    assert REFUSED in form.units


def test_every_page_is_seen_in_both_sizes_scales_and_colours() -> None:
    looks = [look for look, _ in everything(Path("pictures"))]
    assert len(looks) == len({look.name for look in looks}) == 8


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    names = [f"{page}.png" for look, _ in for_readme() for page in look.pages]
    pictures = [ROOT / "docs" / "pictures" / name for name in names]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert sum(picture.stat().st_size for picture in pictures) < _MOST_BYTES


@pytest.mark.skipif(sys.platform != "linux", reason="opens a window on the tester's own screen")
def test_a_page_is_painted_into_a_file(tmp_path: Path) -> None:
    painter = [sys.executable, "-m", "build_scripts.picturing.painter", str(tmp_path)]
    subprocess.run([*painter, Look().scheme, "start"], cwd=ROOT, check=True)
    assert [file.name for file in tmp_path.iterdir()] == ["start.png"]
