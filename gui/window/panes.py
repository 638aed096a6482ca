"""The panes side by side, the right one folding away where it is narrow, and the keyboard's way between them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget


class Panes(QSplitter):
    """Shows steps, page and findings. Emits `findings_shown(bool)` when the right pane is shown or folds away."""

    findings_shown = Signal(bool)

    def __init__(
        self, steps: QWidget, middle: QWidget, findings: QWidget, *, findings_shown: bool
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._findings = findings
        self._findings_wanted = findings_shown
        for place, pane in enumerate((steps, middle, findings)):
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if pane is middle else 0)
            self.setCollapsible(place, False)

    def set_findings_shown(self, shown: bool) -> None:
        """Show or hide the right pane, because the officer asked for it, also where it is narrow."""
        self._findings_wanted = shown
        self._show_findings(shown=shown)

    def fold(self, *, is_wide: bool) -> None:
        """Fold the right pane away where there is no room for it; elsewhere show it if it is wanted."""
        self._show_findings(shown=self._findings_wanted and is_wide)

    def _show_findings(self, *, shown: bool) -> None:
        self._findings.setVisible(shown)
        self.findings_shown.emit(shown)


def focus_next_pane(panes: Iterable[QWidget], by: int) -> None:
    """Move the keyboard to the next (1) or previous (-1) visible one of `panes`, going round."""
    visible = [pane for pane in panes if pane.isVisible()]
    focus = QApplication.focusWidget()
    here = next((place for place, pane in enumerate(visible) if _holds(pane, focus)), 0)
    focus_pane(visible[(here + by) % len(visible)])


def focus_pane(pane: QWidget) -> None:
    """Put the keyboard into a pane: where it was there last, else the first field."""
    latest = pane.focusWidget()
    candidates = [*([latest] if latest else []), pane, *pane.findChildren(QWidget)]
    for widget in candidates:
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
