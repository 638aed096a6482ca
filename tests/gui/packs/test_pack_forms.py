"""Forms that rule packs bring, and the drafts on them: filled in, gone, and back again."""

from pathlib import Path

from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from core.forms.installed import forget
from core.keys import CellKey
from core.packs.installing import install, remove
from core.report import Passage
from gui.drafts.new_report_dialog import NewReportDialog
from tests.helpers.keyboard import settle
from tests.helpers.window import Program, running

CELL = CellKey("applications", "granted", "enterprise")


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
    assert program.desk.drafts.all()[0].steps_all == 9
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
    assert program.desk.drafts.all()[0].unit == "某区某局"
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
        assert len(program.desk.drafts.all()) == 1


def test_draft_on_an_older_form_is_told_of_the_newer_one(program: Program, pack: Path) -> None:
    program.desk.start_report("某区某局", 2027)
    draft = program.desk.draft_id
    program.desk.close_report()
    install(pack)
    program.desk.open_draft(draft)
    settle()
    assert "2027 年度的年报另有更新的表样“2027 年新格式”" in program.window.notices().text
    assert program.session.form.id == "2021-30"


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
