"""What the start page says as long as there is no draft: what to do first, and where everything will be."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from core import paths
from gui.look.theme import SPACE_L, SPACE_M, SPACE_S, larger, space
from gui.widgets.folder_row import FolderRow


class FirstSteps(QFrame):
    """Three sentences and the folder of the drafts; nothing to answer, nothing to click away."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_steps")
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(self)
        side, above = space(self, SPACE_L), space(self, SPACE_M)
        grid.setContentsMargins(side, above, side, above)
        grid.setHorizontalSpacing(space(self, SPACE_M))
        grid.setVerticalSpacing(space(self, SPACE_S))  # all of it fits 1366×768 at 150 %
        grid.setColumnStretch(1, 1)
        for row, (lead, words) in enumerate(self._steps()):
            caption = QLabel(lead)
            larger(caption, 1, bold=True)
            text = QLabel(words)
            text.setWordWrap(True)
            grid.addWidget(caption, row, 0)
            grid.addWidget(text, row, 1)
        grid.addWidget(FolderRow(folder, "drafts", self.tr("草稿所在的文件夹")), grid.rowCount(), 1)

    def _steps(self) -> tuple[tuple[str, str], ...]:
        kept = (
            self.tr("填的内容只保存在程序旁边的“数据”文件夹里，跟着 U 盘走，不留在这台电脑上。")
            if paths.portable_folder()
            else self.tr("填的内容只保存在这台电脑的下面这个文件夹里。")
        )
        return (
            (
                self.tr("先看示例"),
                self.tr("点“看示例”，翻一翻填好的年报是什么样子。示例只能看，改不坏。"),
            ),
            (
                self.tr("再填自己的"),
                self.tr(
                    "点“新建年报”就开始；有去年的年报，点“从去年的年报开始”更省事。改了就自动保存，下次接着填。"
                ),
            ),
            (
                self.tr("内容在哪里"),
                kept + self.tr("程序不联网，不会把任何内容发出去。"),
            ),
        )
