"""What happens when something unforeseen goes wrong: it is logged, told quietly, and can be copied."""

import logging
import platform

from PySide6.QtGui import QGuiApplication

from core.logs import describe
from core.product import NAME, version
from gui.window.notices import NoticeBar

_log = logging.getLogger(__name__)


def report_crash(error: BaseException, *, is_safe: bool, bar: NoticeBar) -> None:
    """Show a sentence in `bar` with the report to copy; `is_safe` tells whether the draft could be saved."""
    _log.error("unexpected error", exc_info=error)
    report = crash_report(error)
    saved = "已填内容已经保存" if is_safe else "最近的修改可能没有保存，请先导出年报文件"
    bar.show_notice(
        f"程序出了意外的问题，{saved}，可以继续填。再次出现时请把错误报告发给维护人员。",
        [("复制错误报告", lambda: QGuiApplication.clipboard().setText(report))],
        sticky=True,
    )


def crash_report(error: BaseException) -> str:
    """Return what a developer needs to know, without anything the officer typed."""
    machine = f"{NAME} {version()} · Python {platform.python_version()} · {platform.platform()}"
    return f"{machine}\n{describe(error)}\n"
