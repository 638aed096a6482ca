"""`nianbao-gui --self-test [FOLDER]`: the program tries itself out, shows no window and touches no draft.

It leaves the exported sample and `self-test.json` in FOLDER. What needs no Qt is tried in `core.self_test`, what
needs it in `gui.starting.self_checks`.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from core.errors import CannotWrite
from core.product import version
from core.self_test import Check, NotAsExpected, core_checks, tried

RESULT = "self-test.json"
PASSED, FAILED = 0, 1


def run(folder: Path | None, say: Callable[[str], object]) -> int:
    """Try everything, tell `say` line by line how it went, and return 0 when all went well, else 1.

    Without a `folder`, a new one among the temporary files is used. Raises CannotWrite when it refuses.
    """
    folder = _writable(folder)
    with tempfile.TemporaryDirectory(
        prefix="自检 ", dir=folder, ignore_cleanup_errors=True
    ) as scratch:
        os.environ["NIANBAO_DATA"] = scratch  # whoever asks for the officer's folder gets this one
        checks = [_told(check, say) for check in core_checks(folder, Path(scratch))]
        # Qt ends the whole process when it cannot begin: what is known by now is written before.
        _write(folder, [*checks, Check("窗口部件", False, "界面没有启动起来。")], {})
        choose_platform()
        facts = _with_window(folder, Path(scratch), checks, say)
    _write(folder, checks, facts)
    passed = all(check.ok for check in checks)
    say(f"{'全部通过' if passed else '没有全部通过'}，详见 {folder / RESULT}")
    return PASSED if passed else FAILED


def choose_platform() -> None:
    """Let Qt draw into memory where there is no screen, or where the one that is named does not answer."""
    if sys.platform != "linux":
        return
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    named = os.environ.get("QT_QPA_PLATFORM") or "xcb"
    os.environ["QT_QPA_PLATFORM"] = f"{named};offscreen" if has_screen else "offscreen"


def _with_window(
    folder: Path, scratch: Path, checks: list[Check], say: Callable[[str], object]
) -> dict[str, object]:
    """Add to `checks` what was tried with Qt, and return what is known about the machine."""
    facts: dict[str, object] = {}
    facts["qt_messages"] = messages = list[str]()

    def begin() -> str:
        from gui.starting.self_checks import Checks, listen

        listen(messages)
        checks.extend(_told(check, say) for check in Checks(folder, scratch).all())
        return "启动、检查、关闭"

    def describe() -> str:
        from PySide6.QtGui import QGuiApplication

        from gui.help.system_info import system_facts

        if QGuiApplication.instance() is None:  # Qt would end the process at the first question
            raise NotAsExpected("界面没有启动起来，问不到。")
        facts.update((fact.key, fact.value) for fact in system_facts())
        return str(facts["screen"])

    checks.append(_told(tried("窗口部件", begin), say))
    checks.append(_told(tried("系统信息", describe), say))
    return facts


def _told(check: Check, say: Callable[[str], object]) -> Check:
    say(f"{'✓' if check.ok else '✕'} {check.name}：{check.words}")
    return check


def _writable(folder: Path | None) -> Path:
    if folder is None:
        return Path(tempfile.mkdtemp(prefix="nianbao-self-test-"))
    with _refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / RESULT).write_text("", encoding="utf-8")
    return folder.resolve()


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    """Raise CannotWrite for what the system refuses: no rights, no such drive, a full disk."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(f"自检的结果写不进文件夹“{folder}”，请换一个文件夹。") from error


def _write(folder: Path, checks: Sequence[Check], facts: Mapping[str, object]) -> None:
    content = {
        "program": "nianbao",
        "version": version(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        **facts,
        "ok": all(check.ok for check in checks),
        "checks": [asdict(check) for check in checks],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    with _refusing(folder):
        (folder / RESULT).write_text(f"{text}\n", encoding="utf-8", newline="\n")
