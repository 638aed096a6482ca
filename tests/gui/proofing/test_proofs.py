"""The proof after an export and of any file: quiet where all is well, a list where something is to be changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from core.styles.fonts import TYPEFACES
from gui.proofing.dialog import ProofDialog
from gui.proofing.proofs import Proofs
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.spoiling import SPOILT, good_parts, packed

OFFICIAL_FONTS = [face.name for face in TYPEFACES]


class Told(list[str]):
    """What was said in the quiet bar, and what could be done about it."""

    actions: list[Any]

    def hear(self, words: str, actions: list[Any]) -> None:
        self.append(words)
        self.actions = actions


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def proofs(window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proofs]:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    made = Proofs(window)
    yield made
    made.finish()
    settle()


@pytest.fixture
def told(proofs: Proofs) -> Told:
    heard = Told()
    proofs.notice.connect(heard.hear)
    return heard


def fonts_here(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: list(names))


def word_file(folder: Path, what: str = "") -> Path:
    parts = SPOILT[what][0](good_parts()) if what else good_parts()
    file = folder / "年报.docx"
    file.write_bytes(packed(parts))
    return file


def shown(window: QWidget) -> list[ProofDialog]:
    return [one for one in window.findChildren(ProofDialog) if one.isVisible()]


def rows(dialog: ProofDialog) -> list[list[str]]:
    table = dialog.findChild(QTableWidget, "proof.findings")
    assert isinstance(table, QTableWidget)
    cells = [
        [table.item(row, column) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return [[cell.text() if cell else "" for cell in row] for row in cells]


def test_an_export_without_fault_gets_one_quiet_sentence(
    proofs: Proofs, told: Told, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts_here(monkeypatch, *OFFICIAL_FONTS)
    proofs.check_export(word_file(tmp_path))
    wait_until(lambda: bool(told), "what is said")
    assert told == ["排版检查通过。"]
    assert not shown(window)


def test_fonts_missing_here_are_told_quietly_and_named_with_a_substitute(
    proofs: Proofs, told: Told, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = [name for name in OFFICIAL_FONTS if "小标宋" not in name]
    fonts_here(monkeypatch, *present)
    proofs.check_export(word_file(tmp_path))
    wait_until(lambda: bool(told), "what is said")
    assert "缺少 1 种字体" in told[0]
    words, look = told.actions[0]
    assert words == "查看"
    look()
    (row,) = rows(shown(window)[0])
    assert row[:2] == ["ⓘ 提示", "字体"]
    assert "方正小标宋简体" in row[2]
    assert "华文中宋" in row[3]


def test_what_is_to_be_changed_is_shown_as_a_list(
    proofs: Proofs, told: Told, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts_here(monkeypatch, *OFFICIAL_FONTS)
    file = word_file(tmp_path, "narrower margins")
    proofs.check_export(file)
    wait_until(lambda: bool(shown(window)), "the list")
    dialog = shown(window)[0]
    assert "必须改 1 处" in dialog.said.text()
    (row,) = rows(dialog)
    assert row[0] == "✕ 必须改"
    assert "上 25.4 毫米（应为 37 毫米）" in row[2]
    assert not told
    button = dialog.findChild(QPushButton, "proof.copy")
    assert isinstance(button, QPushButton)
    button.click()
    assert row[2] in QGuiApplication.clipboard().text()
    opened: list[Path] = []
    dialog.open_asked.connect(opened.append)
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda *_: True)
    opener = dialog.findChild(QPushButton, "proof.open")
    assert isinstance(opener, QPushButton)
    opener.click()
    assert opened == [file]


def test_an_export_that_is_no_word_file_is_not_proofed(
    proofs: Proofs, told: Told, tmp_path: Path
) -> None:
    proofs.check_export(tmp_path / "年报.txt")
    proofs.finish()
    settle()
    assert not told


def test_anybodys_file_is_chosen_and_its_proof_shown(
    proofs: Proofs, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = word_file(tmp_path, "a comment")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    proofs.ask_and_check()
    wait_until(lambda: bool(shown(window)), "the list")
    assert any("批注" in row[2] for row in rows(shown(window)[0]))


def test_a_file_that_cannot_be_read_gets_its_sentence(
    proofs: Proofs, told: Told, tmp_path: Path
) -> None:
    file = tmp_path / "不是.docx"
    file.write_bytes(b"x")
    proofs.check(file)
    wait_until(lambda: bool(told), "what is said")
    assert "不是 Word 文件" in told[0]
