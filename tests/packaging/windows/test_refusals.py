"""What the setup refuses, and the exit code by which a silent run says so."""

import shutil

import pytest

from build_scripts.packaging.product import product
from tests.packaging.windows.conftest import NEWER, Made
from tests.packaging.windows.office_pc import UNINSTALL, OfficePc, in_folder

pytestmark = pytest.mark.installer
OLDER, UNSUITABLE, BAD_FOLDER = 4, 5, 6
_WINE = r"HKEY_CURRENT_USER\Software\Wine\AppDefaults"


def test_an_older_version_does_not_take_the_place_of_a_newer(made: Made, pc: OfficePc) -> None:
    assert pc.run(made.newer, "/S").returncode == 0
    assert pc.run(made.present, "/S").returncode == OLDER
    assert pc.registered(UNINSTALL, "DisplayVersion") == NEWER
    assert not pc.program.exists()


@pytest.mark.parametrize("version", ["win7", "win81"])
def test_windows_before_10_is_refused(made: Made, pc: OfficePc, version: str) -> None:
    wine = made.workshop.wine
    if wine is None:
        pytest.skip("only wine can pass for an older Windows")
    key = rf"{_WINE}\{made.newer.name}"
    wine.run(["reg", "add", key, "/v", "Version", "/d", version, "/f"])
    try:
        assert pc.run(made.newer, "/S").returncode == UNSUITABLE
    finally:
        wine.run(["reg", "delete", key, "/f"])
    assert not pc.home.exists()


def test_a_folder_too_deep_for_windows_is_refused(made: Made, pc: OfficePc) -> None:
    deep = rf"{pc.windows_home}\{'deep' * 20}\{'deeper' * 25}"
    assert pc.run(made.newer, "/S", *in_folder("/D=", deep)).returncode == BAD_FOLDER
    assert not pc.home.exists()


def test_a_folder_with_other_things_in_it_stays_theirs(made: Made, pc: OfficePc) -> None:
    office = pc.local / "Programs" / "办公 软件"
    shutil.rmtree(office, ignore_errors=True)
    (office / "_internal").mkdir(parents=True)
    theirs = office / "_internal" / "theirs.txt"
    theirs.touch()
    own = office / product().name
    parent = pc.windows_home.rpartition("\\")[0]
    chosen = rf"{parent}\办公 软件"
    assert pc.run(made.newer, "/S", *in_folder("/D=", chosen)).returncode == 0
    uninstaller = own / "uninstall.exe"
    assert uninstaller.exists()
    whole = in_folder("_?=", rf"{chosen}\{product().name}")
    assert pc.run(uninstaller, "/S", *whole).returncode == 0
    assert theirs.exists()
    assert not (own / "_internal").exists()
