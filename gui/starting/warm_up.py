"""Brings in what the next click will need, once the window stands and nobody waits for it."""

import gc
from collections import deque
from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from core.drafts import store

STANDS_AFTER_MS = 300
PAUSE_MS = 20  # between two of them, so that keys and clicks are answered in between

# Small ones first: each holds the window up for as long as its own import takes.
MODULES = (
    "core.evaluate",
    "core.importing.reportfile",
    "gui.session",
    "gui.drafts.autosave",
    "gui.window.notices",
    "gui.drafts.new_report_dialog",
    "gui.tables.table_panel",
    "gui.pages.section_page",
    "gui.pages.preview_page",
    "gui.window.wizard",
    "core.wording.sandbox",
    "gui.exporting.export_flow",
)


class WarmUp(QObject):
    """Imports `MODULES`, reads the forms, and readies the first save, one after the other.

    Garbage is collected again from the end on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: deque[Callable[[], object]] = deque(
            [*(partial(import_module, name) for name in MODULES), _read_form, store.warm_up]
        )
        self._tasks.append(_collect_garbage_again)
        self._timer = QTimer(self, singleShot=True, interval=STANDS_AFTER_MS)
        self._timer.timeout.connect(self._do_next)

    def begin(self) -> None:
        """Begin when the window has been painted."""
        self._timer.start()

    def _do_next(self) -> None:
        self._tasks.popleft()()
        if self._tasks:
            self._timer.start(PAUSE_MS)


def _collect_garbage_again() -> None:
    """Undo `gui.start.hurry`; what is there by now stays for ever and need not be looked through."""
    gc.freeze()
    gc.enable()


def _read_form() -> None:
    """Read the forms, one of which a new report will be on; they are kept after the first time."""
    from core.forms.installed import editions

    editions()
