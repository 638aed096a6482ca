"""与上年对比: the figures and texts of both years, section by section."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.format.sections import Section
from core.report import Report
from core.steps import section_number
from core.years.year_on_year import year_cells, year_texts
from gui.last_year.year_table import YearTable
from gui.last_year.year_texts import YearTexts
from gui.look.theme import SPACE_M, characters, larger, space, within_screen
from gui.session import ReportSession
from gui.widgets.form_rows import quiet_label

_SIZE = (78, 46)  # in characters


class CompareDialog(QDialog):
    """Shows the open report beside last year's, which the officer knows as `name()`.

    Emits `choose_asked()` when another one is wanted.
    """

    choose_asked = Signal()

    def __init__(
        self,
        session: ReportSession,
        name: Callable[[], str],
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle(self.tr("与上年对比"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session = session
        self._name = name
        self._first = first
        self.tabs = QTabWidget()
        self.tabs.setObjectName("compare.sections")
        self.tabs.setAccessibleName(self.tr("对比哪一部分"))
        self.only = QCheckBox(self.tr("表里只看有变化的行"))
        self.only.setObjectName("compare.only")
        self.remark = quiet_label()
        self.choose = QPushButton()
        self.choose.setObjectName("compare.choose")
        self.choose.setProperty("beside", True)
        self.choose.setAutoDefault(False)
        self._lay_out()
        self.tabs.currentChanged.connect(self._fill)
        self.only.toggled.connect(self._on_only)
        self.choose.clicked.connect(self.choose_asked)
        session.last_year_changed.connect(self.show_last_year)
        self.show_last_year()
        self.resize(within_screen(self, *(characters(self, count) for count in _SIZE)))

    def show_last_year(self) -> None:
        """Show the last year that the session has now."""
        self.tabs.blockSignals(True)
        self.tabs.clear()
        last_year = self._session.last_year
        self.tabs.setVisible(last_year is not None)
        self.only.setVisible(last_year is not None)
        if last_year is None:
            words = self.tr(
                "还没有去年的年报，不能对比。去年的草稿在这台电脑里的，单位全称相同、年度是上一年，"
                "程序自己会找到；不在的，请点“选择去年的年报”，选年报文件或别的草稿。"
            )
            self.choose.setText(self.tr("选择去年的年报…"))
        else:
            words = self.tr(
                "格子里写的是：今年 / 去年（增减）。底色标出有变化的格子，和两年相同的文字。"
            )
            words = f"{self._heading(last_year)}\n{words}"
            self.choose.setText(self.tr("换一份…"))
            self._add_tabs()
        self.remark.setText(words)
        self.tabs.blockSignals(False)
        self._fill()

    def _heading(self, last_year: Report) -> str:
        year = f" {last_year.year}年" if last_year.year else ""
        name = self._name() or f"{last_year.short_unit}{year}"
        return self.tr("去年：{name}").format(name=name)

    def _add_tabs(self) -> None:
        form = self._session.form
        for section in form.sections:
            area = QScrollArea()
            area.setWidgetResizable(True)
            title = f"{section_number(form, section)}、{section.short}"
            area.setAccessibleName(title)
            self.tabs.addTab(area, title)
            if section.id == self._first:
                self.tabs.setCurrentIndex(self.tabs.count() - 1)

    def _fill(self) -> None:
        """Build the page of the section that is shown, when it is shown for the first time."""
        area = self.tabs.currentWidget()
        if isinstance(area, QScrollArea) and area.widget() is None:
            section = self._session.form.sections[self.tabs.currentIndex()]
            area.setWidget(self._page(section))
            self._on_only(self.only.isChecked())

    def _page(self, section: Section) -> QWidget:
        session, last_year = self._session, self._session.last_year
        page = QWidget()
        column = QVBoxLayout(page)
        margin = space(self, SPACE_M)
        column.setContentsMargins(margin, margin, margin, margin)
        if section.table:
            cells = {
                one.key: one
                for one in year_cells(session.form, session.results.values, session.last_values)
            }
            table = session.form.table(section.table)
            for block in table.blocks:
                if block.title:
                    column.addWidget(_bold(block.title))
                column.addWidget(YearTable(table, block, cells))
        pairs = year_texts(session.report, last_year, section.id) if last_year else ()
        if pairs:
            column.addWidget(_years(self.tr("今年"), self.tr("去年")))
            texts = YearTexts(pairs)
            texts.copied.connect(self._on_copied)
            column.addWidget(texts)
        elif not section.table:
            column.addWidget(quiet_label(self.tr("两年都还没有写这一部分。")))
        column.addStretch(1)
        return page

    def _on_only(self, only: bool) -> None:
        for table in self.findChildren(YearTable):
            table.show_differing_only(only)

    def _on_copied(self) -> None:
        self.remark.setText(self.tr("已复制，到今年的栏目里粘贴（Ctrl+V），再改成今年的情况。"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.remark, 1)
        head.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.only, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)


def _bold(words: str) -> QLabel:
    label = QLabel(words)
    larger(label, 1.0, bold=True)
    return label


def _years(now: str, then: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(_bold(now), 1)
    layout.addWidget(_bold(then), 1)
    return row
