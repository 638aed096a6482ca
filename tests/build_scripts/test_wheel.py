"""What `pip install .` installs: the program whole, with its data and its licence."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from build_scripts.places import ROOT

_SOURCES = ("core", "gui", "resources", "pyproject.toml", "README.md", "LICENSE")
_BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Return the wheel, built in a copy of the sources: the build leaves traces beside them."""
    copy, out = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("wheel")
    for name in _SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    subprocess.run(
        [sys.executable, "-c", _BUILD, str(out)], cwd=copy, check=True, capture_output=True
    )
    return ZipFile(next(out.glob("*.whl")))


@pytest.mark.parametrize("folder", ["core", "gui", "resources"])
def test_every_file_of_the_program_is_in_the_wheel(wheel: ZipFile, folder: str) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files
    assert files <= set(wheel.namelist())


def test_the_wheel_holds_nothing_else_but_what_tells_of_it(wheel: ZipFile) -> None:
    folders = {Path(name).parts[0] for name in wheel.namelist()}
    told = {folder for folder in folders if folder.endswith(".dist-info")}
    assert len(told) == 1
    assert folders - told == {"core", "gui", "resources"}


def test_the_wheel_brings_both_commands_and_the_licence(wheel: ZipFile) -> None:
    names = {name.partition(".dist-info/")[2]: name for name in wheel.namelist()}
    commands = wheel.read(names["entry_points.txt"]).decode()
    assert "nianbao = core.cli:main" in commands
    assert "nianbao-gui = gui.start:main" in commands
    assert "MIT License" in wheel.read(names["licenses/LICENSE"]).decode()
