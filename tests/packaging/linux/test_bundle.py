"""The bundle and the packages made of it: floor of every file, contents, what the .deb asks for."""

import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from build_scripts.packaging.linux import floor
from build_scripts.packaging.product import product

pytestmark = [
    pytest.mark.installer,
    pytest.mark.skipif(sys.platform != "linux", reason="the bundle for Linux"),
]
FOR_PYTHON = "libpython3.13.so.1.0"


@pytest.fixture(scope="module")
def made() -> tuple[Path, Path]:
    """Return the .deb and the .tar.xz of this checkout."""
    from build_scripts.packaging.linux.making import make

    deb, portable = make()
    return deb, portable


def _bundle() -> Path:
    from build_scripts.packaging.linux.making import LINUX

    return LINUX / "bundle" / "nianbao"


@pytest.mark.usefixtures("made")
def test_no_file_asks_for_more_than_the_oldest_system_has() -> None:
    found = floor.needs(_bundle())
    assert {one.file.name for one in found} >= {"nianbao-gui", FOR_PYTHON, "libQt6Core.so.6"}
    assert {one.file.name: one.too_new() for one in found if one.too_new()} == {}
    floor.check(_bundle())


def test_the_deb_asks_only_for_what_desktops_have(made: tuple[Path, Path]) -> None:
    command = ["dpkg-deb", "--field", str(made[0]), "Depends", "Version", "Architecture"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    depends = re.split(r", ", said.splitlines()[0].removeprefix("Depends: "))
    assert depends[0] == "libc6 (>= 2.28)"
    assert set(depends[1:]) <= set(floor.SYSTEM.values())
    assert f"Version: {product().version}" in said


def test_everything_in_the_deb_belongs_to_root_and_lies_in_its_places(
    made: tuple[Path, Path],
) -> None:
    command = ["dpkg-deb", "--contents", str(made[0])]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line for line in lines if line.split()[1] != "root/root"] == []
    places = ("./opt/nianbao/", "./usr/bin/nianbao", "./usr/share/")
    names = [line.split()[5] for line in lines if not line.startswith("d")]
    assert [name for name in names if not name.startswith(places)] == []


def test_the_archive_runs_from_any_folder(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "U 盘" / "软件"
    with tarfile.open(made[1]) as archive:
        archive.extractall(folder, filter="data")
    (program,) = folder.glob("*/nianbao")
    run = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"nianbao {product().version}"
    assert (program.parent / "使用说明.txt").is_file()
