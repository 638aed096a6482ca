"""What the window does with rule packs and local rules: shows them, installs one, tells of what is left out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.forms.installed import left_out
from gui.settings import Settings

if TYPE_CHECKING:
    from gui.packs.dialog import PacksDialog


class Packs(QObject):
    """Opens the window 规则和表样. Emits notice(str, actions, bool) with what is to be shown, sticky when True."""

    notice = Signal(str, list, bool)

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._dialog: PacksDialog | None = None

    def show(self) -> None:
        """Show what forms, packs and rules there are."""
        from gui.packs.dialog import PacksDialog

        self._dialog = PacksDialog(self._window)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def install(self, path: Path) -> None:
        """Install the pack somebody double-clicked. Raises PackRefused, FileNotReadable or CannotWrite."""
        if self._dialog is not None:
            self._dialog.install(path)
            return
        from core.packs.installing import install

        self.notice.emit(install(path).sentence, [self._look()], False)

    def tell_left_out(self) -> None:
        """Tell quietly what is there but cannot be used; the same only once."""
        sentences = left_out()
        told = "\n".join(sentences)
        if told and told != self._settings.left_out_told:
            names = "\n".join(sentence.splitlines()[0] for sentence in sentences)
            self.notice.emit(names, [self._look()], True)
        self._settings.left_out_told = told

    def _look(self) -> tuple[str, Callable[[], object]]:
        return self.tr("看规则和表样"), self.show

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
