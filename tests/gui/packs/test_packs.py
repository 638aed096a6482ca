"""Rule packs and local rules in the window: installed, shown, removed, and what becomes of drafts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.format.rule_files import NOTE
from core.forms.installed import forget, load_format
from core.keys import CellKey
from core.packs.installing import install
from gui.packs.dialog import PacksDialog
from tests.helpers.data_folder import write_rules
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.look import cut_off, scrolled_sideways
from tests.helpers.packs import RULES, pack_file
from tests.helpers.window import Program, answering, running

CELL = CellKey("applications", "granted", "enterprise")


def shown(program: Program) -> PacksDialog:
    """Open 规则和表样 from the menu."""
    program.window.actions_["packs"].trigger()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PacksDialog), program.window.notices().text
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
