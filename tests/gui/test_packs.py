"""Rule packs and local rules in the window: installed, shown, removed, and what becomes of drafts."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from build_scripts.benching.starting import settings, start
from core.format.reader import forget, load_format
from core.format.rule_files import NOTE
from core.handover import take_request
from core.keys import CellKey
from core.packs.installing import install, remove
from core.report import Passage
from gui.new_report_dialog import NewReportDialog
from gui.packs_dialog import PacksDialog
from tests.helpers.data_folder import write_rules
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.look import cut_off, scrolled_sideways
from tests.helpers.packs import RULES, next_form, pack_file, packed
from tests.helpers.window import Program, answering, running

CELL = CellKey("applications", "granted", "enterprise")


@pytest.fixture
def program(qtbot: QtBot, data: Path) -> Iterator[Program]:
    with running(data) as started:
        yield started


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return pack_file(tmp_path, packed({**next_form(), "rules/某市.toml": RULES}))


def shown(program: Program) -> PacksDialog:
    """Open 规则和表样 from the menu."""
    program.window.actions_["packs"].trigger()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PacksDialog)
    return dialog


def rows(dialog: PacksDialog) -> list[tuple[str, str, str]]:
    """Return kind, name and state of every line."""
    table = dialog.table
    texts = [[table.item(row, column) for column in (0, 1, 3)] for row in range(table.rowCount())]
    return [(a.text(), b.text(), c.text()) for a, b, c in texts if a and b and c]


def choose(dialog: PacksDialog, name: str) -> None:
    names = [name for _, name, _ in rows(dialog)]
    dialog.table.selectRow(names.index(name))
    settle()


def sentences(program: Program) -> str:
    return "\n".join(one.message for one in program.session.findings)


def test_window_without_packs_says_what_to_do(program: Program) -> None:
    dialog = shown(program)
    assert {kind for kind, _, _ in rows(dialog)} == {"表样"}
    assert dialog.empty.isVisible()
    assert not dialog.remove_button.isEnabled()
    assert "程序自带" in dialog.about.toPlainText()
    assert [one for one in cut_off(dialog) if "packs.table" not in one] == []  # whole in the box
    assert scrolled_sideways(dialog) == []
    dialog.reject()


def test_pack_is_installed_by_its_button_and_removed_by_keyboard(
    program: Program, qtbot: QtBot, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(pack), ""))
    dialog = shown(program)
    dialog.install_button.click()
    assert dialog.said.text().startswith("已安装规则包“某市规则包”第 1.0 版")
    assert ("规则包", "某市规则包", "✓ 使用中") in rows(dialog)
    assert not dialog.empty.isVisible()
    choose(dialog, "某市规则包")
    assert "增加 1 条、调整 1 条、停用 1 条" in dialog.about.toPlainText()
    assert "来源：某市政务公开办〔2027〕1号" in dialog.about.toPlainText()

    def answer(words: str) -> None:
        def press(question: QDialog) -> None:
            assert isinstance(question, QMessageBox)
            next(one for one in question.buttons() if one.text() == words).click()

        dialog.remove_button.setFocus()
        with answering(press):
            qtbot.keyClick(dialog.remove_button, Qt.Key.Key_Space)

    answer("不移除")
    assert ("规则包", "某市规则包", "✓ 使用中") in rows(dialog)
    answer("移除")
    assert dialog.said.text() == "已移除规则包“某市规则包”。"
    assert {kind for kind, _, _ in rows(dialog)} == {"表样"}
    dialog.reject()


def test_refused_pack_says_why_in_the_window(program: Program, pack: Path) -> None:
    install(pack)
    dialog = shown(program)
    dialog.install(pack)
    assert dialog.wrong.isVisible()
    assert dialog.wrong.text() == "规则包“某市规则包”第 1.0 版已经装好了，不用再装。"
    program.window.open_path(pack_file(pack.parent, b"x", "坏.规则包"))
    assert "不是完好的规则包" in dialog.wrong.text()
    assert not dialog.said.isVisible()
    dialog.reject()


def test_new_form_is_filled_in_with_the_wizard(program: Program, pack: Path) -> None:
    program.window.open_path(pack)
    assert program.window.notices().text.startswith("已安装规则包“某市规则包”第 1.0 版")
    program.desk.start_report("某区某局", 2027)
    settle()
    assert program.session.form.id == "2027-1"
    titles = [step.title for step in program.session.results.steps]
    assert titles[6:8] == ["六、其他事项", "七、数字化建设情况"]
    program.wizard.go_to("digital")
    program.session.set_passages("digital", (Passage("", "建成平台。"),), "填写")
    program.session.enter_cells({CELL: "3"}, "填写")
    program.wizard.show_preview()
    settle()
    assert program.desk.save_now()
    assert program.desk.drafts()[0].steps_all == 9
    program.desk.close_report()
    program.desk.start_report("某区某局", 2026)
    assert program.session.form.id == "2021-30"


def test_draft_whose_form_is_gone_says_so_and_is_whole_when_it_is_back(
    program: Program, pack: Path
) -> None:
    install(pack)
    program.desk.start_report("某区某局", 2027)
    program.session.set_passages("digital", (Passage("", "建成平台。"),), "填写")
    draft = program.desk.draft_id
    remove("mou-2027")
    program.session.enter_cells({CELL: "3"}, "填写")  # what is open goes on as it is
    program.wizard.show_preview()
    settle()
    program.desk.close_report()
    settle()
    program.window.start_page.draft_chosen.emit(draft)
    assert program.window.wizard is None
    words = program.window.notices().text
    assert words.startswith("这份年报用的表样“2027-1”这台电脑上没有")
    assert "年报的内容没有改动" in words
    assert program.desk.drafts()[0].unit == "某区某局"
    install(pack)
    program.window.start_page.draft_chosen.emit(draft)
    assert program.session.report.cells == {CELL: 3}
    assert program.session.report.passages("digital") == (Passage("", "建成平台。"),)
    assert not program.session.read_only


def test_program_that_ended_in_a_draft_whose_form_is_gone_still_starts(
    qtbot: QtBot, data: Path, pack: Path
) -> None:
    install(pack)
    with running(data) as program:
        program.desk.start_report("某区某局", 2027)
        draft = program.desk.draft_id
        program.application.settings.open_place = (draft, "digital")
        program.desk.leave()
        program.window.wizard = None
        program.application.settings.open_place = (draft, "digital")
    (data / "packs" / "mou-2027.规则包").write_bytes(b"x")
    forget()
    with running(data) as program:
        program.application.settings.open_place = (draft, "digital")
        program.window.resume()
        assert "表样“2027-1”这台电脑上没有" in program.window.notices().text
        assert len(program.desk.drafts()) == 1


def test_draft_on_an_older_form_is_told_of_the_newer_one(program: Program, pack: Path) -> None:
    program.desk.start_report("某区某局", 2027)
    draft = program.desk.draft_id
    program.desk.close_report()
    install(pack)
    program.desk.open_draft(draft)
    settle()
    assert "2027 年度的年报另有更新的表样“2027 年新格式”" in program.window.notices().text
    assert program.session.form.id == "2021-30"


def test_local_rules_are_in_the_findings_of_the_window(program: Program, data: Path) -> None:
    program.desk.start_report("某区某局", 2024)
    assert "“联系地址”没有填" in sentences(program)
    draft = program.desk.draft_id
    write_rules(data, RULES)
    program.desk.open_draft(draft)
    assert "“联系地址”没有填" not in sentences(program)
    assert "“联系电话”没有填，某市要求必须写明。" in sentences(program)
    assert "“电子版网址”没有填，某市要求写明。" in sentences(program)


def test_what_is_left_out_is_told_once_and_again_when_it_is_something_else(
    qtbot: QtBot, data: Path
) -> None:
    write_rules(data, RULES.replace("F-PHONE", "F-FONE"))
    for times in ("first", "second"):
        with running(data) as program:
            program.window.commands.packs.tell_left_out()
            said = program.window.notices().text
            assert said.startswith("规则文件“本市要求.toml”有 1 处错误") == (times == "first")
    pack_file(data / "packs", b"x", "坏.规则包")
    forget()
    with running(data) as program:
        program.window.commands.packs.tell_left_out()
        assert "坏.规则包" in program.window.notices().text
        program.window.notices().findChildren(QPushButton, "notice_action_0")[0].click()
        settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PacksDialog)
        assert ("规则包", "坏.规则包", "▲ 没有使用") in rows(dialog)
        assert ("本地规则", "某市要求", "▲ 没有使用") in rows(dialog)
        choose(dialog, "某市要求")
        assert "第 8 行起的 [[change]]（F-FONE）" in dialog.about.toPlainText()
        dialog.reject()


def test_folder_of_local_rules_is_made_with_a_note(
    program: Program, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = shown(program)
    dialog.folder_button.click()
    assert opened == [str(data / "规则")]
    assert (data / "规则" / NOTE).exists()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog.folder_button.click()
    assert str(data / "规则") in dialog.said.text()
    dialog.reject()


def test_rules_written_while_the_window_was_closed_are_read_when_it_opens(
    program: Program, data: Path
) -> None:
    load_format("2021-30")
    (data / "规则").mkdir()
    (data / "规则" / "本市.toml").write_text(RULES, "utf-8")
    dialog = shown(program)
    assert ("本地规则", "某市要求", "✓ 使用中") in rows(dialog)
    dialog.reject()


def test_year_without_a_form_is_refused_in_the_dialog(qtbot: QtBot, data: Path) -> None:
    dialog = NewReportDialog("某区某局", 2024)
    qtbot.addWidget(dialog)
    dialog.show()
    year = dialog.findChild(QSpinBox, "new.year")
    assert year is not None
    year.setValue(2001)
    dialog.accept()
    assert dialog.isVisible()
    assert "没有用于 2001 年度的表样" in dialog._wrong.text()
    year.setValue(2024)
    dialog.accept()
    assert not dialog.isVisible()


def test_double_clicked_pack_comes_to_the_running_program(
    program: Program, data: Path, pack: Path
) -> None:
    """The second start is a program of its own, as the desktop would begin it."""
    from gui.single_instance import SingleInstance

    first = SingleInstance(data)
    assert first.claim(None)
    first.asked.connect(program.window.come_forward)
    environment = {**os.environ, "NIANBAO_DATA": str(data)}
    command = [sys.executable, "-m", "gui", str(pack)]
    second = subprocess.run(command, env=environment, timeout=60, check=False)
    assert second.returncode == 0
    wait_until(lambda: bool(program.window.notices().text), "the notice")
    assert program.window.notices().text.startswith("已安装规则包“某市规则包”第 1.0 版")
    assert take_request(data) is None
    assert load_format("2027-1")
    # once more: the same one is refused with a sentence, and nothing is lost
    program.window.notices().close_notice()
    subprocess.run(command, env=environment, timeout=60, check=True)
    wait_until(lambda: "已经装好了" in program.window.notices().text, "the refusal")
    del first


def test_packs_and_rules_are_not_read_before_the_first_window_stands(
    tmp_path: Path, pack: Path
) -> None:
    environment = {**os.environ, **settings(tmp_path)}
    pack_file(tmp_path / "packs", pack.read_bytes())
    (tmp_path / "规则").mkdir()
    (tmp_path / "规则" / "本市.toml").write_text(RULES, "utf-8")
    modules = set(start("program", environment).modules)
    assert "gui.pages.start_page" in modules
    assert sorted(modules & {"core.packs.shelf", "core.format.rules", "core.format.library"}) == []


def test_first_start_with_a_double_clicked_pack_installs_it(data: Path, pack: Path) -> None:
    environment = {**os.environ, "NIANBAO_DATA": str(data)}
    command = [sys.executable, "-m", "gui", str(pack)]
    target = data / "packs" / "mou-2027.规则包"
    with subprocess.Popen(command, env=environment) as process:
        deadline = time.monotonic() + 30
        while not target.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        process.kill()
    assert target.read_bytes() == pack.read_bytes()


def test_pack_is_removed_with_real_keys(program: Program, pack: Path) -> None:
    install(pack)
    keys = Keyboard()
    dialog = shown(program)
    wait_until(dialog.isActiveWindow, "the window 规则和表样")
    dialog.table.setFocus()
    keys.press("ctrl+End")
    keys.press("Tab", "Tab", "Tab")
    assert QApplication.focusWidget() is dialog.remove_button
    with answering(lambda _question: keys.press("Tab", "space"), "packs.question"):
        keys.press("space")
    assert dialog.said.text() == "已移除规则包“某市规则包”。"
    keys.press("Escape")
    assert QApplication.activeModalWidget() is None
    keys.close()
