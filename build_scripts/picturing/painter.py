"""One process: opens the program on the present screen and saves its pages as pictures.

`python -m build_scripts.picturing.painter FOLDER light|dark [PAGE …]`; no page named means all.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from build_scripts.picturing.half_filled import REFUSED, REFUSED_TEXT, WRONG, half_filled
from build_scripts.places import ROOT, SAMPLE
from core.drafts.store import FILE_NAME, DraftStore
from core.evaluate import evaluate
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.report import Report
from core.steps import PREVIEW, progress
from gui.app import SETTINGS, Application
from gui.linking.figure_field import FigureField
from gui.look.theme import STYLE
from gui.settings import Settings
from gui.window.wizard import Wizard

PUBLISHED = ROOT / "tests" / "fixtures" / "documents" / "pingtan_2020.html"
_TEXTS = "overview"
_CALM_MS = 700  # what a page does by itself is over by then
_COLOURS = 256  # as many as a byte can tell apart; a page has few, but many shades of them
_USUAL_FOLDER = "/home/officer/.local/share/nianbao"
_SMALLEST = 0  # of a PNG, what Qt calls its quality


class Painter:
    """Shows page after page and saves those that are wanted."""

    def __init__(self, application: Application, folder: Path, scheme: str) -> None:
        self._application = application
        self._folder = folder
        self._shown = ""
        self._suffix = "" if scheme == "light" else f"-{scheme}"

    def paint(self, wanted: Collection[str]) -> None:
        """Save the pages whose names are wanted; none means all."""
        for name, show in self._pages().items():
            if not wanted or f"{name}{self._suffix}" in wanted:
                show()
                self._save(name)

    def _pages(self) -> dict[str, Callable[[], object]]:
        """Return how to come to each page: the half-filled report first, the sample last."""
        half, whole = (draft.id for draft in self._application.desk.drafts.all())
        pages: dict[str, Callable[[], object]] = {"start": self._application.desk.close_report}
        report = half_filled()
        steps = [step.id for step in evaluate(load_format(report.format_id), report).steps]
        pages |= {name: partial(self._go_to, half, name) for name in steps}
        pages["applications"] = lambda: self._show_mistakes(half)
        pages |= {f"sample-{name}": partial(self._go_to, whole, name) for name in steps}
        pages["preview"] = pages.pop(f"sample-{PREVIEW}")
        pages["figures"] = lambda: self._show_figures(half)
        pages["comparison"] = lambda: self._show_comparison(whole)
        pages |= {"import": self._show_import, "about": self._show_about}
        pages["first-start"] = self._forget_drafts
        return pages

    def _open(self, draft_id: str) -> Wizard:
        window, desk = self._application.window, self._application.desk
        if self._shown != draft_id:
            desk.open_draft(draft_id)
            self._shown = draft_id
            settle()
        assert window.wizard is not None
        return window.wizard

    def _go_to(self, draft_id: str, step: str) -> None:
        self._open(draft_id).go_to(step)

    def _show_mistakes(self, draft_id: str) -> None:
        wizard = self._open(draft_id)
        wizard.go_to(WRONG.table)
        wizard.session.enter_cells({REFUSED: REFUSED_TEXT}, "填写")
        wizard.show_key(WRONG)

    def _show_figures(self, draft_id: str) -> None:
        """Show the list that “@” opens in a sentence, and beside it what the texts say in figures."""
        wizard = self._open(draft_id)
        wizard.go_to(_TEXTS)
        wizard.findings.tabs.setCurrentIndex(1)
        field = wizard.findChild(FigureField, f"texts.{_TEXTS}.2.body")
        assert isinstance(field, FigureField)
        field.setFocus()
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.insertPlainText("其中自然人申请@自然人")
        field.completion.refresh()

    def _show_comparison(self, draft_id: str) -> None:
        """Show the sample beside the half-filled report as if that were last year's."""
        wizard = self._open(draft_id)
        wizard.go_to(WRONG.table)
        wizard.session.set_last_year(half_filled().with_fact("year", 2023))
        self._application.window.actions_["compare"].trigger()

    def _show_import(self) -> None:
        """Show a published report with a wrong total, and go to that."""
        self._application.desk.close_report()
        window = self._application.window
        window.open_path(PUBLISHED)
        imports = window.commands.imports
        while imports.dialog is None:
            settle()
        imports.dialog.page.notes.step(1)

    def _show_about(self) -> None:
        imports = self._application.window.commands.imports
        if imports.dialog is not None:
            imports.dialog.reject()
        self._application.desk.close_report()
        self._application.window.actions_["about"].trigger()
        self._show_usual_folder()

    def _forget_drafts(self) -> None:
        desk = self._application.desk
        for dialog in self._application.window.findChildren(QDialog):
            dialog.close()
        desk.close_report()
        for draft in desk.drafts.all():
            desk.drafts.delete(draft.id)
        self._show_usual_folder()

    def _show_usual_folder(self) -> None:
        """Let fields with folders name that of an office PC, not the temporary one of this picture."""
        settle()
        for field in self._application.window.findChildren(QLineEdit):
            if field.objectName().endswith("_path"):
                field.setText(_USUAL_FOLDER)

    def _save(self, name: str) -> None:
        settle(_CALM_MS)
        window = self._application.window
        # From the screen, as popups and bubbles are windows of their own; without the frame around.
        picture = window.screen().grabWindow(window.winId()).toImage()
        path = self._folder / f"{name}{self._suffix}.png"
        if not _with_few_colours(picture).save(str(path), "PNG", _SMALLEST):  # type: ignore[call-overload]
            raise OSError(f"{path} could not be written")


def _with_few_colours(picture: QImage) -> QImage:
    """Return `picture` in the colours that matter most: a third of the bytes, and no eye sees it."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(plain.constBits()).cast("B").cast("I"))
    telling = sorted(pixels, key=lambda colour: pixels[colour] * _liveliness(colour), reverse=True)
    few = QImage.Format.Format_Indexed8
    return plain.convertToFormat(few, telling[:_COLOURS], Qt.ImageConversionFlag.AvoidDither)


def _liveliness(colour: int) -> int:
    """Return how far a colour is from grey, 1 to 256: a small red corner says more than the edges of letters."""
    parts = [colour >> shift & 0xFF for shift in (0, 8, 16)]
    return 1 + max(parts) - min(parts)


def settle(milliseconds: int = 100) -> None:
    """Let the window do what it has to do."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(folder: Path, scheme: str, wanted: Collection[str]) -> None:
    """Open the program with two drafts, paint, and close it."""
    qt = QApplication(["nianbao", *STYLE])
    with tempfile.TemporaryDirectory(prefix="nianbao-pictures-") as data:
        _fill(Path(data), scheme)
        application = Application(qt, Path(data))
        application.window.show()
        settle(_CALM_MS)
        Painter(application, folder, scheme).paint(wanted)
        application.window.close()


def _fill(data: Path, scheme: str) -> None:
    store = DraftStore(data / FILE_NAME)
    for report in (read_report(SAMPLE), half_filled()):
        store.create(report, steps=_progress(report))
    store.close()
    Settings(data / SETTINGS).color_scheme = scheme


def _progress(report: Report) -> tuple[int, int]:
    return progress(evaluate(load_format(report.format_id), report).steps)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
