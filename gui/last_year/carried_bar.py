"""The quiet bar above a table that offers what last year's report carried over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core.format.tables import Table
from core.years.year_on_year import CarriedOffer, carried_offer
from gui.look.theme import SPACE_M, SPACE_S, space
from gui.session import ReportSession


class CarriedBar(QFrame):
    """Offers to fill in 上年结转 of `table`. Emits `notice(str)` with what was filled in."""

    notice = Signal(str)

    def __init__(self, session: ReportSession, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"carried_{table.id}")
        self.setProperty("card", True)
        self._session = session
        self._table = table
        self._is_refused = False
        self._offer: CarriedOffer | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.take = QPushButton()
        self.take.setObjectName("carried_take")
        self.refuse = QPushButton(self.tr("不用"))
        self.refuse.setObjectName("carried_refuse")
        for button in (self.take, self.refuse):
            button.setProperty("beside", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*(space(self, size) for size in (SPACE_M, SPACE_S) * 2))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.take)
        layout.addWidget(self.refuse)
        self.take.clicked.connect(self._on_take)
        self.refuse.clicked.connect(self._on_refuse)
        session.cells_changed.connect(self.refresh)
        session.last_year_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer what there is to offer now."""
        session = self._session
        self._offer = (
            None
            if session.read_only or session.last_year is None or self._is_refused
            else carried_offer(
                session.form, self._table.id, session.results.values, session.last_values
            )
        )
        self.setVisible(self._offer is not None)
        if self._offer:
            self.words.setText(self._offer.sentence)
            self.take.setText(self._offer.action)

    def _on_take(self) -> None:
        if self._offer:
            count = len(self._offer.cells)
            self._session.set_cells(dict(self._offer.cells), self.tr("填入上年结转"))
            self.notice.emit(self.tr("已照去年的年报填好上年结转 {count} 格。").format(count=count))

    def _on_refuse(self) -> None:
        self._is_refused = True
        self.refresh()
