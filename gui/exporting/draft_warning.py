"""What must be mended before the report is handed in, shown above everything else of an export."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core.checks.finding import Finding

_SHOWN = 2


class DraftWarning(QFrame):
    """Names the first errors and that the file is called a draft; hidden where there are none.

    Signals: mend_asked() when the officer would rather mend first.
    """

    mend_asked = Signal()

    def __init__(self, errors: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        words = self.tr("▲ 还有 {count} 处必须改或必须填，文件名加了“草稿”。例如：")
        lines = [words.format(count=len(errors)), *(f"· {one.message}" for one in errors[:_SHOWN])]
        label = QLabel("\n".join(lines))
        label.setObjectName("export.errors")
        label.setWordWrap(True)
        mend = QPushButton(self.tr("先去修改"))
        mend.setObjectName("export.mend")
        mend.setAutoDefault(False)
        mend.clicked.connect(self.mend_asked)
        row = QHBoxLayout(self)
        row.addWidget(label, 1)
        row.addWidget(mend)
        self.setVisible(bool(errors))
