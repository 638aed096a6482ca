"""A zip from anybody → its files in memory, within bounds. Nothing is ever unpacked to a disk."""

import stat
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from core.errors import FileNotReadable, PackRefused
from core.packs.names import folded, is_folder, shown

MOST_BYTES = 5_000_000  # of the zip
MOST_FILES = 300
MOST_FILE_BYTES = 1_000_000
MOST_ALL_BYTES = 10_000_000

AGAIN = "请向发包的单位重新要一份，用 U 盘或邮件原样复制。"

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OverflowError,
    RuntimeError,
    OSError,
)


def read_bytes(path: Path) -> bytes:
    """Return the whole content of a pack file. Raises FileNotReadable or PackRefused."""
    try:
        if path.is_dir():
            raise PackRefused(f"“{path.name}”是文件夹，请选择其中的规则包文件 *.规则包。")
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise PackRefused(
                f"“{path.name}”有 {path.stat().st_size // 1_000_000} MB，规则包没有这么大。请核对是不是选错了文件。"
            )
        if path.exists() and not path.is_file():
            raise PackRefused(f"“{path.name}”不是可以打开的文件，请选择规则包文件 *.规则包。")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileNotReadable(f"找不到文件“{path}”，请检查文件名和所在文件夹。") from error
    except OSError as error:
        raise FileNotReadable(f"“{path}”打不开，请检查是否有权限读取、U 盘是否还在。") from error


def unpacked(content: bytes, name: str) -> Mapping[str, bytes]:
    """Return the files of the zip `content` by their path in it. Raises PackRefused; `name` is used in messages."""
    if not content.strip(b"\0"):
        raise PackRefused(f"“{name}”是空文件，没有复制完整。{AGAIN}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = _checked(archive, name)
            return _read(archive, entries, name)
    except _BROKEN as error:
        raise PackRefused(
            f"“{name}”不是完好的规则包，可能没有复制完整，也可能不是规则包。{AGAIN}"
        ) from error


def _checked(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise _refused(name, [f"里面有 {len(entries)} 个文件，最多 {MOST_FILES} 个"])
    entries = [entry for entry in entries if not is_folder(entry.filename)]
    problems = [f"“{shown(one.filename)}”{doubt}" for one in entries if (doubt := _doubt(one))]
    names = [folded(entry.filename) for entry in entries]
    problems += [
        f"“{shown(one)}”出现了不止一次" for one in sorted({*names}) if names.count(one) > 1
    ]
    if sum(entry.file_size for entry in entries) > MOST_ALL_BYTES:
        problems.append("解开以后太大")
    if problems:
        raise _refused(name, problems)
    return entries


def _doubt(entry: zipfile.ZipInfo) -> str:
    """Return why an entry cannot be of a pack, "" when it may be."""
    name = entry.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        return "的位置在规则包以外"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "是链接或设备，不是文件"
    if entry.flag_bits & _ENCRYPTED:
        return "有密码"
    if entry.compress_type not in _METHODS:
        return "用了别的压缩方法"
    return "太大" if entry.file_size > MOST_FILE_BYTES else ""


def _read(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str
) -> Mapping[str, bytes]:
    """Return the contents; sizes are counted here, as those in the zip may lie."""
    files: dict[str, bytes] = {}
    left = MOST_ALL_BYTES
    for entry in entries:
        most = min(MOST_FILE_BYTES, left)
        with archive.open(entry) as packed:
            files[entry.filename] = packed.read(most + 1)
        left -= len(files[entry.filename])
        if len(files[entry.filename]) > most:
            raise _refused(name, [f"“{shown(entry.filename)}”解开以后太大"])
    return files


def _refused(name: str, problems: list[str]) -> PackRefused:
    return PackRefused(f"“{name}”不像规则包，没有使用。{AGAIN}", tuple(problems))
