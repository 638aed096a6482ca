"""The window of an export: what can be chosen, what is said first, what is remembered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.errors import CannotWrite
from core.exporting.reportfile import write_report
from core.styles.library import StyleLibrary, default_style
from gui.exporting import forms
from gui.exporting.choices import FORMS_SETTING
from gui.exporting.dialog import ExportDialog
from gui.exporting.export_questions import Answer
from gui.exporting.forms import FORMS
from tests.gui.exporting.asked import Asked
from tests.gui.exporting.windows import TITLE, Open, button, choose, export, label
from tests.helpers.judging import EMPTY, zeros

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


def test_every_form_is_written_in_one_go(qtbot: QtBot, open_dialog: Open, out: Path) -> None:
    dialog = open_dialog()
    choose(dialog, *(form.id for form in FORMS))
    assert export(qtbot, dialog) == list(BEGINNINGS)
    for name, beginning in BEGINNINGS.items():
        assert (out / name).read_bytes().startswith(beginning)
    assert len(list(out.iterdir())) == len(BEGINNINGS)


def test_progress_squeezes_no_choice(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    before = dialog.choices.height()
    dialog._show_running(is_running=True)
    qtbot.waitUntil(dialog._progress.isVisible)
    qtbot.waitUntil(lambda: dialog.choices.height() >= before)


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
    first.place.folder.setText(str(tmp_path / "else"))
    export(qtbot, first)
    second = open_dialog()
    assert [form.id for form in second.choices.forms] == ["text", "report"]
    assert second.place.folder.text() == str(tmp_path / "else")


def test_unknown_forms_in_the_settings_do_no_harm(open_dialog: Open, settings: QSettings) -> None:
    settings.setValue(FORMS_SETTING, "fax,,word ")
    dialog = open_dialog()
    assert [form.id for form in dialog.choices.forms] == ["word"]


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


def test_a_broken_style_is_not_offered(
    open_dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be exported as 公文格式 under another name."""
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    StyleLibrary().save(replace(default_style(), name="本局"))
    (tmp_path / "styles" / "坏.toml").write_text("page = 1", encoding="utf-8")
    dialog = open_dialog()
    names = dialog.choices.style_names
    shown = [names.itemText(row) for row in range(names.count())]
    assert shown == ["公文格式", "模板原样", "本局"]


def test_form_without_a_picture_offers_none(
    open_dialog: Open, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.setValue(FORMS_SETTING, "text,svg,png")
    monkeypatch.setattr("gui.exporting.dialog.has_picture", lambda _form: False)
    dialog = open_dialog()
    assert [form.id for form in dialog.choices.forms] == ["text"]
    assert not dialog.choices.boxes["png"].isEnabled()


def test_errors_are_shown_first_and_the_name_says_draft(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog(zeros().with_fact("unit", "某局").with_fact("year", 2024))
    assert dialog.warning.isVisible()
    assert label(dialog, "export.errors").text().startswith("▲ 还有 3 处必须改或必须填，")
    assert dialog.place.name.text() == "某局2024年政府信息公开工作年度报告草稿"
    with qtbot.waitSignal(dialog.mend_asked):
        button(dialog, "export.mend").click()
    assert not dialog.isVisible()
    assert dialog.written == []


def test_report_without_errors_has_no_warning(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert not dialog.warning.isVisible()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (choose, "请先选导出成哪些文件。"),
        (lambda dialog: dialog.place.name.setText(" . "), "请先写文件名。"),
        (
            lambda dialog: dialog.place.folder.setText("/没有/这个"),
            "这个文件夹找不到，请另选一个。",
        ),
        (
            lambda dialog: dialog.place.folder.setText("/" + "长" * 300),
            "这个文件夹找不到，请另选一个。",
        ),
    ],
    ids=["no form", "no name", "no such folder", "folder with a name no system takes"],
)
def test_what_is_missing_is_a_sentence(
    change: Callable[[ExportDialog], object], sentence: str, open_dialog: Open
) -> None:
    dialog = open_dialog()
    change(dialog)
    dialog.begin()
    assert sentence in [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert dialog.isVisible()


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


def test_report_of_another_year_is_pointed_out(open_dialog: Open, tmp_path: Path) -> None:
    other = tmp_path / "前年.nianbao"
    write_report(zeros().with_fact("year", 2022), other)
    dialog = open_dialog(asked=Asked(last_year=other))
    choose(dialog, "svg")
    button(dialog, "export.last_year").click()
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "“前年.nianbao”是 2022 年度的，不是 2023 年度，两年的比较可能不对。" in shown


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
    assert button(dialog, "export.copy").text() == "✓ 已经复制"


def test_keyboard_alone_chooses_and_exports(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.choices.boxes["word"])
    for key in (Qt.Key.Key_Space, *[Qt.Key.Key_Tab] * 5, Qt.Key.Key_Space):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert [form.id for form in dialog.choices.forms] == ["text"]
    with qtbot.waitSignal(dialog.finished):
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
