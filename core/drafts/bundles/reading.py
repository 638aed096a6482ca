"""A zip of “全部备份” → the reports in it, and its draft database.

The zip may come from anybody. Nothing is unpacked under a name the zip gives; what is too large, too
many or doubtful is refused with a sentence before anything is taken in.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from core.drafts.backups.copy_file import is_ours
from core.drafts.bundles.bundle import SUFFIX
from core.drafts.bundles.names import folded
from core.drafts.store import FILE_NAME
from core.errors import FileNotReadable, NotAReport, UserFixable
from core.exporting.files import replacing
from core.importing.reportfile import MAX_BYTES, loads
from core.report import Report

MOST_ENTRIES = 2_000
MOST_REPORT_BYTES = 400_000_000  # all reports together, unpacked
MOST_DATABASE_BYTES = 4_000_000_000

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a zip holds: reports by the name of their draft, whether a database, what was not readable."""

    reports: tuple[tuple[str, Report], ...]
    has_database: bool
    problems: tuple[str, ...]


def read_bundle(path: Path) -> Bundle:
    """Return the reports in the zip `path`; one that is no report is told in `problems`.

    Raises FileNotReadable or NotAReport for a zip that is refused as a whole.
    """
    with _opened(path) as bundle:
        entries = _checked(bundle, path)
        reports: list[tuple[str, Report]] = []
        problems: list[str] = []
        left = MOST_REPORT_BYTES
        for entry in (one for one in entries if one.filename != FILE_NAME):
            content = _read(bundle, entry, min(MAX_BYTES, left), path)
            left -= len(content)
            try:
                name = entry.filename.removesuffix(SUFFIX)
                reports.append((name, loads(content, entry.filename)))
            except UserFixable as error:
                problems.append(str(error))
        has_database = any(entry.filename == FILE_NAME for entry in entries)
        return Bundle(tuple(reports), has_database, tuple(problems))


def extract_database(path: Path, target: Path) -> None:
    """Write the draft database in the zip `path` to `target`, a new file.

    Raises FileNotReadable, NotAReport or CannotWrite, and then leaves nothing behind.
    """
    with _opened(path) as bundle:
        entries = {entry.filename: entry for entry in _checked(bundle, path)}
        if FILE_NAME not in entries:
            raise NotAReport(f"“{path.name}”里没有草稿库 {FILE_NAME}，只能读入其中的年报文件。")
        with bundle.open(entries[FILE_NAME]) as packed, replacing(target) as file:
            _unpack(packed, file, path)
    if not is_ours(target):
        target.unlink()
        raise NotAReport(f"“{path.name}”里的 {FILE_NAME} 不是年报助手的草稿库，没有读入。")


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as bundle:
            yield bundle
    except FileNotFoundError as error:
        raise FileNotReadable(f"找不到文件“{path}”，请检查文件名和所在文件夹。") from error
    except OSError as error:
        raise FileNotReadable(f"“{path}”打不开，请检查是否有权限读取、U 盘是否还在。") from error
    except _BROKEN as error:
        raise NotAReport(f"“{path.name}”不是完好的 zip 文件，没有读入。请换一份备份。") from error


def _checked(bundle: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    """Return the entries when all are as we write them. Raises NotAReport."""
    entries = bundle.infolist()
    if not entries or len(entries) > MOST_ENTRIES:
        raise _refused(path, f"里有 {len(entries)} 个文件")
    names: set[str] = set()
    for entry in entries:
        if reason := _doubt(entry):
            raise _refused(path, f"里的“{entry.filename[:60]}”{reason}")
        if folded(entry.filename) in names:
            raise _refused(path, f"里有两个“{entry.filename[:60]}”")
        names.add(folded(entry.filename))
    if sum(entry.file_size for entry in entries if entry.filename != FILE_NAME) > MOST_REPORT_BYTES:
        raise _refused(path, "解压以后太大")
    return entries


def _doubt(entry: zipfile.ZipInfo) -> str:
    """Return why an entry is not one of ours, "" when it may be."""
    name = entry.filename
    if entry.is_dir() or PurePosixPath(name).name != name or "\\" in name or ":" in name:
        return "带有文件夹"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "是一个链接"
    if entry.flag_bits & _ENCRYPTED:
        return "有密码"
    if entry.compress_type not in _METHODS:
        return "用了别的压缩方法"
    if name != FILE_NAME and not name.endswith(SUFFIX):
        return "不是年报文件"
    most = MOST_DATABASE_BYTES if name == FILE_NAME else MAX_BYTES
    return "太大" if entry.file_size > most else ""


def _read(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, path: Path) -> bytes:
    """Return the content; the size is counted here, as the one in the zip may lie."""
    with bundle.open(entry) as packed:
        content = packed.read(most + 1)
    if len(content) > most:
        raise _refused(path, "解压以后太大")
    return content


def _unpack(packed: IO[bytes], file: BinaryIO, path: Path) -> None:
    left = MOST_DATABASE_BYTES
    while chunk := packed.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise _refused(path, "解压以后太大")
        file.write(chunk)


def _refused(path: Path, reason: str) -> NotAReport:
    return NotAReport(
        f"“{path.name}”{reason}，不像“全部备份”做的 zip，没有读入。请核对是不是选错了文件。"
    )
