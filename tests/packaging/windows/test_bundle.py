"""What is handed out for Windows: it runs, exports what Linux exports, and is what it says it is."""

import struct
import zipfile
from pathlib import Path

import pytest

from build_scripts.packaging.product import CONSOLE_PROGRAM, GUI_PROGRAM, product
from build_scripts.packaging.windows.portable import MARK, make_portable
from build_scripts.packaging.windows.programs import run_program
from build_scripts.packaging.windows.self_test import SAMPLE_EXPORT
from build_scripts.packaging.windows.workshop import WINDOWS
from build_scripts.places import ROOT, SAMPLE
from tests.packaging.windows.conftest import Made
from tests.packaging.windows.exported import is_as_on_linux
from tests.packaging.windows.office_pc import link_tree

pytestmark = pytest.mark.installer
_IMPORTS = ROOT / "build_scripts/packaging/windows/imports.py"
_X86 = 0x14C


def test_the_sample_exported_on_windows_is_that_of_linux(made: Made) -> None:
    assert made.bundle.is_dir()
    assert is_as_on_linux(WINDOWS / "自检 结果" / SAMPLE_EXPORT)


def test_the_setup_to_hand_out_runs_on_32_bit_too_to_say_its_sentence(made: Made) -> None:
    content = made.handed_out[0].read_bytes()
    (header,) = struct.unpack_from("<I", content, 0x3C)
    assert content[header : header + 4] == b"PE\0\0"
    assert struct.unpack_from("<H", content, header + 4)[0] == _X86


def test_the_files_handed_out_bear_name_and_version(made: Made) -> None:
    names = [file.name for file in made.handed_out]
    version = product().version
    assert names == [f"年报助手-安装-{version}.exe", f"年报助手-便携版-{version}.zip"]
    for program in (made.handed_out[0], *(made.bundle / f"{one}.exe" for one in _PROGRAMS)):
        told = program.read_bytes()
        assert product().title.encode("utf-16-le") in told
        assert version.encode("utf-16-le") in told


_PROGRAMS = (GUI_PROGRAM, CONSOLE_PROGRAM)


def test_the_programs_know_long_paths_and_every_screen(made: Made) -> None:
    for program in _PROGRAMS:
        content = (made.bundle / f"{program}.exe").read_bytes()
        assert b"PerMonitorV2" in content
        assert b"longPathAware" in content


def test_a_library_that_is_missing_is_told(made: Made, tmp_path: Path) -> None:
    lacking = link_tree(made.bundle, WINDOWS / "tried" / "lacking")
    (lacking / "_internal" / "PySide6" / "Qt6Core.dll").unlink()
    name_of = made.workshop.python.name_of
    told = made.workshop.python.run([name_of(_IMPORTS), name_of(lacking)])
    assert told.returncode == 1
    assert "needs qt6core.dll, which is neither shipped nor part of Windows" in told.output


def test_the_portable_program_keeps_its_drafts_beside_itself(
    made: Made, screen: dict[str, str]
) -> None:
    stick = WINDOWS / "tried" / "U 盘"
    with zipfile.ZipFile(made.handed_out[1]) as archive:
        archive.extractall(stick)
    folder = stick / product().title
    assert (folder / MARK).read_text("utf-8-sig").startswith("年报助手")
    file = folder / "年报 一.docx"
    name_of = made.workshop.python.name_of
    report = link_tree(SAMPLE.parent, stick / "报送") / SAMPLE.name
    words = ["export", name_of(report), "-o", name_of(file)]
    ended = run_program(made.workshop, folder / f"{CONSOLE_PROGRAM}.exe", words, screen)
    assert ended.returncode == 0, ended.output
    assert file.exists()
    tested = run_program(
        made.workshop,
        folder / f"{GUI_PROGRAM}.exe",
        ["--self-test", name_of(stick / "自检")],
        screen,
    )
    assert tested.returncode == 0, tested.output


def test_the_same_bundle_gives_the_same_zip(made: Made, tmp_path: Path) -> None:
    again = make_portable(product(), made.bundle, tmp_path / "again.zip")
    assert again.read_bytes() == made.handed_out[1].read_bytes()
