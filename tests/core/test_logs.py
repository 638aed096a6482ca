"""The log says where something went wrong and nothing of what was typed."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core import logs

MARK = "某某局机密"
FIGURE = 87654321


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Begin the log at its most talkative; give its file, and end it."""
    monkeypatch.setattr(logs, "_listen", lambda: None)
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.setLevel("DEBUG")
    logs.begin(tmp_path, "DEBUG")
    yield tmp_path / logs.LOG
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    for name in ("core", "gui", "qt", "nianbao"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def _fail() -> None:
    try:
        int(MARK)
    except ValueError as error:
        raise KeyError(FIGURE, MARK) from error


def test_an_error_is_logged_by_place_and_type_with_what_it_came_from(log: Path) -> None:
    try:
        _fail()
    except KeyError as error:
        logging.getLogger("gui.starting.crash").error("unexpected error", exc_info=error)
    text = log.read_text(encoding="utf-8")
    assert "ERROR gui.starting.crash unexpected error" in text
    assert "builtins.KeyError\nfrom\n" in text
    assert "builtins.ValueError" in text
    assert "core/test_logs.py:" in text
    assert MARK not in text
    assert str(FIGURE) not in text


def test_what_is_filled_in_is_struck_out_unless_it_is_a_count_or_an_identifier(log: Path) -> None:
    own = logging.getLogger("core.anything")
    own.info("saved %d drafts of %s by %s, %s", 3, MARK, "SQLITE_BUSY", Path(MARK))
    own.debug("%(name)s", {"name": MARK})
    text = log.read_text(encoding="utf-8")
    assert "saved 3 drafts of … by SQLITE_BUSY, …" in text
    assert MARK not in text


def test_of_other_packages_only_the_place_is_logged(log: Path) -> None:
    logging.getLogger("docx.opc").warning(f"cannot read {MARK}")  # noqa: G004 - others may do so
    text = log.read_text(encoding="utf-8")
    assert "WARNING docx.opc … (test_logs:" in text
    assert MARK not in text


def test_the_log_begins_anew_before_it_grows_large(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = next(one for one in logging.getLogger().handlers if one.get_name() == logs.LOG)
    monkeypatch.setattr(handler, "maxBytes", 1000)
    for number in range(100):
        logging.getLogger("core").info("line %d", number)
    files = sorted(one.name for one in log.parent.iterdir())
    assert files == [logs.LOG, *(f"{logs.LOG}.{number}" for number in (1, 2, 3))]
    assert all(one.stat().st_size <= 1000 for one in log.parent.iterdir())


def test_a_folder_that_refuses_is_let_be(tmp_path: Path) -> None:
    assert not logs.watch_for_crashes(tmp_path / "gone")
    program = (
        "import logging, sys; from pathlib import Path; from core import logs;"
        "logs.begin(Path(sys.argv[1])); logging.getLogger('core').error('x')"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "gone")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_crash_of_python_itself_leaves_its_stack(tmp_path: Path) -> None:
    program = (
        "import ctypes, sys; from pathlib import Path; from core import logs;"
        f"name = '{MARK}'; logs.watch_for_crashes(Path(sys.argv[1])); ctypes.string_at(0)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0
    text = (tmp_path / logs.CRASHES).read_text(encoding="utf-8")
    assert "Segmentation fault" in text or "access violation" in text
    assert "string_at" in text
    assert MARK not in text


def test_an_error_in_a_thread_is_logged(tmp_path: Path) -> None:
    program = (
        "import sys, threading; from pathlib import Path; from core import logs;"
        f"logs.begin(Path(sys.argv[1])); thread = threading.Thread(target=lambda: int('{MARK}'));"
        "thread.start(); thread.join()"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    text = (tmp_path / logs.LOG).read_text(encoding="utf-8")
    assert "nianbao in a thread" in text
    assert "ValueError" in text
    assert MARK not in text + done.stderr


def test_a_circle_of_causes_comes_to_an_end() -> None:
    first, second = ValueError(MARK), ValueError(MARK)
    first.__cause__, second.__cause__ = second, first
    with suppress(RecursionError):
        assert MARK not in logs.describe(first)
