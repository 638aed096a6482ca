"""One block of an official table as Qt sees it: the cells, without its labels."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.checks.finding import Finding
from core.format.check import Level
from core.format.tables import Block, Table
from core.formulas import formula
from core.keys import CellKey
from core.naming import cell_name, column_name, row_name
from gui.session import ReportSession

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

COMPUTED_ROLE = int(Role.UserRole) + 1
LEVEL_ROLE = int(Role.UserRole) + 2

_TOP = QModelIndex()
_SERIOUS_FIRST = (Level.ERROR, Level.WARNING, Level.INFO)


class BlockModel(QAbstractTableModel):
    """The figures of one block: a row for each row leaf, a column for each column leaf.

    Beside Qt's roles, COMPUTED_ROLE tells totals, LEVEL_ROLE the most serious finding at a cell (Level or None).
    A cell that is only not filled yet carries no mark: being empty says it.
    """

    def __init__(
        self, session: ReportSession, table: Table, block: Block, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.table = table
        self.block = block
        self._rows = [row.id for row in block.rows.leaves]
        self._columns = [column.id for column in block.columns.leaves]
        self._findings = self._findings_by_key()
        self._answers: dict[int, Callable[[CellKey], object]] = {
            Role.DisplayRole: session.cell_text,
            Role.EditRole: session.cell_text,
            Role.TextAlignmentRole: lambda key: Qt.AlignmentFlag.AlignCenter,
            Role.ToolTipRole: self._explanation,
            Role.AccessibleDescriptionRole: self._explanation,
            Role.AccessibleTextRole: self._spoken,
            COMPUTED_ROLE: lambda key: key in table.computed,
            LEVEL_ROLE: self._level,
        }
        session.cells_changed.connect(self._on_cells_changed)
        session.findings_changed.connect(self._on_findings_changed)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of rows; cells have none below them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns; cells have none below them."""
        return 0 if parent.isValid() else len(self._columns)

    def key_at(self, index: Index) -> CellKey:
        """Return the key of a valid index."""
        return CellKey(self.table.id, self._rows[index.row()], self._columns[index.column()])

    def index_of(self, key: CellKey) -> QModelIndex:
        """Return the index of `key`, an invalid one when it is not in this block."""
        if key.table != self.table.id or key.row not in self._rows:
            return QModelIndex()
        return self.index(self._rows.index(key.row), self._columns.index(key.column))

    def findings_at(self, key: CellKey) -> tuple[Finding, ...]:
        """Return what was found at this cell."""
        return self._findings.get(key, ())

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what `role` shows of a cell, None for roles left to Qt."""
        answer = self._answers.get(role)
        return answer(self.key_at(index)) if answer and index.isValid() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """Return the full path of a row or column, its help as tooltip."""
        axis = self.block.columns if orientation == Qt.Orientation.Horizontal else self.block.rows
        if not 0 <= section < len(axis.paths):
            return None
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return "－".join(node.text for node in axis.paths[section])
            case Role.ToolTipRole | Role.AccessibleDescriptionRole:
                return axis.paths[section][-1].help
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that totals and a report that may only be read are not editable."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.session.read_only and self.key_at(index) not in self.table.computed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Enter what was typed; return whether it was taken as a number."""
        if role != Role.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        key = self.key_at(index)
        return not self.session.enter_cells({key: str(value)}, f"填写{cell_name(self.table, key)}")

    def _spoken(self, key: CellKey) -> str:
        value = self.session.cell_text(key) or "未填"
        return f"{row_name(self.table, key)}, {column_name(self.table, key)}, {value}"

    def _explanation(self, key: CellKey) -> str:
        """Return the sentences at a cell, then how a total comes about."""
        sentences = [finding.message for finding in self.findings_at(key)]
        sentences.append(formula(self.table, key, self.session.results.values))
        return "\n".join(filter(None, sentences))

    def _level(self, key: CellKey) -> Level | None:
        levels = {finding.level for finding in self.findings_at(key)}
        return next((level for level in _SERIOUS_FIRST if level in levels), None)

    def _findings_by_key(self) -> dict[CellKey, tuple[Finding, ...]]:
        found: dict[CellKey, tuple[Finding, ...]] = {}
        for finding in self.session.findings:
            for key in () if finding.is_missing else finding.where:
                if isinstance(key, CellKey) and self.index_of(key).isValid():
                    found[key] = (*found.get(key, ()), finding)
        return found

    def _on_cells_changed(self, keys: Iterable[CellKey]) -> None:
        for key in keys:
            index = self.index_of(key)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def _on_findings_changed(self) -> None:
        before, self._findings = self._findings, self._findings_by_key()
        keys = before.keys() | self._findings.keys()
        self._on_cells_changed(key for key in keys if before.get(key) != self._findings.get(key))
