"""Why a backup copy was not made → one sentence: what is wrong and what to do."""

import errno
import sqlite3
from pathlib import Path

from core.drafts.backups.copy_file import Unlike

_FULL = "备份没有做成：“{folder}”所在的磁盘已满。请清出一些空间；草稿本身不受影响。"
_GONE = (
    "备份没有做成：找不到文件夹“{folder}”，U 盘或网络盘也许没有接上。"
    "接好以后会自动再备份；不再用它，就换一个备份文件夹。"
)
_REFUSED = (
    "备份没有做成：文件夹“{folder}”不允许写入。请换一个备份文件夹，或者请管理员给予写入权限。"
)
_DISK = "备份没有做成：读写“{folder}”时磁盘出错。请检查这个磁盘，或者换一个备份文件夹。"
_LYING = "备份没有做成：“{folder}”里写进去的和读出来的不一样，这个磁盘靠不住。请换一个备份文件夹。"
_DAMAGED = "备份没有做成：草稿库“{database}”可能损坏了，以前的备份都留着。请重新打开程序，让它检查和恢复草稿。"
_UNSEALED = (
    "草稿库“{database}”里有些内容损坏了。新的备份已经做好，以前的备份都留着，不会清理。"
    "请重新打开程序，让它检查和恢复草稿。"
)
_TOO_LONG = "备份没有做成：“{folder}”的路径太长。请换一个层次浅的备份文件夹。"
_BUSY = "备份没有做成：草稿库“{database}”正被别的程序占用。过一会儿会自动再备份。"

_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,  # more than 4 GB on a FAT stick
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENODEV: _GONE,
    errno.ESTALE: _GONE,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: _REFUSED,
    errno.ENAMETOOLONG: _TOO_LONG,
}
_BY_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _GONE,
    sqlite3.SQLITE_READONLY: _REFUSED,
    sqlite3.SQLITE_PERM: _REFUSED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_ERROR: _DAMAGED,
}
_PRIMARY = 0xFF  # an extended code of SQLite holds the primary one in its lowest byte


def sentence(error: Exception, folder: Path, database: Path) -> str:
    """Return what kept a copy of `database` from being made in `folder`."""
    return _wording(error).format(folder=folder, database=database)


def unsealed(database: Path) -> str:
    """Return what to do when a copy was made of a database in which something is damaged."""
    return _UNSEALED.format(database=database)


def _wording(error: Exception) -> str:
    match error:
        case OSError(errno=int(number)):
            return _BY_ERRNO.get(number, _DISK)
        case sqlite3.Error(sqlite_errorcode=int(code)):
            return _BY_CODE.get(code & _PRIMARY, _DISK)
        case sqlite3.Error():  # from Python itself, about text that is no longer UTF-8
            return _DAMAGED
    return _LYING if isinstance(error, Unlike) else _DAMAGED
