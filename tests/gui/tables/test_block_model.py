"""The Qt model of a block, without any window."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.format.check import Level
from core.format.tables import Block, Table
from core.forms.installed import load_format
from core.keys import CellKey, parse_cell_key
from core.report import Report
from gui.session import ReportSession
from gui.tables.block_model import COMPUTED_ROLE, LEVEL_ROLE, BlockModel

FORM = load_format("2021-30")
APPLICATIONS = FORM.table("applications")
BLOCKS = [
    pytest.param(table, block, id=f"{table.id}-{place}")
    for table in FORM.tables
    for place, block in enumerate(table.blocks)
]
Role = Qt.ItemDataRole


def _key(text: str) -> CellKey:
    key = parse_cell_key(f"applications.{text}")
    assert key is not None
    return key


RECEIVED, TOTAL = _key("received.natural_person"), _key("received.total")


@pytest.fixture
def model(session: ReportSession) -> BlockModel:
    return BlockModel(session, APPLICATIONS, APPLICATIONS.blocks[0])


@pytest.mark.parametrize(("table", "block"), BLOCKS)
def test_model_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, session: ReportSession, table: Table, block: Block
) -> None:
    model = BlockModel(session, table, block)
    qtmodeltester.check(model)
    session.enter_cells({table.typed[0]: "无", table.typed[-1]: "3"}, "")
    qtmodeltester.check(model)


def test_every_cell_has_an_index_and_back(model: BlockModel) -> None:
    assert all(model.key_at(model.index_of(key)) == key for key in APPLICATIONS.units)
    assert not model.index_of(CellKey("disputes", "cases", "review_total")).isValid()
    assert not model.index_of(CellKey("applications", "cases", "total")).isValid()


def test_cell_shows_what_was_entered_and_totals_follow(model: BlockModel) -> None:
    assert model.setData(model.index_of(RECEIVED), "１２")
    assert model.index_of(RECEIVED).data() == "12"
    assert model.index_of(TOTAL).data() == "12"
    assert model.index_of(_key("granted.other")).data() == ""


def test_total_cannot_be_typed_but_says_how_it_comes_about(model: BlockModel) -> None:
    index = model.index_of(TOTAL)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "5")
    assert index.data(COMPUTED_ROLE) is True
    assert "由程序计算" in index.data(Role.ToolTipRole)


def test_refused_text_stays_with_its_sentence(model: BlockModel) -> None:
    index = model.index_of(RECEIVED)
    assert not model.setData(index, "无")
    assert index.data() == "无"
    assert "没有发生的请填 0" in index.data(Role.ToolTipRole)
    assert index.data(LEVEL_ROLE) is Level.ERROR


def test_blank_cell_carries_no_mark(model: BlockModel) -> None:
    assert model.index_of(RECEIVED).data(LEVEL_ROLE) is None


def test_unbalanced_column_is_marked_and_unmarked(model: BlockModel) -> None:
    index = model.index_of(RECEIVED)
    model.setData(index, "2")
    assert index.data(LEVEL_ROLE) is Level.ERROR
    assert "相差 2 件" in index.data(Role.ToolTipRole)
    model.setData(model.index_of(_key("carried_out.natural_person")), "2")
    assert index.data(LEVEL_ROLE) is None


def test_screen_reader_hears_row_column_and_value(model: BlockModel) -> None:
    index = model.index_of(RECEIVED)
    spoken = "一、本年新收政府信息公开申请数量, 自然人, "
    assert index.data(Role.AccessibleTextRole) == spoken + "未填"
    model.setData(index, "0")
    assert index.data(Role.AccessibleTextRole) == spoken + "0"


def test_headers_tell_the_whole_path(model: BlockModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(1, across) == "申请人情况－法人或其他组织－商业企业"
    assert model.headerData(4, down) == "三、本年度办理结果－（三）不予公开－1.属于国家秘密"
    assert "商业" not in str(model.headerData(0, across, Role.ToolTipRole))
    assert model.headerData(99, down) is None


def test_only_changed_cells_are_announced(qtbot: QtBot, model: BlockModel) -> None:
    changed: list[CellKey] = []
    model.dataChanged.connect(lambda index: changed.append(model.key_at(index)))
    model.session.enter_cells({_key("granted.other"): "0"}, "")
    assert set(changed) == {
        _key("granted.other"),
        _key("granted.total"),
        _key("concluded.other"),
        _key("concluded.total"),
    }
    model.session.enter_cells({CellKey("disputes", "cases", "review_upheld"): "1"}, "")
    assert len(changed) == 4


def test_report_to_be_read_only_is_not_editable(qtbot: QtBot) -> None:
    session = ReportSession(FORM, Report(FORM.id), read_only=True)
    model = BlockModel(session, APPLICATIONS, APPLICATIONS.blocks[0])
    index = model.index_of(RECEIVED)
    assert model.flags(index) == Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    assert not model.setData(index, "3")


def test_no_cell_is_nothing(model: BlockModel) -> None:
    nowhere = QModelIndex()
    assert model.flags(nowhere) == Qt.ItemFlag.NoItemFlags
    assert model.data(nowhere) is None
    assert model.rowCount(model.index(0, 0)) == 0
