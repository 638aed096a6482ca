"""Findings by urgency, and at the end those that were marked 已核对无误."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from core.checks.finding import Finding
from core.format.check import Level
from core.keys import Key
from gui.look.theme import SPACE_XS, space
from gui.widgets.wrapped_text import WrappedList

_SIGNS = {Level.ERROR: "✕", Level.WARNING: "▲", Level.INFO: "·"}
_FINDING = Qt.ItemDataRole.UserRole
_VERIFIED = Qt.ItemDataRole.UserRole + 1

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


class FindingsList(WrappedList):
    """Lists findings by urgency.

    Signals: chosen(Finding) when one is clicked or entered; marked() when another one is marked, or none.
    """

    chosen = Signal(object)
    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings_list")
        self.setAccessibleName(self.tr("需要处理的问题"))
        self.setSpacing(space(self, SPACE_XS) // 2)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        self.currentItemChanged.connect(self.marked)
        self._shown: tuple[tuple[Finding, ...], tuple[Finding, ...]] | None = None
        self._row_before = 0  # of what was mended: the next one moved up to its place

    def show_findings(
        self, findings: tuple[Finding, ...], verified: tuple[Finding, ...] = ()
    ) -> None:
        """Show `findings`, keeping the marked one marked and the list where it was scrolled to."""
        if (findings, verified) == self._shown:
            return
        was_verified = self.is_verified
        chosen, place = self.present(), self.verticalScrollBar().value()
        if chosen:
            self._row_before = self.currentRow() - 1
        self._shown = findings, verified
        self.blockSignals(True)
        self.clear()
        for title, ones in groups_of(findings):
            self._add_title(title)
            for finding in ones:
                is_chosen = finding == chosen and not was_verified
                self._add_finding(finding, _FINDING, is_chosen=is_chosen)
        if not findings:
            self._add_title(self.tr("没有发现问题。"))
        if verified:
            self._add_title(self.tr("✓ 已核对无误 {count}").format(count=len(verified)))
            for finding in verified:
                is_chosen = finding == chosen and was_verified
                self._add_finding(finding, _VERIFIED, is_chosen=is_chosen)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.marked.emit()

    def step(self, by: int) -> None:
        """Mark the next (1) or previous (-1) finding, going round, and tell its place."""
        rows = [row for row in range(self.count()) if self.item(row).data(_FINDING)]
        if not rows:
            return
        here = self.currentRow() if self.present() else self._row_before
        later = (
            [row for row in rows if row > here]
            if by > 0
            else [row for row in reversed(rows) if row < here]
        )
        self.setCurrentRow((later or (rows if by > 0 else rows[::-1]))[0])
        self._on_chosen(self.currentItem())

    def mark(self, key: Key) -> bool:
        """Mark the first finding that begins at `key`; return whether there is one."""
        for row in range(self.count()):
            finding = self.item(row).data(_FINDING)
            if isinstance(finding, Finding) and finding.where[0] == key:
                self.setCurrentRow(row)
                return True
        return False

    def present(self) -> Finding | None:
        """Return the marked finding, None when none is."""
        item = self.currentItem()
        return (item.data(_FINDING) or item.data(_VERIFIED)) if item else None

    @property
    def is_verified(self) -> bool:
        """Return whether the marked finding is one that was marked 已核对无误."""
        item = self.currentItem()
        return bool(item and item.data(_VERIFIED))

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def _add_finding(self, finding: Finding, role: int, *, is_chosen: bool) -> None:
        item = QListWidgetItem(finding.message)
        item.setData(role, finding)
        item.setToolTip(finding.mend)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, finding.mend)
        self.addItem(item)
        if is_chosen:
            self.setCurrentItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        finding = item.data(_FINDING) or item.data(_VERIFIED)
        if isinstance(finding, Finding):
            self.chosen.emit(finding)
