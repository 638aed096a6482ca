"""What is asked while styles are edited; one small method for each question."""

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from core.styles.library import presets

_COPY = "{name}（本单位）"
_MOST_LINES = 6


class StyleQuestions:
    """Asks by dialogs over `window`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def ask_name(self, present: str, *, is_preset: bool) -> str | None:
        """Return the name to save under, None when nothing is to be saved."""
        tr = self._window.tr
        proposed = _COPY.format(name=present) if is_preset else present
        words = tr("给这种版式起个名字：")
        name, is_given = QInputDialog.getText(self._window, tr("另存为"), words, text=proposed)
        return name.strip() if is_given else None

    def ask_preset(self) -> str | None:
        """Return the preset whose values all settings are to have, None for no change."""
        tr = self._window.tr
        names = [style.name for style in presets()]
        words = tr("把全部设置恢复成哪一种自带的版式？")
        name, is_given = QInputDialog.getItem(self._window, tr("恢复"), words, names, 0, False)
        return name if is_given else None

    def may_drop(self) -> bool:
        """Return whether changes that were not saved may be lost."""
        tr = self._window.tr
        more = tr("不保存就离开，这些改动就没有了。")
        return self._asked(tr("改动还没有保存。"), more, tr("不保存"))

    def may_replace(self, name: str) -> bool:
        """Return whether another style of that name may be replaced."""
        tr = self._window.tr
        text = tr("已经有叫“{name}”的版式。").format(name=name)
        return self._asked(text, tr("替换后，原来的设置就没有了。"), tr("替换"))

    def may_remove(self, name: str) -> bool:
        """Return whether the style of that name may be thrown away."""
        tr = self._window.tr
        text = tr("删除版式“{name}”？").format(name=name)
        return self._asked(text, tr("删除后不能找回。用它导出过的文件不受影响。"), tr("删除"))

    def may_remove_broken(self, name: str, problem: str) -> bool:
        """Say why the style of that name cannot be used; return whether it may be thrown away."""
        tr = self._window.tr
        text = tr("版式“{name}”不能用，仍按原来选的版式。").format(name=name)
        lines = problem.splitlines()
        more = ["……"] if len(lines) > _MOST_LINES else []
        return self._asked(text, "\n".join(lines[:_MOST_LINES] + more), tr("删除这个版式"))

    def _asked(self, text: str, more: str, go_on: str) -> bool:
        window = self._window
        box = QMessageBox(QMessageBox.Icon.Warning, window.windowTitle(), text, parent=window)
        box.setObjectName("style_question")
        box.setInformativeText(more)
        proceed = box.addButton(go_on, QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(window.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        answer = box.clickedButton() is proceed
        box.deleteLater()
        return answer
