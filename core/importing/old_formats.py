"""Files that only office programs read (.doc, .wps, .xls, .et, .rtf …), saved anew by the one of this computer."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import FileNotReadable
from core.exporting.office.converters import Reader, readers
from core.exporting.office.profile import prepare_profile
from core.exporting.office.running import TIMEOUT_S, Ending, run

_WORKBOOKS = (".xls", ".et", ".ett", ".ods")
_KNOWN = {".wps": ".doc", ".wpt": ".doc", ".et": ".xls", ".ett": ".xls"}  # for who knows no WPS
_HOW = {".docx": "Word 文件（.docx）", ".xlsx": "Excel 工作簿（.xlsx）"}
_SAVE_ANEW = "请用 WPS 或 Office 打开它，另存为不加密码的{kind}，再来打开。"
_NO_PROGRAM = "“{name}”是旧格式的文件，或者加了密码，这台电脑上没有能转换它的程序。"
_FAILED = "“{name}”是旧格式的文件，或者加了密码，{programs} 没能转换它。"
_TOO_LONG = "{programs} 转换“{name}”很久没有结束，停了下来。"
_CANCELLED = "已经取消，没有打开“{name}”。"


@contextmanager
def converted(
    path: Path, is_cancelled: Callable[[], bool] = lambda: False, timeout_s: float = TIMEOUT_S
) -> Iterator[Path]:
    """Give a .docx or .xlsx made of `path`, which is left as it is. Raises FileNotReadable.

    What was made is gone afterwards.
    """
    suffix = ".xlsx" if path.suffix.lower() in _WORKBOOKS else ".docx"
    how = _SAVE_ANEW.format(kind=_HOW[suffix])
    programs = readers(suffix)
    if not programs:
        raise FileNotReadable(_NO_PROGRAM.format(name=path.name) + how)
    sentence = _FAILED
    for program in programs:
        with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as scratch:
            target, ending = _saved(program, path, Path(scratch), suffix, is_cancelled, timeout_s)
            if ending is Ending.CANCELLED:
                raise FileNotReadable(_CANCELLED.format(name=path.name))
            if ending is Ending.DONE and target.is_file() and target.stat().st_size:
                yield target
                return
            sentence = _TOO_LONG if ending is Ending.TOO_LONG else sentence
    names = "、".join(program.name for program in programs)
    raise FileNotReadable(sentence.format(name=path.name, programs=names) + how)


def _saved(
    program: Reader,
    path: Path,
    folder: Path,
    suffix: str,
    is_cancelled: Callable[[], bool],
    timeout_s: float,
) -> tuple[Path, Ending]:
    """Let `program` save a copy of `path`, and return where, and how that ended."""
    old = folder / f"old{_KNOWN.get(path.suffix.lower(), path.suffix.lower())}"
    target = folder / "new" / f"old{suffix}"
    target.parent.mkdir()
    shutil.copyfile(path, old)
    prepare_profile(folder)
    ending = run(program.command(old, target, folder), is_cancelled, timeout_s)
    return target.rename(
        target.with_name(f"{path.stem}{suffix}")
    ) if target.is_file() else target, ending
