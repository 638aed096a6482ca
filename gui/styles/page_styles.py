"""The styles of the printed report, edited with a picture of the report that is open, or of the sample."""

from PySide6.QtWidgets import QWidget

from core import paths
from core.compose import compose
from core.document import Document
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.styles.library import StyleLibrary
from gui.session import ReportSession
from gui.settings import Settings
from gui.styles.dialog import StyleDialog


def edit_styles(session: ReportSession | None, settings: Settings, window: QWidget) -> None:
    """Let the officer edit the styles; the one shown last is the one for preview, print and export."""
    dialog = StyleDialog(StyleLibrary(), settings.page_style, _document(session), window)
    dialog.exec()
    settings.page_style = dialog.chosen
    dialog.deleteLater()


def _document(session: ReportSession | None) -> Document:
    if session:
        return compose(session.form, session.report, session.results)
    sample = next((paths.resources() / "samples").glob("*.nianbao"))
    report = read_report(sample)
    return compose(load_format(report.format_id), report)
