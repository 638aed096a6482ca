"""The question before the program ends although something could not be saved."""

from PySide6.QtWidgets import QMessageBox, QWidget


def leaves_unsaved(window: QWidget) -> bool:
    """Return whether the officer ends the program all the same; staying is the answer at hand."""
    box = QMessageBox(window)
    box.setWindowTitle(window.tr("退出"))
    box.setText(window.tr("最近的修改还没有保存。"))
    box.setInformativeText(
        window.tr("现在退出，最近的修改会丢失。可以先留下来，导出年报文件保存到别处。")
    )
    stay = box.addButton(window.tr("留下"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(window.tr("仍要退出"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
