"""The 勾稽关系 of a table, live, a column each."""

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from core.checks.sums import Balance
from core.format.tables import Table
from gui.session import ReportSession


class BalanceStrip(QLabel):
    """Says of every column of `table` whether its figures balance; hidden for tables without a balance.

    Signals:
    balance_chosen(CellKey)   the officer wants to see this column, at the first cell compared
    """

    balance_chosen = Signal(object)

    def __init__(self, session: ReportSession, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self.setObjectName("balance_strip")
        self.setAccessibleName(self.tr("勾稽关系"))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self._on_link_activated)
        session.cells_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the balances of now."""
        balances = self._balances()
        self.setVisible(bool(balances))
        entries = [self._entry(one) for one in balances]
        self.setText(self.tr("勾稽：") + " · ".join(entries))
        self.setAccessibleDescription(
            "；".join(f"{one.name}{self._state(one)}" for one in balances)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Write the words anew in the colours of another palette: rich text keeps those it was made with."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.clear()
            self.refresh()

    def _balances(self) -> list[Balance]:
        return [one for one in self._session.results.balances if one.table == self._table.id]

    def _entry(self, balance: Balance) -> str:
        name, state = escape(balance.name), escape(self._state(balance))
        words = f"<b>▲ {name} {state}</b>" if balance.sentence else f"{name} {state}"
        style = "" if balance.sentence else "text-decoration: none; color: palette(text)"
        return f'<a href="{balance.column}" style="white-space: nowrap; {style}">{words}</a>'

    def _state(self, balance: Balance) -> str:
        """Return the sentence of a balance, a tick when it balances, or that it is not filled in.

        Nothing on both sides balances only when it is a stated zero everywhere.
        """
        if balance.sentence:
            return balance.sentence
        values = self._session.results.values
        is_filled = bool(balance.left) or all(key in values for key in balance.keys)
        return "✓" if is_filled else self.tr("未填")

    def _on_link_activated(self, column: str) -> None:
        self.balance_chosen.emit(
            next(one.keys[0] for one in self._balances() if one.column == column)
        )
