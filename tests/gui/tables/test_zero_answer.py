"""“没有发生” stays visible as an answer, and can be changed."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.tables.table_panel import TablePanel
from tests.helpers.sessions import begun


def test_answer_is_seen_after_the_table_was_filled_with_zeros_and_can_be_changed(
    qtbot: QtBot,
) -> None:
    session = begun()
    panel = TablePanel(session, session.form.table("applications"))
    qtbot.addWidget(panel)
    panel.show()
    answer = panel.findChild(QLabel, "zero_answer_applications")
    change = panel.findChild(QPushButton, "zero_change_applications")
    assert isinstance(answer, QLabel)
    assert isinstance(change, QPushButton)
    assert not answer.isVisible()
    panel.fill_zero()
    assert answer.text() == "✓ 已答：没有发生，全部为 0"
    assert answer.isVisible()
    assert not panel.findChild(QPushButton, "fill_all_applications").isVisible()  # type: ignore[union-attr]
    change.click()
    assert not answer.isVisible()
    assert session.report.cells == {}
    session.undo_stack.undo()
    assert answer.isVisible()


def test_one_figure_is_no_such_answer(qtbot: QtBot) -> None:
    session = begun()
    panel = TablePanel(session, session.form.table("applications"))
    qtbot.addWidget(panel)
    panel.show()
    panel.fill_zero()
    session.set_cells({panel.first_key(): 1}, "填写")
    assert not panel.findChild(QLabel, "zero_answer_applications").isVisible()  # type: ignore[union-attr]
