"""Files that would not load on the oldest system are found, and those that would are not."""

import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.messages import Stop
from build_scripts.packaging.linux import floor
from build_scripts.packaging.linux.floor import Needs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads programs of Linux")
ASKS_FOR_SIX = """
 Version needs section '.gnu.version_r' contains 2 entries:
  000000: Version: 1  File: libc.so.6  Cnt: 2
  0x0010:   Name: GLIBC_2.9  Flags: none  Version: 4
  0x0020:   Name: GLIBC_2.14  Flags: none  Version: 3
  0x0030:   Name: GLIBC_2.2.5  Flags: none  Version: 2
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder with one library in it."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libown.so.1").write_bytes(b"\x7fELF and so on")
    (tmp_path / "lib" / "notes.txt").write_text("no library", encoding="utf-8")
    return tmp_path


def _let_readelf_say(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], 0, words, "")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: done)


def test_versions_are_compared_by_their_numbers(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _let_readelf_say(ASKS_FOR_SIX, monkeypatch)
    (found,) = floor.needs(library)
    assert found.file.name == "libown.so.1"
    assert found.versions == {"GLIBC": "2.14"}
    floor.check(library)


@pytest.mark.parametrize("version", ["GLIBC_2.29", "GLIBC_2.34", "GLIBC_PRIVATE", "GLIBCXX_3.4.26"])
def test_a_file_for_a_newer_system_stops_the_build(
    library: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    _let_readelf_say(
        f"Version needs section\n  0x0010:   Name: {version}  Flags: none", monkeypatch
    )
    with pytest.raises(Stop, match="libown"):
        floor.check(library)


def test_a_library_nobody_has_stops_the_build(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _let_readelf_say(" (NEEDED)  Shared library: [libgtk-3.so.0]", monkeypatch)
    with pytest.raises(Stop, match="libgtk"):
        floor.check(library)


def test_a_bundle_without_any_program_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        floor.check(tmp_path)


def test_this_very_python_is_read_as_it_is() -> None:
    (found,) = [
        one
        for one in floor.needs(Path(sys.executable).resolve().parent)
        if one.file == Path(sys.executable).resolve()
    ]
    assert isinstance(found, Needs)
    assert any(name.startswith("libc.so") for name in found.libraries)
