"""The right pane: what needs attention, and what to fill in at the present place."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.checks.finding import Finding
from core.format.model import Level
from core.guidance import Guidance
from gui.form_rows import quiet_label
from gui.theme import SPACE_S, SPACE_XS, characters, larger, space
from gui.wrapped_text import WrappedTextDelegate

_SIGNS = {Level.ERROR: "✕", Level.WARNING: "▲", Level.INFO: "·"}
_CHARACTERS = 17  # of a line at least
_FINDING = Qt.ItemDataRole.UserRole

Group = tuple[str, list[Finding]]


def groups_of(findings: tuple[Finding, ...]) -> list[Group]:
    """Return findings by urgency with a title each; what is merely not filled yet comes last."""
    wrong = [finding for finding in findings if not finding.is_missing]
    missing = [finding for finding in findings if finding.is_missing]
    groups = [(level, [one for one in wrong if one.level is level]) for level in Level]
    titled = [(f"{_SIGNS[level]} {level.word} {len(ones)}", ones) for level, ones in groups if ones]
    serious = [one for one in missing if one.level is not Level.INFO]
    optional = [one for one in missing if one.level is Level.INFO]
    if serious:
        titled.append((f"○ 还没有填 {len(serious)}", serious))
    if optional:
        titled.append((f"○ 可以补填 {len(optional)}", optional))
    return titled


class FindingsList(QListWidget):
    """Lists findings by urgency. Emits `key_chosen(Key)` when one is clicked or entered."""

    key_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings_list")
        self.setAccessibleName(self.tr("需要处理的问题"))
        self.setSpacing(space(self, SPACE_XS) // 2)
        self.setItemDelegate(WrappedTextDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        self._shown: tuple[Finding, ...] | None = None
        self._row_before = 0  # of what was mended: the next one moved up to its place

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show `findings`, keeping the marked one marked and the list where it was scrolled to."""
        if findings == self._shown:
            return
        chosen, place = self._present(), self.verticalScrollBar().value()
        if chosen:
            self._row_before = self.currentRow() - 1
        self._shown = findings
        self.clear()
        for title, ones in groups_of(findings):
            self._add_title(title)
            for finding in ones:
                self._add_finding(finding, is_chosen=finding == chosen)
        if not findings:
            self._add_title(self.tr("没有发现问题。"))
        self.verticalScrollBar().setValue(place)

    def step(self, by: int) -> None:
        """Mark the next (1) or previous (-1) finding, going round, and tell its place."""
        rows = [row for row in range(self.count()) if self.item(row).data(_FINDING)]
        if not rows:
            return
        here = self.currentRow() if self._present() else self._row_before
        later = (
            [row for row in rows if row > here]
            if by > 0
            else [row for row in reversed(rows) if row < here]
        )
        self.setCurrentRow((later or (rows if by > 0 else rows[::-1]))[0])
        self._on_chosen(self.currentItem())

    def _present(self) -> Finding | None:
        item = self.currentItem()
        return item.data(_FINDING) if item else None

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def _add_finding(self, finding: Finding, *, is_chosen: bool) -> None:
        item = QListWidgetItem(finding.message)
        item.setData(_FINDING, finding)
        item.setToolTip(
            "\n".join(part for part in (finding.mend, _source_line(finding.source)) if part)
        )
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, finding.mend)
        self.addItem(item)
        if is_chosen:
            self.setCurrentItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        finding = item.data(_FINDING)
        if isinstance(finding, Finding):
            self.key_chosen.emit(finding.where[0])


class FindingsPanel(QWidget):
    """Shows findings above and the guidance for the present place below. Emits `key_chosen(Key)`."""

    key_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _title()
        self.list = FindingsList()
        self.list.key_chosen.connect(self.key_chosen)
        self.mend = quiet_label()
        self.mend.setObjectName("mend")
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.help = HelpPanel()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(_column(self.title, self.list, self.mend))
        splitter.addWidget(self.help)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(
            0, 0, space(self, SPACE_S), 0
        )  # its frame would touch the screen's
        layout.addWidget(splitter)
        self.mend.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show `findings` and how many of them are wrong rather than not filled yet."""
        wrong = sum(not finding.is_missing for finding in findings)
        self.title.setText(
            self.tr("需要处理（{count}）").format(count=wrong) if wrong else self.tr("需要处理")
        )
        self.list.show_findings(findings)

    def minimumSizeHint(self) -> QSize:
        """Return a width in which sentences can be read."""
        return QSize(characters(self, _CHARACTERS), super().minimumSizeHint().height())

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        finding = item.data(_FINDING) if item else None
        text = (
            "\n".join((finding.mend, _source_line(finding.source)))
            if isinstance(finding, Finding)
            else ""
        )
        self.mend.setText(text.strip())
        self.mend.setVisible(bool(text.strip()))


class HelpPanel(QWidget):
    """Shows what belongs into the present field; the arrow keys scroll it, Esc leads back to the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _title()
        self.title.setText(self.tr("这里填什么"))
        self.text = QLabel()
        self.text.setObjectName("guidance")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setMargin(space(self, SPACE_S))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.area = QScrollArea()
        self.area.setObjectName("guidance_area")
        self.area.setAccessibleName(self.tr("填报说明"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.text)
        self._came_from: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.area, 1)

    def show_guidance(self, guidance: Guidance) -> None:
        """Show what `guidance` says."""
        parts = (f"【{guidance.title}】", guidance.text, _source_line(guidance.source))
        self.text.setText("\n".join(part for part in parts if part))
        self.area.setAccessibleDescription(self.text.text())

    def take_focus(self) -> None:
        """Let the keyboard and the screen reader come to the text; asked again, lead back to the field."""
        if self.area.hasFocus():
            self._lead_back()
            return
        self._came_from = QApplication.focusWidget()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._lead_back()
        else:
            super().keyPressEvent(event)

    def _lead_back(self) -> None:
        origin, self._came_from = self._came_from, None
        if origin and isValid(origin) and origin.isVisible():
            origin.setFocus(Qt.FocusReason.OtherFocusReason)


def _source_line(source: str) -> str:
    return f"依据：{source}" if source else ""


def _title() -> QLabel:
    label = QLabel()
    larger(label, 1.05, bold=True)
    label.setMargin(space(label, SPACE_S))
    return label


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return column
