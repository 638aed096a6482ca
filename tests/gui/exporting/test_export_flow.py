"""An export as the officer meets it: real files, the questions, and what is said afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core import paths
from core.checks.finding import Finding
from core.format.check import Level
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.keys import CellKey
from core.report import Report
from gui.exporting.export_flow import PRINT, ExportFlow
from gui.exporting.export_questions import Answer, ExportQuestions
from gui.exporting.folder import FOLDER_SETTING
from gui.exporting.names import proposed_name
from gui.session import ReportSession
from gui.settings import STYLE_SETTING

TITLE = "硚口区人力资源局2024年政府信息公开工作年度报告"
CELL = CellKey("applications", "received", "natural_person")


@dataclass
class Asked:
    """Answers the questions as a test wants and keeps what was asked."""

    names: list[str | None] = field(default_factory=list)
    about_findings: Answer = Answer.CANCEL
    again: list[Answer] = field(default_factory=list)
    overwrite: bool = False
    printer: QPrinter | None = None
    knows_printer: bool = True
    proposed: list[Path] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    before_again: Callable[[], object] = print

    def ask_path(self, proposed: Path, _words: str) -> Path | None:
        self.proposed.append(proposed)
        name = self.names.pop(0) if self.names else proposed.name
        return None if name is None else proposed.parent / name

    def ask_about_findings(self, findings: Sequence[Finding]) -> Answer:
        self.sentences += [finding.message for finding in findings]
        return self.about_findings

    def ask_again(self, sentence: str) -> Answer:
        self.sentences.append(sentence)
        self.before_again()
        return self.again.pop(0)

    def ask_overwrite(self, path: Path) -> bool:
        self.sentences.append(path.name)
        return self.overwrite

    def has_printer(self) -> bool:
        return self.knows_printer

    def ask_printer(self, title: str) -> QPrinter | None:
        self.sentences.append(title)
        return self.printer


@dataclass
class Desk:
    """One flow with its session, its answers and what it told."""

    flow: ExportFlow
    session: ReportSession
    asked: Asked
    notices: list[tuple[str, Any]]
    exported: list[Path]

    def export(self, suffix: str) -> None:
        self.flow.export(self.session, suffix)
        self.flow.finish()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    (tmp_path / "out").mkdir()
    settings.setValue(FOLDER_SETTING, str(tmp_path / "out"))
    return settings


@pytest.fixture
def desk(qtbot: QtBot, settings: QSettings) -> Desk:
    sample = next((paths.resources() / "samples").glob("*2024.nianbao"))
    window = QWidget()
    qtbot.addWidget(window)
    asked: Any = Asked()
    flow = ExportFlow(settings, window, questions=asked)
    session = ReportSession(load_format("2021-30"), read_report(sample), parent=window)
    desk = Desk(flow, session, asked, [], [])
    flow.notice.connect(lambda text, actions: desk.notices.append((text, actions)))
    flow.exported.connect(desk.exported.append)
    desk.window = window  # type: ignore[attr-defined]  # only kept alive
    return desk


def test_word_document_is_written_under_the_title(desk: Desk, tmp_path: Path) -> None:
    desk.export(".docx")
    target = tmp_path / "out" / f"{TITLE}.docx"
    assert target.read_bytes().startswith(b"PK")
    assert desk.exported == [target]
    text, actions = desk.notices[0]
    assert text == f"已导出：{TITLE}.docx"
    assert [words for words, _ in actions] == ["打开", "打开所在文件夹"]


def test_report_file_reads_back_as_the_same_report(desk: Desk, tmp_path: Path) -> None:
    desk.export(".nianbao")
    assert read_report(tmp_path / "out" / f"{TITLE}.nianbao") == desk.session.report


def test_text_is_written(desk: Desk) -> None:
    desk.export(".txt")
    assert "硚口区人力资源局" in desk.exported[0].read_text(encoding="utf-8-sig")


def test_pdf_is_written_by_a_thread_in_the_chosen_style(
    desk: Desk, settings: QSettings, tmp_path: Path
) -> None:
    desk.export(".pdf")
    official = desk.exported[0].read_bytes()
    assert desk.exported == [tmp_path / "out" / f"{TITLE}.pdf"]
    assert official.startswith(b"%PDF-1.4")
    settings.setValue(STYLE_SETTING, "模板原样")
    desk.asked.overwrite = True
    desk.export(".pdf")
    as_is = desk.exported[1].read_bytes()
    assert official.count(b"/Type /Page\n") > as_is.count(b"/Type /Page\n") > 1


def test_word_document_is_written_in_the_chosen_style(desk: Desk, settings: QSettings) -> None:
    settings.setValue(STYLE_SETTING, "模板原样")
    desk.export(".docx")
    with ZipFile(desk.exported[0]) as package:
        assert "仿宋" not in package.read("word/styles.xml").decode()


def test_without_a_printer_a_pdf_is_offered(desk: Desk) -> None:
    desk.asked.knows_printer = False
    desk.export(PRINT)
    text, actions = desk.notices[0]
    assert text.startswith("这台电脑没有装打印机")
    ((words, act),) = actions
    assert words == "导出 PDF…"
    act()
    desk.flow.finish()
    assert desk.exported[0].suffix == ".pdf"


def test_exported_file_and_its_folder_are_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    desk.export(".txt")
    for _, act in desk.notices[0][1]:
        act()
    assert [Path(one) for one in opened] == [desk.exported[0], desk.exported[0].parent]
    assert len(desk.notices) == 1


def test_file_that_nothing_can_open_is_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    desk.export(".txt")
    desk.notices[0][1][0][1]()
    assert "打不开。请在文件夹" in desk.notices[1][0]


def test_folder_is_remembered(desk: Desk, settings: QSettings, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    desk.asked.names = ["../elsewhere/a.txt"]
    desk.export(".txt")
    desk.asked.names = [None]
    desk.export(".docx")
    assert desk.asked.proposed[1].parent.resolve() == tmp_path / "elsewhere"


def test_folder_that_is_gone_is_not_proposed(
    desk: Desk, settings: QSettings, tmp_path: Path
) -> None:
    settings.setValue(FOLDER_SETTING, str(tmp_path / "unplugged"))
    desk.asked.names = [None]
    desk.export(".docx")
    assert desk.asked.proposed[0].parent.is_dir()


def test_nothing_is_written_when_no_name_is_given(desk: Desk, tmp_path: Path) -> None:
    desk.asked.names = [None]
    desk.export(".docx")
    assert list((tmp_path / "out").iterdir()) == []
    assert desk.notices == []


def test_what_must_be_mended_is_shown_and_gone_to(qtbot: QtBot, desk: Desk) -> None:
    desk.session.set_cells({CELL: 3}, "填写")
    desk.asked.about_findings = Answer.MEND
    with qtbot.waitSignal(desk.flow.jump_requested) as jump:
        desk.export(".docx")
    assert jump.args[0].column == "natural_person"
    assert "自然人" in desk.asked.sentences[0]
    assert desk.exported == []


def test_draft_says_so_in_its_name(desk: Desk) -> None:
    desk.session.set_cells({CELL: 3}, "填写")
    desk.asked.about_findings = Answer.DRAFT
    desk.export(".docx")
    assert desk.exported[0].name == f"{TITLE}草稿.docx"


def test_report_file_is_never_called_a_draft(desk: Desk) -> None:
    desk.session.set_cells({CELL: 3}, "填写")
    desk.export(".nianbao")
    assert desk.exported[0].name == f"{TITLE}.nianbao"
    assert desk.asked.sentences == []


def test_suffix_is_added_to_a_name_with_dots(desk: Desk) -> None:
    desk.asked.names = ["年报2024.1.20"]
    desk.export(".docx")
    assert desk.exported[0].name == "年报2024.1.20.docx"


def test_file_under_a_name_of_our_making_is_replaced_only_after_asking(
    desk: Desk, tmp_path: Path
) -> None:
    old = tmp_path / "out" / "a.b.txt"
    old.write_text("old")
    desk.asked.names = ["a.b", None]
    desk.export(".txt")
    assert old.read_text() == "old"
    desk.asked.names, desk.asked.overwrite = ["a.b"], True
    desk.export(".txt")
    assert old.read_text(encoding="utf-8-sig") != "old"


def test_file_that_cannot_be_written_is_tried_again(desk: Desk, tmp_path: Path) -> None:
    in_the_way = tmp_path / "out" / f"{TITLE}.docx"
    in_the_way.mkdir()
    desk.asked.again = [Answer.AGAIN, Answer.AGAIN]

    def clear_the_way() -> None:
        if len(desk.asked.sentences) == 2:
            in_the_way.rmdir()

    desk.asked.before_again = clear_the_way
    desk.export(".docx")
    assert len(desk.asked.sentences) == 2
    assert "请换一个文件名" in desk.asked.sentences[0]
    assert desk.exported == [in_the_way]


def test_file_that_cannot_be_written_goes_elsewhere(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out" / f"{TITLE}.docx").mkdir()
    desk.asked.names = [f"{TITLE}.docx", "别处.docx"]
    desk.asked.again = [Answer.ELSEWHERE]
    desk.export(".docx")
    assert [one.name for one in desk.exported] == ["别处.docx"]


def test_file_that_cannot_be_written_is_given_up(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out" / f"{TITLE}.docx").mkdir()
    desk.asked.again = [Answer.CANCEL]
    desk.export(".docx")
    assert desk.exported == []
    assert desk.notices == []


def test_one_export_at_a_time(qtbot: QtBot, desk: Desk) -> None:
    started: list[str] = []
    desk.flow.export_started.connect(started.append)
    desk.flow.export(desk.session, ".docx")
    desk.flow.export(desk.session, ".txt")
    with qtbot.waitSignal(desk.flow.export_ended):
        pass
    assert started == ["正在导出：Word 文档"]
    desk.export(".txt")
    assert len(desk.exported) == 2


def test_report_is_printed(desk: Desk, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    desk.asked.printer = printer
    desk.export(PRINT)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert desk.asked.sentences == [TITLE]
    assert desk.notices[0][0] == "已经送去打印。"


def test_nothing_is_printed_when_the_dialog_is_cancelled(desk: Desk) -> None:
    desk.export(PRINT)
    assert desk.notices == []


@pytest.mark.qt_log_ignore("QPainter::begin\\(\\): Returned false")
def test_printer_that_does_not_answer_can_be_asked_again(desk: Desk, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    desk.asked.printer = printer
    desk.export(PRINT)
    text, actions = desk.notices[0]
    assert "打印机没有回应" in text
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    actions[0][1]()
    assert (tmp_path / "printed.pdf").exists()


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ('某/某\\局:*?"<>|', "某／某＼局：＊？”＜＞｜2024年政府信息公开工作年度报告"),
        ("某某局\t", "某某局2024年政府信息公开工作年度报告"),
    ],
)
def test_proposed_name_can_be_a_file_name_everywhere(unit: str, name: str) -> None:
    report = Report("2021-30").with_fact("unit", unit).with_fact("year", 2024)
    assert proposed_name(load_format("2021-30"), report, is_draft=False) == name


def test_proposed_name_is_never_too_long() -> None:
    report = Report("2021-30").with_fact("unit", "局" * 300).with_fact("year", 2024)
    name = proposed_name(load_format("2021-30"), report, is_draft=True)
    assert name.endswith("2024年政府信息公开工作年度报告草稿")
    assert len(f"{name}.nianbao".encode()) <= 255


def _soon(act: Callable[[], object]) -> None:
    QTimer.singleShot(200, act)


def _questions(qtbot: QtBot) -> ExportQuestions:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    questions = ExportQuestions(window)
    questions.window = window  # type: ignore[attr-defined]  # only kept alive
    return questions


def test_real_dialog_takes_the_typed_name_with_its_suffix(qtbot: QtBot, tmp_path: Path) -> None:
    questions = _questions(qtbot)

    def type_name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        assert line.text() == "年报.docx"
        line.selectAll()
        qtbot.keyClicks(line, "2024")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    _soon(type_name)
    chosen = questions.ask_path(tmp_path / "年报.docx", "Word 文档")
    assert chosen == tmp_path / "2024.docx"


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Return, Answer.MEND), (Qt.Key.Key_Escape, Answer.CANCEL)],
)
def test_question_about_findings_is_answered_by_keyboard(
    qtbot: QtBot, key: Qt.Key, answer: Answer
) -> None:
    questions = _questions(qtbot)
    findings = [Finding("x", Level.ERROR, f"第 {n} 件", (CELL,)) for n in range(1, 14)]
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend((box.text(), *box.informativeText().split("\n")))
        assert all(button.accessibleName() for button in box.buttons())
        qtbot.keyClick(box, key)

    _soon(press)
    assert questions.ask_about_findings(findings) is answer
    assert seen[0] == "报告里还有 13 处必须改或必须填。"
    assert seen[1] == "1. 第 1 件"
    assert seen[10:] == ["10. 第 10 件", "……还有 3 处"]


def test_question_after_a_failure_gives_three_ways(qtbot: QtBot) -> None:
    questions = _questions(qtbot)
    for name, answer in (
        ("again", Answer.AGAIN),
        ("elsewhere", Answer.ELSEWHERE),
        ("cancel", Answer.CANCEL),
    ):

        def press(name: str = name) -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert box.informativeText() == "磁盘已满。"
            button = next(one for one in box.buttons() if one.objectName() == f"answer_{name}")
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        _soon(press)
        assert questions.ask_again("磁盘已满。") is answer


def test_replacing_is_not_the_answer_of_the_enter_key(qtbot: QtBot, tmp_path: Path) -> None:
    questions = _questions(qtbot)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        qtbot.keyClick(box, Qt.Key.Key_Return)

    _soon(press)
    assert not questions.ask_overwrite(tmp_path / "a.docx")
