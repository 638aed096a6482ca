"""What must be mended before the report is handed in, shown above everything else of an export."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.checks.finding import Finding

_SHOWN = 3


class DraftWarning(QFrame):
    """Names the first errors and that the file is called a draft; hidden where there are none.

    Signals: mend_asked() when the officer would rather mend first.
    """

    mend_asked = Signal()

    def __init__(self, errors: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        words = self.tr("▲ 还有 {count} 处必须改或必须填，文件名加了“草稿”：")
        lines = [words.format(count=len(errors)), *(f"· {one.message}" for one in errors[:_SHOWN])]
        if len(errors) > _SHOWN:
            lines.append(self.tr("· ……还有 {count} 处").format(count=len(errors) - _SHOWN))
        label = QLabel("\n".join(lines))
        label.setObjectName("export.errors")
        label.setWordWrap(True)
        mend = QPushButton(self.tr("先去修改"))
        mend.setObjectName("export.mend")
        mend.setAutoDefault(False)
        mend.clicked.connect(self.mend_asked)
        column = QVBoxLayout(self)
        column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(mend)
        column.addLayout(row)
        self.setVisible(bool(errors))
