"""Story: an officer installs the setup, works, upgrades through its window, and takes it off again."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from build_scripts.chinese.typist import Typist
from build_scripts.packaging.product import product
from build_scripts.places import SAMPLE
from core.drafts.store import FILE_NAME, DraftStore
from core.importing.reportfile import read_report
from core.keys import CellKey
from core.numbers import Number
from tests.packaging.windows.conftest import OLDER, ONLY_IN_OLDER, Made
from tests.packaging.windows.exported import is_as_on_linux
from tests.packaging.windows.file_types import let_wine_know
from tests.packaging.windows.office_pc import CLASSES, PATIENCE_S, UNINSTALL, OfficePc

pytestmark = pytest.mark.installer
TYPED = CellKey("applications", "received", "natural_person")
UNIT = "Bureau"
RUNNING = 3
UPGRADE_S = 600


class Officer:
    """Sits at the PC with a keyboard."""

    def __init__(self, pc: OfficePc, pictures: Path) -> None:
        self.pc = pc
        self.typist = Typist({**os.environ, **pc.surroundings}, pictures)

    def close(self, title: str) -> None:
        """Leave the program whose window has this title."""
        # A file dialog of wine does not give the keyboard back.
        self.typist.activate(title)
        self.typist.press_until(
            "the program to end", lambda: not _is_open(self.pc.program), "ctrl+q", title, PATIENCE_S
        )

    def typed(self) -> Number | None:
        """Return what the draft of the unit says, as it lies on the disk.

        Not to be asked while the program runs: locks of Linux and of wine do not know each other well.
        """
        store = DraftStore(self.pc.drafts / FILE_NAME)
        try:
            reports = [store.load(one.id) for one in store.drafts()]
        finally:
            store.close()
        ours = [one for one in reports if one.facts.get("unit") == UNIT]
        return ours[0].cells.get(TYPED) if ours else None


def _is_open(program: Path) -> bool:
    """Return whether `program` runs under wine: its file is then mapped by a process of Linux."""
    return any(_maps(file, program) for file in Path("/proc").glob("[0-9]*/maps"))


def _maps(file: Path, program: Path) -> bool:
    try:
        return str(program) in file.read_text("utf-8", errors="replace")
    except OSError:
        return False


def test_installed_silently_and_removed(made: Made, pc: OfficePc) -> None:
    assert pc.run(made.present, "/S").returncode == 0
    assert pc.version() == product().version
    assert all(link.exists() for link in pc.shortcuts)
    assert pc.registered(UNINSTALL, "DisplayVersion") == product().version
    assert pc.registered(UNINSTALL, "DisplayName") == product().title
    for one in product().file_types:
        class_name = pc.registered(rf"{CLASSES}\.{one.suffix}")
        command = pc.registered(rf"{CLASSES}\{class_name}\shell\open\command")
        assert command is not None
        assert command.casefold() == f'"{pc.windows_home}\\{pc.program.name}" "%1"'.casefold()
    pc.drafts.mkdir(exist_ok=True)
    (pc.drafts / "kept").touch()
    pc.remove_as_user()
    assert not any(link.exists() for link in pc.shortcuts)
    assert pc.registered(UNINSTALL, "DisplayName") is None
    assert all(pc.registered(rf"{CLASSES}\.{one.suffix}") is None for one in product().file_types)
    assert (pc.drafts / "kept").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="presses keys through an X server")
def test_worked_upgraded_through_the_window_and_removed(
    made: Made, pc: OfficePc, tmp_path: Path
) -> None:
    officer = Officer(pc, tmp_path)
    assert pc.run(made.older, "/S").returncode == 0
    with pc.open(str(pc.program)):
        write_a_draft(officer)
        refuse_while_running(officer, made)
        officer.close(UNIT)
    assert officer.typed() == 12
    export_what_was_double_clicked(officer, tmp_path / "年报 文件")
    upgrade_through_the_window(officer, made.present)
    assert officer.typed() == 12
    pc.remove_as_user()
    assert officer.typed() == 12


def write_a_draft(officer: Officer) -> None:
    typist = officer.typist
    typist.wait_for_window(product().title)
    typist.press_for("新建年报", "ctrl+n", product().title)
    typist.fill_in(UNIT, "新建年报", "the report", lambda: typist.is_at(UNIT))
    typist.wait_for_window(UNIT)
    officer.typist.press("ctrl+4")
    officer.typist.type("12")
    officer.typist.press("Return")


def refuse_while_running(officer: Officer, made: Made) -> None:
    pc = officer.pc
    assert pc.run(made.present, "/S").returncode == RUNNING
    assert pc.remove() == RUNNING
    assert pc.version() == product().version  # that of the files, which say what the bundle was
    assert (pc.home / ONLY_IN_OLDER).exists()
    assert pc.registered(UNINSTALL, "DisplayVersion") == OLDER


def export_what_was_double_clicked(officer: Officer, folder: Path) -> None:
    folder.mkdir()
    file = folder / "去年 的年报.nianbao"
    shutil.copyfile(SAMPLE, file)
    title = str(read_report(SAMPLE).facts["short"])
    target = folder.parent / "exported.docx"
    let_wine_know(officer.pc)
    with officer.pc.open("start", "/wait", officer.pc.name_of(file)):
        officer.typist.wait_for_window(title)
        officer.typist.press_for("导出", "ctrl+e", title)
        name = officer.pc.name_of(target)
        officer.typist.fill_in(name, "导出", "the Word file", target.exists)
        officer.close(title)
    assert is_as_on_linux(target)


def upgrade_through_the_window(officer: Officer, setup: Path) -> None:
    pc = officer.pc
    title = f"{product().title} 安装"
    with pc.open(str(setup)):
        officer.typist.wait_for_window(title)
        # Page after page, the last of which opens the program.
        officer.typist.press_until(
            "the program", lambda: _is_open(pc.program), "Return", title, UPGRADE_S
        )
        officer.typist.wait_for_window(product().title)
        assert pc.registered(UNINSTALL, "DisplayVersion") == product().version
        assert not (pc.home / ONLY_IN_OLDER).exists()
        officer.close(product().title)
