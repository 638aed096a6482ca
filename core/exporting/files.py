"""A finished file into its place: whole or not at all, and a sentence when it cannot be done."""

import errno
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.errors import CannotWrite

_log = logging.getLogger(__name__)

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
_UNREACHABLE = (
    errno.EIO,
    errno.ENODEV,
    errno.ENXIO,
    errno.ESTALE,
    errno.ETIMEDOUT,
    errno.EHOSTDOWN,
)
_LONGEST_NAME = 255  # of all file systems in offices: characters on Windows, bytes on Linux


def write_file(target: Path, data: bytes) -> None:
    """Write `data` to `target`; what stood there before stays until the new file is complete.

    Raises CannotWrite, and then leaves nothing behind.
    """
    with replacing(target) as file:
        file.write(data)


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Give an empty file to write to, which takes the place of `target` when the block has ended.

    Raises CannotWrite also for what the system refuses inside the block, and then leaves nothing behind.
    """
    try:
        _refuse(target)
        with _placed(Path(os.path.realpath(target))) as file:
            yield file
    except OSError as error:
        raise CannotWrite(_sentence(error, target)) from error


def _refuse(target: Path) -> None:
    """Raise CannotWrite for what the system would refuse with a misleading error, or not at all."""
    if "\0" in target.name or not target.name:
        raise CannotWrite(_bad_name(target))
    if target.is_dir():
        raise CannotWrite(f"“{target.name}”是一个文件夹，不能当文件写。请换一个文件名。")
    if target.exists() and not _may_write(target):
        raise CannotWrite(
            f"“{target.name}”是只读文件。请在文件的属性里去掉“只读”再试，或者换一个文件名。"
        )


def _may_write(file: Path) -> bool:
    return os.access(file, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


@contextmanager
def _placed(target: Path) -> Iterator[BinaryIO]:
    # A short name of its own: one made from the target's could be too long where the target's is not.
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        os.replace(temporary, target)  # noqa: PTH105 - its error names both files, see _sentence
    finally:
        temporary.unlink(missing_ok=True)


def _sentence(error: OSError, target: Path) -> str:
    """Return what is wrong and what to do."""
    if error.errno in _NO_SPACE:
        return f"磁盘已满，“{target.name}”没有写成。请清出一些空间再试，或者存到别的磁盘。"
    # Windows calls a name that is too long an invalid one.
    if error.errno == errno.ENAMETOOLONG or len(target.name) > _LONGEST_NAME:
        return _too_long(target)
    if error.errno == errno.EINVAL:
        return _bad_name(target)
    if error.errno == errno.EFBIG:
        return f"“{target.name}”太大，这个磁盘存不下这样大的文件。请存到别的磁盘。"
    if error.errno in _UNREACHABLE:
        return f"“{target.name}”没有写成，磁盘读写出错（U 盘或网络盘也许断开了）。请接好再试，或者存到别的磁盘。"
    # Only the last step, the replacing, has two files to name.
    special = _refused_in_folder if error.filename2 is None else _refused_as_target
    return special(error, target) or _for_a_rare_reason(error, target)


def _refused_in_folder(error: OSError, target: Path) -> str | None:
    """Return the sentence for a temporary file that could not be made, None for a rare reason."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"文件夹“{target.parent}”找不到（移动硬盘或网络盘也许断开了）。请另选一个文件夹。"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"文件夹“{target.parent}”不允许写入。请换一个文件夹，例如桌面或“文档”。"
    return None


def _refused_as_target(error: OSError, target: Path) -> str | None:
    """Return the sentence for a target that could not be replaced, None for a rare reason."""
    if isinstance(error, FileNotFoundError):  # Windows, when the whole path is too long
        return _too_long(target)
    if isinstance(error, PermissionError):
        return (
            f"“{target.name}”正被别的程序打开（多半是 Word 或 WPS），写不进去。"
            "请先关掉它再试，或者换一个文件名。"
        )
    return None


def _for_a_rare_reason(error: OSError, target: Path) -> str:
    """Return a sentence without the system's reason, which may be English; the log has it."""
    _log.warning("file not written: %s %s", error.errno, error.strerror)
    return f"“{target.name}”没有写成。请换一个文件夹再试。"


def _too_long(target: Path) -> str:
    return f"文件名太长，“{target.name[:20]}…”存不下。请改短一些再试，或者换一个层次浅的文件夹。"


def _bad_name(target: Path) -> str:
    name = target.name.replace("\0", "")
    return f'文件名“{name}”里有不能用的字符（如 \\ / : * ? " < > |）。请改名再试。'
