"""The proof of Word files: by itself after each export, and of any file the officer chooses."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import UserFixable
from core.format.check import Level
from core.proofing.proof import Proof, proof_file
from core.styles.library import StyleLibrary
from gui.jobs import Jobs
from gui.opening_folder import opening_folder
from gui.proofing.dialog import ProofDialog
from gui.settings import Settings

WORD_SUFFIX = ".docx"


class Proofs(QObject):
    """Proofs files in a thread and shows what was found.

    Signals: notice(str, list) a sentence for the quiet bar, and its actions: (words, callable)
    """

    notice = Signal(str, list)

    def __init__(
        self,
        window: QWidget | None = None,
        *,
        settings: Settings | None = None,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._jobs = jobs or Jobs(self)

    def check_export(self, path: Path) -> None:
        """Proof a file just exported, if it is a Word file, in the style it was exported in: the closest."""
        if path.suffix.lower() == WORD_SUFFIX:
            self._start(path, partial(self._tell_of_export, path))

    def ask_and_check(self) -> None:
        """Ask for a Word file, anybody's, and show its proof."""
        folder = opening_folder(self._settings.store) if self._settings else ""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("选择要检查的 Word 文件"), folder, self.tr("Word 文件 (*.docx)")
        )
        if name:
            self.check(Path(name))

    def check(self, path: Path) -> None:
        """Show the proof of `path` in the style that it comes closest to."""
        self._start(path, partial(self.show, path))

    def show(self, path: Path, proof: Proof) -> None:
        """Show the list of what was found."""
        dialog = ProofDialog(path, proof, self._window)
        dialog.open_asked.connect(self._open)
        dialog.open()

    def finish(self) -> None:
        """Wait for what is being read; call it before the window goes."""
        self._jobs.finish()

    def _start(self, path: Path, done: Callable[[Proof], object]) -> None:
        families = frozenset(QFontDatabase.families())
        styles = StyleLibrary().usable()
        self._jobs.start(partial(proof_file, path, styles, families), done, self._on_problem)

    def _tell_of_export(self, path: Path, proof: Proof) -> None:
        """Show the list where something is to be changed; say the rest quietly."""
        if any(one.level is not Level.INFO for one in proof.findings):
            self.show(path, proof)
        elif proof.findings:
            words = self.tr("排版检查通过。这台电脑缺少 {count} 种字体，在这里打开时字形会不同。")
            look = (self.tr("查看"), partial(self.show, path, proof))
            self.notice.emit(words.format(count=len(proof.findings)), [look])
        else:
            self.notice.emit(self.tr("排版检查通过。"), [])

    def _on_problem(self, error: UserFixable) -> None:
        self.notice.emit(str(error), [])

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr("“{name}”打不开。请在文件夹“{folder}”里双击它。")
            self.notice.emit(words.format(name=path.name, folder=path.parent), [])
