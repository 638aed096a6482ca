"""版式 as the officer meets it: values typed and chosen, a picture that follows, and styles kept under a name."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)

from core.styles.fields import GROUPS
from core.styles.library import StyleLibrary, default_style, presets
from core.styles.model import Align, NumberPlace
from gui.styles.dialog import StyleDialog
from tests.helpers.keyboard import Keyboard, settle, wait_until
from tests.helpers.published import published_document
from tests.helpers.window import answering

W = TypeVar("W", bound=QWidget)
COPY = "公文格式（本单位）"


@pytest.fixture
def library(tmp_path: Path) -> StyleLibrary:
    return StyleLibrary(tmp_path / "styles")


@pytest.fixture
def dialog(keyboard: Keyboard, library: StyleLibrary) -> Iterator[StyleDialog]:
    made = StyleDialog(library, "公文格式", published_document("sample"))
    made.show()
    made.activateWindow()
    wait_until(made.isActiveWindow, "the dialog")
    yield made
    made._style = made._saved  # else closing asks
    made.close()
    made.deleteLater()
    settle()


def field(dialog: StyleDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, f"style.{name}")
    assert isinstance(found, kind)
    return found


def shown(dialog: StyleDialog) -> object:
    return dialog.picture.style_shown


def save_as(dialog: StyleDialog, name: str | None = None) -> None:
    def answer(asking: QDialog) -> None:
        assert isinstance(asking, QInputDialog)
        if name is not None:
            asking.setTextValue(name)
        asking.accept()

    with answering(answer):
        dialog.save_as_button.click()


def test_every_setting_is_shown_with_its_value_and_a_name_for_screen_readers(
    dialog: StyleDialog,
) -> None:
    for group in GROUPS:
        for one in group.fields:
            widget = field(dialog, QWidget, f"{group.name}.{one.name}")
            assert widget.accessibleName() == f"{group.label}：{one.label}"
    assert field(dialog, QComboBox, "body.font").currentText() == "仿宋_GB2312"
    assert field(dialog, QComboBox, "body.size_pt").currentText() == "三号"
    assert field(dialog, QDoubleSpinBox, "page.top_mm").text() == "37 毫米"
    assert field(dialog, QComboBox, "latin_font").currentText() == "与所在文字相同"


def test_the_picture_follows_what_is_typed(dialog: StyleDialog, keyboard: Keyboard) -> None:
    before = dialog.picture.grab().toImage()
    dialog.form.groups.setCurrentRow(0)
    box = field(dialog, QDoubleSpinBox, "page.left_mm")
    box.setFocus()
    box.selectAll()
    keyboard.type("30")
    keyboard.press("Tab")
    wait_until(lambda: shown(dialog) == dialog._style != default_style(), "the picture")
    assert dialog._style.page.left_mm == 30
    assert dialog.picture.grab().toImage() != before


def test_a_size_is_typed_by_its_name_or_in_points(dialog: StyleDialog) -> None:
    box = field(dialog, QComboBox, "title.size_pt")
    box.setEditText("小二")
    assert dialog._style.title.size_pt == 18
    box.setEditText("20.5磅")
    assert dialog._style.title.size_pt == 20.5
    box.setEditText("很大")
    assert "“字号”应是数字" in dialog.wrong.text()
    assert not dialog.save_as_button.isEnabled()
    box.setEditText("二号")
    assert dialog.wrong.isHidden()


def test_every_kind_of_setting_can_be_changed(dialog: StyleDialog) -> None:
    field(dialog, QCheckBox, "title.bold").setChecked(True)
    field(dialog, QComboBox, "number.place").setCurrentIndex(1)
    field(dialog, QComboBox, "table.figure_align").setCurrentIndex(0)
    field(dialog, QComboBox, "table.title_fill").setEditText("不要底色")
    field(dialog, QComboBox, "latin_font").setEditText("Times New Roman")
    field(dialog, QDoubleSpinBox, "body.line_pt").setValue(0)
    style = dialog._style
    assert style.title.bold
    assert style.number.place is NumberPlace.CENTRE
    assert style.table.figure_align is Align.LEFT
    assert style.table.title_fill == ""
    assert style.latin_font == "Times New Roman"
    assert field(dialog, QDoubleSpinBox, "body.line_pt").text() == "单倍行距"


def test_what_does_not_go_together_is_said_in_a_sentence(dialog: StyleDialog) -> None:
    field(dialog, QDoubleSpinBox, "page.left_mm").setValue(60)
    assert "每行 28 字放不好" in dialog.wrong.text()
    assert shown(dialog) == default_style()


def test_a_preset_is_saved_under_another_name_only(
    dialog: StyleDialog, library: StyleLibrary
) -> None:
    field(dialog, QComboBox, "body.font").setEditText("方正仿宋_GBK")
    assert not dialog.save_button.isEnabled()
    save_as(dialog)
    assert dialog.chosen == COPY
    assert library.load(COPY).body.font == "方正仿宋_GBK"
    assert dialog.names.currentText() == COPY
    assert not dialog.save_button.isEnabled()


def test_a_style_of_ones_own_is_changed_reset_and_removed(
    dialog: StyleDialog, library: StyleLibrary
) -> None:
    save_as(dialog, "本局")
    field(dialog, QDoubleSpinBox, "page.top_mm").setValue(40)
    dialog.save_button.click()
    assert library.load("本局").page.top_mm == 40
    with answering(lambda asking: asking.accept()):
        dialog.reset_button.click()
    assert dialog._style.page.top_mm == 37
    dialog.save_button.click()
    assert library.load("本局").page == default_style().page

    def remove(asking: QDialog) -> None:
        assert isinstance(asking, QMessageBox)
        next(one for one in asking.buttons() if one.text() == "删除").click()

    with answering(remove, "style_question"):
        dialog.remove_button.click()
    assert library.names() == tuple(style.name for style in presets())
    assert dialog.chosen == "公文格式"


def test_a_name_of_the_program_is_refused_and_nothing_lost(dialog: StyleDialog) -> None:
    field(dialog, QDoubleSpinBox, "page.top_mm").setValue(40)
    save_as(dialog, "模板原样")
    assert "程序自带的版式" in dialog.wrong.text()
    assert dialog._style.page.top_mm == 40


def test_changes_are_not_dropped_without_a_question(dialog: StyleDialog) -> None:
    field(dialog, QDoubleSpinBox, "page.top_mm").setValue(40)
    with answering(lambda asking: asking.reject(), "style_question"):
        dialog.reject()
    assert dialog.isVisible()
    with answering(lambda asking: asking.reject(), "style_question"):
        dialog.names.setCurrentText("模板原样")
        dialog.names.textActivated.emit("模板原样")
    assert dialog.names.currentText() == "公文格式"


def test_another_style_is_shown_when_it_is_chosen(dialog: StyleDialog) -> None:
    dialog.names.textActivated.emit("模板原样")
    assert shown(dialog) == presets()[1]
    assert field(dialog, QComboBox, "body.font").currentText() == "宋体"


def test_a_broken_style_is_explained_and_can_be_thrown_away(
    dialog: StyleDialog, library: StyleLibrary, tmp_path: Path
) -> None:
    save_as(dialog, "本局")
    (tmp_path / "styles" / "坏.toml").write_text("page = 1", encoding="utf-8")
    (tmp_path / "styles" / "文件夹.toml").mkdir()
    with answering(lambda asking: asking.reject(), "style_question"):
        dialog.names.textActivated.emit("坏")
    assert dialog.names.currentText() == dialog.chosen == "本局"
    assert "坏" in library.names()

    def remove(asking: QDialog) -> None:
        assert isinstance(asking, QMessageBox)
        assert "坏.toml" in asking.informativeText()
        assert len(asking.informativeText().splitlines()) < 10
        next(one for one in asking.buttons() if one.text() == "删除这个版式").click()

    with answering(remove, "style_question"):
        dialog.names.textActivated.emit("坏")
    assert library.names() == ("公文格式", "模板原样", "本局")
    names = [dialog.names.itemText(row) for row in range(dialog.names.count())]
    assert (*names, dialog.names.currentText()) == (*library.names(), "本局")


def test_a_page_with_a_table_is_shown_for_the_settings_of_tables(dialog: StyleDialog) -> None:
    tables = [group.name for group in GROUPS].index("table")
    dialog.form.groups.setCurrentRow(tables)
    assert "第 3 页" in dialog.picture._number.text()
    dialog.form.groups.setCurrentRow(0)
    assert "第 1 页" in dialog.picture._number.text()
    on = dialog.findChild(QPushButton, "style_picture.on")
    assert isinstance(on, QPushButton)
    on.click()
    assert "第 2 页" in dialog.picture._number.text()


def test_everything_is_reached_with_the_keyboard(dialog: StyleDialog, keyboard: Keyboard) -> None:
    dialog.names.setFocus()
    seen = []
    for _ in range(14):
        keyboard.press("Tab")
        focused = dialog.focusWidget()
        seen.append(focused.objectName() if focused else "")
    assert {"style.groups", "style.page.top_mm", "style.page.line_characters"} <= set(seen)
