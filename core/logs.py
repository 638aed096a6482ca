"""What went wrong, kept in files beside the drafts; never what the officer typed, nor paths or names.

`watch_for_crashes` costs nothing and comes first; `begin` imports logging and can wait until the window
stands. Only the loggers of `core`, `gui` and `qt` may say something in words: ours are constant, with
identifiers and counts in them. Of exceptions stay the places and the types, as messages quote what was typed.
"""

import faulthandler
import re
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import logging
    from types import TracebackType

LOG = "nianbao.log"
CRASHES = "crash.log"
MAX_BYTES = 500_000
OLD_FILES = 3

_OWN = re.compile(r"(core|gui|qt|nianbao)(\.|\Z)")
_HARMLESS = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,60}\Z", re.ASCII)
_STRUCK = "…"
_SHOWN_PARTS = (
    3  # of a path: enough to find the file in the sources, too little to tell a user's name
)


def watch_for_crashes(folder: Path) -> bool:
    """Let a crash of Qt or Python itself leave its stack in `CRASHES`; return whether that could be set up."""
    path = folder / CRASHES
    try:
        too_large = path.exists() and path.stat().st_size > MAX_BYTES
        file = path.open("wb" if too_large else "ab", buffering=0)
    except OSError:
        return False
    faulthandler.enable(file)  # keeps the file open for the life of the program
    return True


def begin(folder: Path, level: int | str = "INFO") -> None:
    """Write the log to `LOG` in `folder` from now on; once is enough, a folder that refuses is let be."""
    import logging

    root = logging.getLogger()
    if any(handler.get_name() == LOG for handler in root.handlers):
        return
    root.addHandler(_handler(folder))
    for name in ("core", "gui", "qt", "nianbao"):
        logging.getLogger(name).setLevel(level)
    _listen()


def describe(error: BaseException) -> str:
    """Return places and types of `error` and of what it came from, without its message."""
    parts: list[str] = []
    present: BaseException | None = error
    while present is not None and len(parts) < 10:  # noqa: PLR2004 - a chain may be a circle
        parts.append("\n".join([*_places(present.__traceback__), _kind(present)]))
        present = present.__cause__ or (
            None if present.__suppress_context__ else present.__context__
        )
    return "\nfrom\n".join(parts)


def _places(trace: "TracebackType | None") -> list[str]:
    return [
        f"  {'/'.join(Path(frame.filename).parts[-_SHOWN_PARTS:])}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def _kind(error: BaseException) -> str:
    """Return the type with the code of the system or of SQLite, which says what but not about what."""
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "errno", None) or ""
    return f"{type(error).__module__}.{type(error).__qualname__} {code}".strip()


def _handler(folder: Path) -> "logging.Handler":
    from logging.handlers import RotatingFileHandler

    class Discreet(RotatingFileHandler):
        """Writes only what `_line` lets through; a full disk must not become a second error."""

        def format(self, record: "logging.LogRecord") -> str:
            return _line(record)

        def handleError(self, record: "logging.LogRecord") -> None:  # noqa: N802 - named by logging
            return

    handler = Discreet(
        folder / LOG, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=True
    )
    handler.set_name(LOG)
    return handler


def _line(record: "logging.LogRecord") -> str:
    from datetime import datetime

    is_own = bool(_OWN.match(record.name))
    words = _words(record) if is_own else f"{_STRUCK} ({record.module}:{record.lineno})"
    moment = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
    line = f"{moment} {record.levelname} {record.name} {words}"
    error = record.exc_info[1] if record.exc_info else None
    return f"{line}\n{describe(error)}" if error else line


def _words(record: "logging.LogRecord") -> str:
    """Return the message; of what is filled in, only counts and identifiers."""
    words = str(record.msg)
    if not isinstance(record.args, tuple) or not record.args:
        return words
    try:
        return words % tuple(map(_harmless, record.args))
    except (TypeError, ValueError):  # %d for what was struck out
        return words


def _harmless(value: Any) -> object:  # noqa: ANN401 - anything may be logged
    if isinstance(value, int | float) or (isinstance(value, str) and _HARMLESS.match(value)):
        return value
    return _STRUCK


def _listen() -> None:
    """Log what dies in a thread or where Python can raise nothing."""
    import logging
    import threading

    log = logging.getLogger("nianbao")
    threading.excepthook = lambda args: log.error("in a thread", exc_info=args.exc_value)
    sys.unraisablehook = lambda args: log.error("unraisable", exc_info=args.exc_value)
