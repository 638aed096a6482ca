"""The steps on the left: state by sign, word and colour, never by colour alone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.steps import Step, StepState
from gui.window.step_list import StepList

STEPS = (
    Step("facts", "基本信息", StepState.STARTED),
    Step("overview", "一、总体情况", StepState.DONE),
    Step("applications", "三、依申请公开", StepState.PROBLEMS, 3),
    Step("preview", "预览与导出", StepState.EMPTY),
)


@pytest.fixture
def steps(qtbot: QtBot) -> StepList:
    widget = StepList()
    qtbot.addWidget(widget)
    widget.show_steps(STEPS)
    return widget


def test_step_shows_sign_title_and_number_of_problems(steps: StepList) -> None:
    texts = [steps.list.item(row).text() for row in range(steps.list.count())]
    assert texts == ["● 基本信息", "✓ 一、总体情况", "▲ 三、依申请公开 3", "○ 预览与导出"]


def test_step_says_its_state_in_words(steps: StepList) -> None:
    spoken = steps.list.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "三、依申请公开，有问题 3"
    assert steps.list.item(3).toolTip() == "预览与导出：未填"


def test_progress_counts_what_is_done(steps: StepList) -> None:
    assert steps.progress.text() == "进度 1/4"


def test_chosen_step_is_told_but_not_when_the_program_marks_it(
    steps: StepList, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(steps.step_chosen) as told:
        steps.list.setCurrentRow(2)
    assert told.args == ["applications"]
    with qtbot.assertNotEmitted(steps.step_chosen):
        steps.choose("facts")
    assert steps.list.currentRow() == 0


def test_new_states_leave_the_present_step_marked(steps: StepList, qtbot: QtBot) -> None:
    steps.choose("overview")
    with qtbot.assertNotEmitted(steps.step_chosen):
        steps.show_steps((*STEPS[:2], Step("applications", "三、依申请公开", StepState.DONE)))
    assert steps.list.currentRow() == 1
    assert steps.list.item(2).text() == "✓ 三、依申请公开"
    assert not steps.list.item(2).font().bold()
