"""A table that lists things, a row each, of which one is chosen whole."""

from PySide6.QtWidgets import QAbstractItemView, QTableWidget


def choose_whole_rows(table: QTableWidget) -> None:
    """Let `table` list things: rows are chosen whole and one at a time, nothing is typed, Tab leaves it."""
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.horizontalHeader().setHighlightSections(False)  # a chosen row says enough
