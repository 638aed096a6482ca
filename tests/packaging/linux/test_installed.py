"""Story: an officer installs the .deb, writes, upgrades under the open window, and takes it off again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from build_scripts.chinese.command import through
from build_scripts.chinese.desktop import desktop
from build_scripts.chinese.programs import PATIENCE_S, said
from build_scripts.chinese.typist import Typist
from build_scripts.packaging.product import product
from build_scripts.places import SAMPLE
from core.compose import compose
from core.drafts.store import FILE_NAME, DraftStore
from core.exporting.word import word_bytes
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.keys import CellKey
from core.report import Report
from tests.helpers.word_parts import parts_of
from tests.packaging.linux.installation import (
    HOME,
    apt,
    install,
    is_installed,
    programs,
    taken_off_afterwards,
    traces,
    versions,
)

pytestmark = [
    pytest.mark.installer,
    pytest.mark.skipif(sys.platform != "linux", reason="the .deb is for Linux"),
]
OLDER = "0.0.1"
TYPED = CellKey("applications", "received", "natural_person")
UNIT = "Bureau"
SHOWN_UNIT = "硚口区人力资源局"  # the title leaves out the city
MENU_ENTRY = f"/usr/share/applications/{product().name}.desktop"


@pytest.fixture(scope="module")
def packages() -> tuple[Path, Path]:
    """Return an older .deb and that of this checkout."""
    from build_scripts.packaging.linux.making import make, make_older

    if os.geteuid() != 0:
        pytest.skip("installing needs root")
    if is_installed():
        pytest.skip(f"{product().name} is installed here already and shall stay as it is")
    return make_older(OLDER), make()[0]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return the environment of a fresh desktop; drafts go where they do by default."""
    with desktop() as environment:
        environment.pop("NIANBAO_DATA")  # of the other tests
        yield {**environment, "XDG_DATA_HOME": str(tmp_path / "officer")}


class Officer:
    """Sits at the desktop, with the menu, the file manager and a keyboard."""

    def __init__(self, screen: Mapping[str, str]) -> None:
        self.screen = screen
        self.typist = Typist(screen, Path(screen["XDG_DATA_HOME"]).parent)

    @property
    def drafts(self) -> Path:
        """Return where the program keeps drafts when nobody says otherwise."""
        return Path(self.screen["XDG_DATA_HOME"], "nianbao", FILE_NAME)

    def start_from_menu(self) -> None:
        """Choose the program in the menu and wait for its window."""
        self._desktop("gio", "launch", MENU_ENTRY)
        self.typist.wait_for_window(product().title)

    def double_click(self, file: Path) -> None:
        """Open a file as a file manager does."""
        self._desktop("gio", "open", str(file))

    def close(self) -> None:
        """Leave the program."""
        title = product().title
        self.typist.press_until(
            "the program to end", lambda: not programs(), "ctrl+q", title, PATIENCE_S
        )

    def first_draft(self) -> Report:
        """Return the oldest draft as it lies on the disk."""
        store = DraftStore(self.drafts)
        try:
            reports = [store.load(one.id) for one in store.drafts()]
        finally:
            store.close()
        return next(one for one in reports if one.facts.get("unit") == UNIT)

    def _desktop(self, *command: str) -> None:
        subprocess.run(command, env=dict(self.screen), check=True, timeout=300)


def test_installed_upgraded_under_an_open_window_and_removed(
    packages: tuple[Path, Path], screen: dict[str, str], tmp_path: Path
) -> None:
    older, newer = packages
    officer = Officer(screen)
    assert traces() == []
    with taken_off_afterwards():
        install(older)
        write_a_draft(officer)
        upgrade_under_the_open_window(newer)
        export_what_was_double_clicked(officer, tmp_path / "年报 文件")
        officer.close()
        only_the_new_version_is_left(newer)
        the_draft_is_still_there(officer)
        refuse_to_go_while_running(officer)
        leave_no_trace()
    assert officer.first_draft().cells[TYPED] == 12


def test_pinyin_gives_chinese_in_the_installed_program(
    packages: tuple[Path, Path],
) -> None:
    with taken_off_afterwards():
        install(packages[1])
        for method in ("ibus", "fcitx5"):
            written = through(method, ["/usr/bin/nianbao-gui"])
            assert [one for one in written if not one.is_right] == [], method


def write_a_draft(officer: Officer) -> None:
    officer.start_from_menu()
    typist = officer.typist
    typist.press_for("新建年报", "ctrl+n", product().title)
    typist.fill_in(UNIT, "新建年报", "the report", lambda: typist.is_at(UNIT))
    typist.wait_for_window(UNIT)
    officer.typist.press("ctrl+4")
    officer.typist.type("12")
    officer.typist.press("Return")
    officer.typist.wait_until(
        "the draft", lambda: officer.drafts.exists() and TYPED in officer.first_draft().cells
    )


def upgrade_under_the_open_window(newer: Path) -> None:
    assert said(["nianbao", "--version"], os.environ) == f"nianbao {OLDER}"
    running = programs()
    assert len(running) == 1
    install(newer)
    assert programs() == running
    assert said(["nianbao", "--version"], os.environ) == f"nianbao {product().version}"
    assert versions() == {OLDER, product().version}


def export_what_was_double_clicked(officer: Officer, folder: Path) -> None:
    """The new program hands the file to the window of the old one, which exports what it never did before."""
    folder.mkdir()
    file = folder / "去年 的年报.nianbao"
    shutil.copyfile(SAMPLE, file)
    officer.double_click(file)
    report = read_report(SAMPLE)
    officer.typist.wait_for_window(SHOWN_UNIT)
    target = folder.parent / "exported.docx"
    officer.typist.press("ctrl+8")
    officer.typist.press_for("导出", "ctrl+e", SHOWN_UNIT)
    officer.typist.fill_in(str(target), "导出", "the Word file", target.exists)
    wanted = word_bytes(compose(load_format(report.format_id), report), datetime.now().astimezone())
    assert without_clock(target.read_bytes()) == without_clock(wanted)


def without_clock(word: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file but the one that tells when it was made."""
    return {name: part for name, part in parts_of(word).items() if name != "docProps/core.xml"}


def only_the_new_version_is_left(newer: Path) -> None:
    run = apt("install", "--reinstall", newer)
    assert run.returncode == 0, run.stdout
    assert versions() == {product().version}


def the_draft_is_still_there(officer: Officer) -> None:
    assert officer.first_draft().cells[TYPED] == 12


def refuse_to_go_while_running(officer: Officer) -> None:
    officer.start_from_menu()
    run = apt("remove", product().name)
    assert run.returncode != 0
    assert "正在运行，不能卸载" in run.stdout
    assert is_installed()
    officer.close()


def leave_no_trace() -> None:
    run = apt("remove", product().name)
    assert run.returncode == 0, run.stdout
    assert not HOME.exists()
    assert traces() == []
