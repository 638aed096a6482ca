"""What the self-test tries with Qt: the window with the sample in it, saving, print, fonts, icons, input, words."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QImageReader, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from core.compose import compose
from core.document import Document
from core.forms.installed import load_format
from core.self_test import EXPORT, Check, NotAsExpected, sample, tried
from core.styles.library import default_style
from gui.app import Application
from gui.help.system_info import chinese_families, input_method, input_plugins
from gui.input_methods.choosing import choose, offered_to_qt
from gui.look.icons import icon, icon_names, window_icon
from gui.look.theme import STYLE
from gui.paper.pages import Pages
from gui.paper.pdf import write_pdf
from gui.paper.printing import print_pages
from gui.paper.typesetting import Typesetter
from gui.session import ReportSession
from gui.window.wizard import Wizard

_LANGUAGE_OF_QT = ("QPlatformTheme", "Cancel", "取消")
_SIZE = 1366, 700
_BRIDGE = ("gui.input_methods.fcitx_bridge", "gui.input_methods.telling", "jeepney.io.blocking")
_PICTURES = {"png"}
_UNIT, _TABLE, _TYPED = "自检", "applications", "12"


class Checks:
    """Makes the program as an officer would start it, on an empty folder, but keeps its window off the screen."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self._folder, self._scratch = folder, scratch
        with offered_to_qt(choose(os.environ)):
            self._qt = QApplication(["nianbao", *STYLE])
        self._application = Application(self._qt, scratch)
        window = self._application.window
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(*_SIZE)
        window.show()

    def all(self) -> Iterator[Check]:
        """Yield what was tried; the last one closes the window."""
        acts: dict[str, Callable[[], str]] = {
            "界面文字": self._words,
            "字体": _fonts,
            "图标": _icons,
            "输入法": _input,
            "示例的每一页": self._sample,
            "填写和自动保存": self._typing,
            "导出 PDF": self._pdf,
            "一图读懂": self._picture,
            "打印": self._print,
            "关闭": self._close,
        }
        for name, act in acts.items():
            yield tried(name, act)

    def _words(self) -> str:
        context, english, chinese = _LANGUAGE_OF_QT
        found = QCoreApplication.translate(context, english)
        if found != chinese:
            raise NotAsExpected(f"Qt 的中文没有装上：“{english}”显示为“{found}”，应为“{chinese}”。")
        return found

    def _sample(self) -> str:
        self._application.desk.open_sample()
        steps = self._session().results.steps
        for step in steps:
            self._wizard().go_to(step.id)
            QCoreApplication.processEvents()
            if _is_blank(self._application.window.grab().toImage()):
                raise NotAsExpected(f"“{step.title}”一页是空白的。")
        return "、".join(step.title for step in steps)

    def _typing(self) -> str:
        desk = self._application.desk
        desk.start_report(_UNIT, sample().year or 0)
        cell = self._session().form.table(_TABLE).typed[0]
        self._session().enter_cells({cell: _TYPED}, "")
        if not desk.save_now():
            raise NotAsExpected("填的数没有保存下来。")
        draft = desk.draft_id
        desk.close_report()
        desk.open_draft(draft)
        kept = self._session().report.cells.get(cell)
        if kept != int(_TYPED):
            raise NotAsExpected(f"填的是 {_TYPED}，关掉再打开是 {kept}。")
        return "填一个数，关掉再打开，还在"

    def _pdf(self) -> str:
        path, document = self._folder / f"{EXPORT}.pdf", _document()
        style = default_style()
        write_pdf(document, style, path)
        _expect_pdf(path)
        return f"{path.name}：{Pages(document, Typesetter(style)).count} 页"

    def _picture(self) -> str:
        from gui.exporting.picture import write_png  # late: needs QtSvg

        path, report = self._folder / f"{EXPORT}.png", sample()
        write_png(load_format(report.format_id), report, path)
        image = QImage(str(path))
        if image.isNull() or _is_blank(image):
            raise NotAsExpected(f"“{path.name}”没有写成。")
        return f"{path.name}：{image.width()}×{image.height()}"

    def _print(self) -> str:
        path = self._scratch / "打印.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        print_pages(Pages(_document()), printer)
        _expect_pdf(path)
        printers = QPrinterInfo.availablePrinterNames()
        return f"打印到文件成功；系统里有 {len(printers)} 台打印机"

    def _close(self) -> str:
        window = self._application.window
        if not window.close():
            raise NotAsExpected("窗口没有关上。")
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._application.settings.store.sync()  # else Qt would write it when the folder is gone
        return "草稿已经交还"

    def _session(self) -> ReportSession:
        session = self._application.desk.session
        if session is None:
            raise NotAsExpected("年报没有打开。")
        return session

    def _wizard(self) -> Wizard:
        wizard = self._application.window.wizard
        if wizard is None:
            raise NotAsExpected("填写页没有打开。")
        return wizard


def _document() -> Document:
    report = sample()
    return compose(load_format(report.format_id), report)


def _expect_pdf(path: Path) -> None:
    if not path.is_file() or not path.read_bytes().startswith(b"%PDF"):
        raise NotAsExpected(f"“{path.name}”没有写成。")


def listen(messages: list[str]) -> None:
    """Put what Qt says from now on into `messages` instead of the console, but for what ends the program."""

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str | None) -> None:
        messages.append(words or "")
        if kind is QtMsgType.QtFatalMsg and sys.stderr is not None:
            sys.stderr.write(f"{words}\n")

    qInstallMessageHandler(hear)


def _fonts() -> str:
    families = chinese_families()
    if not families:
        raise NotAsExpected(
            "系统里没有中文字体，界面上会是方框。请安装一种，例如 fonts-noto-cjk 或者文泉驿。"
        )
    return f"{len(families)} 种中文字体，如 {'、'.join(families[:3])}"


def _icons() -> str:
    pictures = {str(one.data(), "ascii") for one in QImageReader.supportedImageFormats()}
    if missing := _PICTURES - pictures:
        raise NotAsExpected(f"图片格式 {'、'.join(sorted(missing))} 读不了。")
    shown = {"程序": window_icon(), **{name: icon(name) for name in icon_names()}}
    empty = [name for name, one in shown.items() if _is_blank(one.pixmap(32, 32).toImage())]
    if empty or len(shown) == 1:
        raise NotAsExpected(f"图标画不出来：{'、'.join(empty) or '一个也没有'}。")
    return f"{len(shown)} 个"


def _input() -> str:
    if sys.platform == "linux":
        if "ibus" not in input_plugins():
            raise NotAsExpected("输入法插件没有装上，输入不了中文。")
        for module in _BRIDGE:  # needed where fcitx 4 is, so maybe not here
            import_module(module)
    return input_method()


def _is_blank(image: QImage) -> bool:
    """Return whether `image` has one colour only, or nothing at all."""
    if image.isNull():
        return True
    few = image.scaled(64, 64).convertToFormat(QImage.Format.Format_ARGB32)
    places = ((x, y) for x in range(few.width()) for y in range(few.height()))
    return len({few.pixel(x, y) for x, y in places}) == 1
