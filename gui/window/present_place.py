"""The place that is being filled in: its guidance, and the text the cursor was in last."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.guidance import Guidance, guidance
from core.keys import Key
from gui.help.panel import HelpPanel
from gui.linking.figure_field import FigureField
from gui.session import ReportSession
from gui.widgets.form_rows import key_edited_by


class PresentPlace(QObject):
    """Knows where the officer is, and shows there what belongs into the field."""

    def __init__(self, session: ReportSession, help_panel: HelpPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._help = help_panel
        self._key: Key | None = None
        self._text: FigureField | None = None

    @property
    def key(self) -> Key | None:
        """Return the cell or field filled in last, None before the first."""
        return self._key

    @property
    def text(self) -> FigureField | None:
        """Return the text the cursor was in last, None when it is not on the page shown."""
        field = self._text
        return field if field is not None and isValid(field) and field.isVisible() else None

    def come_to(self, key: Key) -> None:
        """Show the guidance for a cell or field, where the officer now is."""
        self._key = key
        self._help.show_guidance(guidance(self._session.form, self._session.report, key))

    def come_to_preview(self) -> None:
        """Show what to do on the preview, which has no fields; the place filled in last stays known."""
        words = self.tr(
            "看一遍年报的样子。要改哪里，在纸上点一下就到，点上面的问题也能到；改好后导出 Word 或 PDF，送审、公布。"
        )
        self._help.show_guidance(Guidance(self.tr("预览与导出"), words))

    def follow(self, widget: QWidget) -> None:
        """Come to what `widget`, which has just got the keyboard, fills in."""
        if isinstance(widget, FigureField):
            self._text = widget
        key = key_edited_by(widget)
        if key is not None:
            self.come_to(key)
