"""The window of an export: several forms at once, the questions, and what is remembered."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.errors import CannotWrite
from core.exporting.reportfile import write_report
from core.report import Report
from gui.export_questions import Answer
from gui.exporting import forms
from gui.exporting.choices import FORMS_SETTING
from gui.exporting.dialog import ExportDialog
from gui.exporting.folder import FOLDER_SETTING
from gui.exporting.forms import FORMS, ExportForm
from gui.session import ReportSession
from gui.urgency import by_urgency
from tests.gui.exporting.asked import Asked
from tests.helpers.judging import EMPTY, zeros
from tests.helpers.published import FORM, SAMPLE, published_report

TITLE = "硚口区人力资源局2024年政府信息公开工作年度报告"
Open = Callable[..., ExportDialog]
BEGINNINGS = {
    f"{TITLE}.docx": b"PK",
    f"{TITLE}.pdf": b"%PDF",
    f"{TITLE}.html": b"<!DOCTYPE html>",
    f"{TITLE}（网页片段）.html": b"<p>",
    f"{TITLE}.xlsx": b"PK",
    f"{TITLE}.txt": b"\xef\xbb\xbf",
    f"{TITLE}（一图读懂）.svg": b"<svg",
    f"{TITLE}（一图读懂）.png": b"\x89PNG",
    f"{TITLE}.nianbao": b"{",
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def settings(tmp_path: Path, out: Path) -> QSettings:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue(FOLDER_SETTING, str(out))
    return settings


@pytest.fixture
def open_dialog(qtbot: QtBot, settings: QSettings) -> Open:
    def open_it(report: Report | None = None, asked: Asked | None = None) -> ExportDialog:
        questions: Any = asked or Asked()
        session = ReportSession(FORM, report or published_report(SAMPLE))
        errors = [one for one in by_urgency(session.findings) if one.level.value == "error"]
        dialog = ExportDialog(session, errors, settings, questions=questions)
        session.setParent(dialog)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_it


def choose(dialog: ExportDialog, *ids: str) -> None:
    dialog.choices.choose([form for form in FORMS if form.id in ids])


def export(qtbot: QtBot, dialog: ExportDialog) -> list[str]:
    """Export what is chosen; return the names of the files once the dialog has closed."""
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.begin()
    return [path.name for path in dialog.written]


def offer(monkeypatch: pytest.MonkeyPatch, *offered: ExportForm) -> None:
    """Let the next dialog offer these forms only."""
    monkeypatch.setattr("gui.exporting.choices.offered_forms", lambda: offered)


def label(dialog: ExportDialog, name: str) -> QLabel:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found


def button(dialog: ExportDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_every_form_is_written_in_one_go(qtbot: QtBot, open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    choose(dialog, *(form.id for form in FORMS))
    assert export(qtbot, dialog) == list(BEGINNINGS)
    for name, beginning in BEGINNINGS.items():
        assert (out / name).read_bytes().startswith(beginning)
    assert len(list(out.iterdir())) == len(BEGINNINGS)


def test_picture_is_sharp_and_not_empty(qtbot: QtBot, open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    choose(dialog, "png")
    (name,) = export(qtbot, dialog)
    image = QImage(str(out / name))
    assert image.width() == 1500
    assert len({image.pixel(x, 250) for x in range(image.width())}) > 10  # letters of the title


def test_forms_and_folder_are_remembered_and_the_first_time_it_is_word(
    qtbot: QtBot, open_dialog: Open, settings: QSettings, tmp_path: Path
) -> None:
    first = open_dialog()
    assert [form.id for form in first.choices.forms] == ["word"]
    (tmp_path / "else").mkdir()
    choose(first, "text", "report")
    first.folder.setText(str(tmp_path / "else"))
    export(qtbot, first)
    second = open_dialog()
    assert [form.id for form in second.choices.forms] == ["text", "report"]
    assert second.folder.text() == str(tmp_path / "else")


def test_unknown_forms_in_the_settings_do_no_harm(open_dialog: Open, settings: QSettings) -> None:
    settings.setValue(FORMS_SETTING, "fax,,word ")
    assert [form.id for form in open_dialog().choices.forms] == ["word"]


def test_button_says_how_many_files_and_style_is_for_word_and_pdf(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert button(dialog, "export.begin").text() == "导出"
    assert dialog.choices.style_names.isEnabled()
    assert not dialog.last_year.isEnabled()
    choose(dialog, "page", "svg", "text")
    assert button(dialog, "export.begin").text() == "导出 3 个文件"
    assert not dialog.choices.style_names.isEnabled()
    assert dialog.last_year.isEnabled()


def test_word_is_written_in_the_chosen_style(qtbot: QtBot, open_dialog: Open, out: Path) -> None:
    sizes = []
    for style in ("公文格式", "模板原样"):
        dialog = open_dialog(asked=Asked(replace=Answer.REPLACE))
        dialog.choices.style_names.setCurrentText(style)
        (name,) = export(qtbot, dialog)
        sizes.append((out / name).read_bytes())
    assert sizes[0] != sizes[1]


def test_errors_are_shown_first_and_the_name_says_draft(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(zeros().with_fact("unit", "某局").with_fact("year", 2024))
    assert dialog.warning.isVisible()
    assert label(dialog, "export.errors").text().startswith("▲ 还有 3 处必须改或必须填，")
    assert dialog.name.text() == "某局2024年政府信息公开工作年度报告草稿"
    with qtbot.waitSignal(dialog.mend_asked):
        button(dialog, "export.mend").click()
    assert not dialog.isVisible()
    assert dialog.written == []


def test_report_without_errors_has_no_warning(open_dialog: Open) -> None:
    assert not open_dialog().warning.isVisible()


@pytest.mark.parametrize(
    ("answer", "names", "old"),
    [
        (Answer.REPLACE, ["a.txt", "a.nianbao"], False),
        (Answer.KEEP_BOTH, ["a（3）.txt", "a.nianbao"], True),
    ],
)
def test_one_question_for_all_files_that_are_there(
    answer: Answer, names: list[str], old: bool, qtbot: QtBot, open_dialog: Open, out: Path
) -> None:
    for name in ("a.txt", "a（2）.txt"):
        (out / name).write_text("去年的")
    asked = Asked(replace=answer)
    dialog = open_dialog(asked=asked)
    choose(dialog, "text", "report")
    dialog.name.setText("a")
    assert export(qtbot, dialog) == names
    assert asked.there == [["a.txt"]]
    assert ((out / "a.txt").read_text("utf-8-sig") == "去年的") is old


def test_nothing_is_written_when_files_shall_not_be_replaced(open_dialog: Open, out: Path) -> None:
    (out / "a.txt").write_text("去年的")
    dialog = open_dialog(asked=Asked(replace=Answer.CANCEL))
    choose(dialog, "text", "report")
    dialog.name.setText("a")
    dialog.begin()
    assert dialog.isVisible()
    assert button(dialog, "export.begin").isEnabled()
    assert [path.name for path in out.iterdir()] == ["a.txt"]


def test_signs_that_no_name_may_have_are_replaced(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    choose(dialog, "text")
    dialog.name.setText(' a/b:c*?"<>|. ')
    assert export(qtbot, dialog) == ["a／b：c＊？”＜＞｜.txt"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (choose, "请先选导出成哪些文件。"),
        (lambda dialog: dialog.name.setText(" . "), "请先写文件名。"),
        (lambda dialog: dialog.folder.setText("/没有/这个"), "这个文件夹找不到，请另选一个。"),
    ],
)
def test_what_is_missing_is_a_sentence(
    change: Callable[[ExportDialog], object], sentence: str, open_dialog: Open
) -> None:
    dialog = open_dialog()
    change(dialog)
    dialog.begin()
    assert sentence in [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert dialog.isVisible()


def test_file_that_was_open_elsewhere_is_written_at_the_second_try(
    qtbot: QtBot, open_dialog: Open, out: Path
) -> None:
    (out / "a.txt").mkdir()
    asked = Asked(replace=Answer.REPLACE, failures=[Answer.AGAIN])
    asked.before_failure = (out / "a.txt").rmdir
    dialog = open_dialog(asked=asked)
    choose(dialog, "text", "report")
    dialog.name.setText("a")
    assert export(qtbot, dialog) == ["a.txt", "a.nianbao"]
    assert asked.sentences == ["1 “a.txt”是一个文件夹，不能当文件写。请换一个文件名。"]


@pytest.mark.parametrize(
    ("answer", "names"),
    [(Answer.SKIP, ["a.docx", "a.nianbao"]), (Answer.CANCEL, ["a.docx"])],
)
def test_one_that_cannot_be_written_is_skipped_or_ends_it(
    answer: Answer, names: list[str], qtbot: QtBot, open_dialog: Open, out: Path
) -> None:
    (out / "a.txt").mkdir()
    dialog = open_dialog(asked=Asked(replace=Answer.REPLACE, failures=[answer]))
    choose(dialog, "word", "text", "report")
    dialog.name.setText("a")
    assert export(qtbot, dialog) == names


def test_rest_goes_elsewhere_when_the_folder_is_full(
    qtbot: QtBot, open_dialog: Open, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "else").mkdir()
    (out / "a.txt").mkdir()
    asked = Asked(replace=Answer.REPLACE, failures=[Answer.ELSEWHERE], folder=tmp_path / "else")
    dialog = open_dialog(asked=asked)
    choose(dialog, "word", "text", "report")
    dialog.name.setText("a")
    dialog.begin()
    qtbot.waitUntil(lambda: dialog.folder.text() == str(tmp_path / "else"), timeout=20_000)
    assert [form.id for form in dialog.choices.forms] == ["text", "report"]
    assert export(qtbot, dialog) == ["a.docx", "a.txt", "a.nianbao"]
    assert sorted(path.name for path in (tmp_path / "else").iterdir()) == ["a.nianbao", "a.txt"]


def test_escape_ends_after_the_file_that_is_being_written(
    qtbot: QtBot, open_dialog: Open, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(_material: object, target: Path) -> None:
        go_on.wait(10)
        target.write_text("x")

    slow_form = ExportForm("word", "Word 文档", "", ".docx", slow)
    offer(monkeypatch, slow_form, FORMS[5])
    dialog = open_dialog()
    for box in dialog.choices.boxes.values():
        box.setChecked(True)
    dialog.begin()
    assert label(dialog, "export.doing").text() == f"正在导出：{TITLE}.docx"
    assert not button(dialog, "export.begin").isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "正在取消" in label(dialog, "export.doing").text()
    with qtbot.waitSignal(dialog.finished):
        go_on.set()
    assert [path.name for path in out.iterdir()] == [f"{TITLE}.docx"]
    assert [path.name for path in dialog.written] == [f"{TITLE}.docx"]


def test_fault_of_the_program_ends_the_export_and_is_not_hidden(
    qtbot: QtBot, open_dialog: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_material: object, _target: Path) -> None:
        raise ZeroDivisionError

    offer(monkeypatch, ExportForm("word", "Word 文档", "", ".docx", broken))
    dialog = open_dialog()
    with qtbot.captureExceptions() as faults:
        assert export(qtbot, dialog) == []
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]


def test_last_year_is_compared_when_its_file_is_chosen(
    qtbot: QtBot, open_dialog: Open, out: Path, tmp_path: Path
) -> None:
    last = tmp_path / "去年.nianbao"
    write_report(zeros().with_fact("unit", "某局").with_fact("year", 2023), last)
    dialog = open_dialog(asked=Asked(last_year=last))
    choose(dialog, "svg")
    button(dialog, "export.last_year").click()
    assert "“一图读懂”：与某局2023年比较" in [one.text() for one in dialog.findChildren(QLabel)]
    (name,) = export(qtbot, dialog)
    picture = (out / name).read_text("utf-8")
    assert "与上年相比：两年都没有政府信息公开申请" in picture


def test_file_that_is_no_report_is_a_sentence(open_dialog: Open, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    dialog = open_dialog(asked=Asked(last_year=tmp_path / "x.json"))
    choose(dialog, "svg")
    button(dialog, "export.last_year").click()
    assert any("不是年报文件" in one.text() for one in dialog.findChildren(QLabel))


def test_fragment_can_be_copied_from_here(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.copy_asked):
        button(dialog, "export.copy").click()
    assert dialog.isVisible()


def test_keyboard_alone_chooses_and_exports(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.choices.boxes["word"])
    for key in (Qt.Key.Key_Space, *[Qt.Key.Key_Tab] * 5, Qt.Key.Key_Space):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert [form.id for form in dialog.choices.forms] == ["text"]
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [path.name for path in dialog.written] == [f"{TITLE}.txt"]


def test_everything_that_takes_the_keyboard_has_a_name(open_dialog: Open) -> None:
    dialog = open_dialog(EMPTY)
    takers = [
        one
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(takers) >= len(FORMS) + 6
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in takers)


@pytest.mark.qt_log_ignore("QPainter::begin: Paint device returned engine == 0")
def test_png_without_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from gui.exporting import picture

    monkeypatch.setattr(picture, "_PIXELS", 10**6)
    with pytest.raises(CannotWrite, match="内存可能不够"):
        picture.png_of('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')


def test_forms_have_names_of_their_own() -> None:
    paths = [form.path(Path("x"), "a") for form in forms.FORMS]
    assert len(set(paths)) == len(paths)
