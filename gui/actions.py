"""Every command of the window: words, shortcut, menu. What it does is in `gui.commands`."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

SEPARATOR = "|"
STEP_COUNT = 8
SCHEMES = ("light", "dark", "system")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name in code, its words, its shortcuts; `needs_report` greys it on the start page."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    needs_report: bool = True
    is_checkable: bool = False


COMMANDS = (
    Command("new", "新建年报…", ("Ctrl+N",), needs_report=False),
    Command("open", "打开文件…", ("Ctrl+O",), needs_report=False),
    Command("import", "从去年的年报开始…", needs_report=False),
    Command("next_year", "以此为去年，新建下一年年报"),
    Command("sample", "看示例", needs_report=False),
    Command("start", "回到开始页"),
    Command("history", "版本历史…"),
    Command("deleted", "已删除的草稿…", needs_report=False),
    Command("backups", "备份…", needs_report=False),
    Command("bundle", "全部备份为一个文件…", needs_report=False),
    Command("set_password", "设置密码…"),
    Command("remove_password", "去掉密码…"),
    Command("save", "保存", ("Ctrl+S",)),
    Command("export_word", "导出 Word…", ("Ctrl+E",)),
    Command("export_pdf", "导出 PDF…"),
    Command("export_several", "导出多种文件…", ("Ctrl+Shift+E",)),
    Command("copy_fragment", "复制网页片段"),
    Command("export_text", "导出文本…"),
    Command("export_report", "导出年报文件…"),
    Command("print", "打印…", ("Ctrl+P",)),
    Command("quit", "退出", ("Ctrl+Q",), needs_report=False),
    Command("undo", "撤销", ("Ctrl+Z",)),
    Command("redo", "重做", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("cut", "剪切", ("Ctrl+X",)),
    Command("copy", "复制", ("Ctrl+C",)),
    Command("paste", "粘贴", ("Ctrl+V",)),
    Command("find", "查找…", ("Ctrl+F",)),
    Command("insert_figure", "插入数字…", ("Ctrl+D",)),
    Command("fill_zero", "没有发生，全部填 0"),
    Command("next_step", "下一步", ("Ctrl+Return", "Ctrl+Enter")),
    Command("previous_step", "上一步", ("Ctrl+Shift+Return",)),
    Command("preview", "预览与导出"),
    Command("compare", "与上年对比"),
    Command("last_year", "选择去年的年报…"),
    Command("findings", "显示问题和说明", is_checkable=True),
    Command("next_pane", "下一个区域", ("F6",)),
    Command("previous_pane", "上一个区域", ("Shift+F6",)),
    Command("larger", "放大字号", ("Ctrl+=", "Ctrl++"), needs_report=False),
    Command("smaller", "缩小字号", ("Ctrl+-",), needs_report=False),
    Command("normal", "恢复字号", ("Ctrl+0",), needs_report=False),
    Command("light", "浅色", needs_report=False, is_checkable=True),
    Command("dark", "深色", needs_report=False, is_checkable=True),
    Command("system", "跟随系统", needs_report=False, is_checkable=True),
    Command("next_finding", "下一个问题", ("F8",)),
    Command("previous_finding", "上一个问题", ("Shift+F8",)),
    Command("listing", "问题清单…"),
    Command("deadlines", "报送期限…", needs_report=False),
    Command("page_styles", "版式…", needs_report=False),
    Command("proof", "检查 Word 文件的排版…", needs_report=False),
    Command("packs", "规则和表样…", needs_report=False),
    Command("help", "这里填什么", ("F1",)),
    Command("shortcuts", "快捷键", needs_report=False),
    Command("about", "关于年报助手", needs_report=False),
)

# Names in menu order; a bar stands for a line between groups.
_MENU_NAMES = {
    "文件(&F)": "new open import next_year sample | save history deleted backups bundle"
    " | set_password remove_password"
    " | export_word export_pdf export_several copy_fragment export_text export_report print | start quit",
    "编辑(&E)": "undo redo | cut copy paste | find",
    "插入(&I)": "insert_figure",
    "查看(&V)": "previous_step next_step preview | compare last_year | findings next_pane previous_pane"
    " | larger smaller normal | light dark system",
    "工具(&T)": "next_finding previous_finding listing | fill_zero | deadlines page_styles proof | packs",
    "帮助(&H)": "help shortcuts about",
}
MENUS = {title: tuple(names.split()) for title, names in _MENU_NAMES.items()}

TOOLBAR = (
    "start",
    "|",
    "undo",
    "redo",
    "|",
    "preview",
    "export_word",
    "|",
    "compare",
    "|",
    "smaller",
    "larger",
)
TOOLBAR_WORDS = {"start": "开始页", "preview": "预览", "smaller": "字号 A-", "larger": "字号 A+"}


class Actions:
    """The commands as actions by name, in menus and out of them."""

    def __init__(self, owner: QObject) -> None:
        self._by_name = {command.name: _action(command, owner) for command in COMMANDS}
        self._schemes = QActionGroup(owner)  # one of them holds at a time, and shows it with a dot
        for scheme in SCHEMES:
            self._schemes.addAction(self[scheme])
        self.steps = [_step_action(number, owner) for number in range(1, STEP_COUNT + 1)]

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> list[QAction]:
        """Return every action, those of the steps too."""
        return [*self._by_name.values(), *self.steps]

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Build the menus and return them by their words without the access key."""
        menus: dict[str, QMenu] = {}
        for title, names in MENUS.items():
            menu = bar.addMenu(title)
            menus[title.split("(")[0]] = menu
            for name in names:
                if name == SEPARATOR:
                    menu.addSeparator()
                else:
                    menu.addAction(self[name])
        return menus

    def show_for(self, *, has_report: bool, is_read_only: bool) -> None:
        """Grey what cannot be done on the start page or in the sample."""
        for command in COMMANDS:
            self[command.name].setEnabled(has_report or not command.needs_report)
        for name in (
            "save",
            "insert_figure",
            "fill_zero",
            "cut",
            "paste",
            "set_password",
            "remove_password",
        ):
            self[name].setEnabled(has_report and not is_read_only)
        for action in self.steps:
            action.setEnabled(has_report)

    def show_password(self, *, is_set: bool) -> None:
        """Offer to remove a password only where there is one, and it may be changed."""
        self["set_password"].setText("更换密码…" if is_set else "设置密码…")
        self["remove_password"].setEnabled(is_set and self["set_password"].isEnabled())


def shortcut_lines() -> list[tuple[str, str]]:
    """Return what each shortcut does, for 帮助 → 快捷键; those inside fields and tables too."""
    shown = [
        (_readable(command.keys[0]), command.words.rstrip("…"))
        for command in COMMANDS
        if command.keys
    ]
    inside = [
        ("Ctrl+1 … Ctrl+8", "转到第 1 至第 8 步"),
        ("Tab / Shift+Tab", "下一个 / 上一个要填的格子或栏目"),
        ("Enter", "填完这一格，到下面一格"),
        ("方向键", "在表里移动"),
        ("F2", "修改格子里原来的数"),
        ("Delete", "清空选中的格子"),
        ("@", "在文字里插入跟着表变的数字"),
        ("Alt+1 … Alt+5", "照右边列出的改法改好勾稽关系"),
        ("Esc", "放弃正在改的数"),
        ("← / → / Enter", "预览：到前一处、后一处，到那里修改"),
        ("Ctrl++ / Ctrl+-", "预览：放大、缩小纸面"),
        ("Ctrl+Enter / Ctrl+R / Delete", "读入文件：放到选中处、选整行、取出来"),
    ]
    return shown + inside


def _readable(keys: str) -> str:
    return keys.replace("Return", "Enter")


def _action(command: Command, owner: QObject) -> QAction:
    action = QAction(command.words, owner)
    action.setObjectName(f"action_{command.name}")
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.setCheckable(command.is_checkable)
    return action


def _step_action(number: int, owner: QObject) -> QAction:
    action = QAction(f"第 {number} 步", owner)
    action.setObjectName(f"action_step_{number}")
    # Not `setShortcut`: to choose between its overloads PySide6 builds every enum of `Qt`, 2,000 keys.
    action.setShortcuts([QKeySequence(f"Ctrl+{number}")])
    return action
