"""What SQLite and the file system refuse → one sentence: what is wrong and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from core.dates import chinese_date
from core.drafts.connection import PRIMARY
from core.errors import (
    DraftConflict,
    DraftLocked,
    DraftsDamaged,
    DraftsUnavailable,
    WrongPassword,
)

_BUSY = (
    "草稿库“{path}”正被别的程序占用（杀毒软件、备份软件或另一个年报助手窗口）。"
    "请等几秒再试；一直这样，就关掉另一个窗口。"
)
_FULL = "磁盘已满，草稿没有保存。请在“{folder}”所在的磁盘清出一些空间再试，先不要关闭程序。"
_READ_ONLY = (
    "草稿库“{path}”只能读不能写，修改没有保存。"
    "请在文件和文件夹的属性里去掉“只读”再试，或者请管理员给予写入权限。"
)
_MOVED = "草稿库“{path}”被移走或改名了，修改没有保存。请把它放回原处再试；或者先导出年报文件留底。"
_NO_ACCESS = (
    "草稿库打不开：文件夹“{folder}”找不到，或者不允许读写。"
    "请检查移动硬盘、网络盘是否断开，或者请管理员给予读写权限。"
)
_DISK = (
    "读写草稿库“{path}”时磁盘出错，移动硬盘或网络盘也许断开了。"
    "请接好再试；或者先把年报文件导出到别的磁盘留底。"
)
_DAMAGED = (
    "草稿库“{path}”损坏了，读不出来。请不要删除它：把它改名留底，再重新打开程序，"
    "用以前导出的 .nianbao 文件继续。"
)
_NOT_OURS = "“{path}”不是年报助手的草稿库，是别的程序的文件。请把它移到别处，再重新打开程序。"
_NEWER = (
    "草稿库“{path}”是用更新版本的年报助手保存的，本程序读不懂。请安装新版本再打开；草稿没有改动。"
)
_UNFORESEEN = "草稿库“{path}”出了意外的问题（{code}）。请先导出年报文件留底，再重新打开程序。"
_DAMAGED_DRAFT = "这份草稿的内容损坏了，读不出来。请不要删除它，先用以前导出的 .nianbao 文件继续。"
_NEWER_DRAFT = (
    "这份草稿是用更新版本的年报助手保存的，本程序读不懂。请安装新版本再打开；草稿没有改动。"
)
_DAMAGED_VERSION = "这个旧版本的内容损坏了，读不出来。请选它前后的另一个版本。"
_VERSION_GONE = "这个旧版本已经不在了，它并入了随后的修改，或者因为太旧清理掉了。请选另一个版本。"
_OLDER = (
    "这份草稿最后保存的内容损坏了，现在打开的是 {saved} 保存的版本。"
    "请核对在那以后改过的地方；以前导出的文件里也许还有。"
)
_LINE = "这份草稿在列表里的名称或进度损坏了，填写的内容没有受影响。请核对草稿名称。"
_SAVED_ELSEWHERE = (
    "这份草稿刚才在别的窗口或别的电脑上改过并保存了，为了不盖掉那边的内容，这里的修改没有存进去。"
    "请先把这里的年报导出为文件留底，再重新打开这份草稿核对。"
)
_TAKEN = (
    "这份草稿现在由{where}的年报助手打开着，这里的修改没有存进去。"
    "请先把这里的年报导出为文件留底，再关掉那边的窗口，重新打开这份草稿。"
)
_OPEN_ELSEWHERE = "这份草稿正由{where}的年报助手打开着，这里只能看，不能改。请关掉那边的窗口，再重新打开这份草稿。"
_READ_ONLY_DRAFT = (
    "草稿库“{path}”只能读不能写，草稿只能看，不能改。"
    "请在文件和文件夹的属性里去掉“只读”再重新打开，或者请管理员给予写入权限。"
)
_NEWER_READ_ONLY = (
    "草稿库“{path}”是用更新版本的年报助手保存的，这里只能看，不能改，草稿没有改动。"
    "要继续填写，请安装新版本。"
)
_LOCKED = "这份草稿有密码，没有密码读不出来。请在开始页打开它，输入密码。"
_WRONG_PASSWORD = "密码不对，草稿没有打开。请核对大小写和输入法，再输一次。"
_NO_MEMORY = "内存不够，密码没有算出来。请关掉一些别的程序，再试一次。"
_FULL_TO_DELETE = (
    "磁盘已满，连删除草稿也做不到。请先在“{folder}”所在的磁盘删掉一些别的文件，再试一次。"
)
_MISSING = "找不到这份草稿，它可能已在另一个窗口里清除。请先导出年报文件留底，再回到开始页。"

_BY_CODE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_READONLY_DBMOVED: _MOVED,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_PERM: _NO_ACCESS,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_ERROR: _DAMAGED,  # no such table or column, in a file that is marked as ours
}


@contextmanager
def in_sentences(path: Path) -> Iterator[None]:
    """Turn every error of the database at `path` into DraftsUnavailable.

    ProgrammingError passes: a closed store or a wrong thread is our mistake, not the officer's.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise _unavailable(error, path) from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes the damaged text
        raise damaged(path) from error
    except OSError as error:
        raise DraftsUnavailable(_filled(_NO_ACCESS, path)) from error


def _unavailable(error: sqlite3.Error, path: Path) -> DraftsUnavailable:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # from Python itself, about text that is no longer UTF-8
        return damaged(path)
    sentence = _BY_CODE.get(code) or _BY_CODE.get(code & PRIMARY, _UNFORESEEN)
    if code == sqlite3.SQLITE_IOERR_FSTAT and path.parent.exists() and not path.exists():
        sentence = _MOVED  # noticed while the journal was opened
    kind = DraftsDamaged if sentence == _DAMAGED else DraftsUnavailable
    return kind(_filled(sentence, path, error.sqlite_errorname))


def damaged(path: Path) -> DraftsDamaged:
    """Return the error for a file that is no longer sound."""
    return DraftsDamaged(_filled(_DAMAGED, path))


def not_ours(path: Path) -> DraftsUnavailable:
    """Return the error for a database of another program."""
    return DraftsUnavailable(_filled(_NOT_OURS, path))


def newer(path: Path) -> DraftsUnavailable:
    """Return the error for a database of a newer version of this program."""
    return DraftsUnavailable(_filled(_NEWER, path))


def damaged_draft() -> DraftsUnavailable:
    """Return the error for one draft whose content makes no sense any more."""
    return DraftsUnavailable(_DAMAGED_DRAFT)


def newer_draft() -> DraftsUnavailable:
    """Return the error for one draft of a newer version of this program."""
    return DraftsUnavailable(_NEWER_DRAFT)


def damaged_version() -> DraftsUnavailable:
    """Return the error for an old version whose content is damaged."""
    return DraftsUnavailable(_DAMAGED_VERSION)


def version_gone() -> DraftsUnavailable:
    """Return the error for an old version that is not kept any more."""
    return DraftsUnavailable(_VERSION_GONE)


def read_only_draft(path: Path) -> str:
    """Return why a draft of a file that cannot be written can only be looked at."""
    return _filled(_READ_ONLY_DRAFT, path)


def newer_read_only(path: Path) -> str:
    """Return why nothing of a database of a newer program can be changed."""
    return _filled(_NEWER_READ_ONLY, path)


def older_opened(saved: datetime) -> str:
    """Return what to tell when the newest content is damaged and an older version was opened."""
    return _OLDER.format(saved=f"{chinese_date(saved.date())} {saved:%H:%M}")


def line_damaged() -> str:
    """Return what to tell when only the line in the list is damaged."""
    return _LINE


def open_elsewhere(where: str) -> str:
    """Return why a draft that somebody else has open can only be looked at."""
    return _OPEN_ELSEWHERE.format(where=where)


def taken(where: str) -> DraftConflict:
    """Return the error for a save when somebody else has the draft open by now."""
    return DraftConflict(_TAKEN.format(where=where))


def saved_elsewhere() -> DraftConflict:
    """Return the error for a save when somebody else saved the draft meanwhile."""
    return DraftConflict(_SAVED_ELSEWHERE)


def locked() -> DraftLocked:
    """Return the error for a draft whose password was not given yet."""
    return DraftLocked(_LOCKED)


def wrong_password() -> WrongPassword:
    """Return the error for a password that does not open the draft."""
    return WrongPassword(_WRONG_PASSWORD)


def no_memory() -> DraftsUnavailable:
    """Return the error for a machine that has not the memory a key takes."""
    return DraftsUnavailable(_NO_MEMORY)


def full_to_delete(path: Path) -> DraftsUnavailable:
    """Return the error for a disk too full even to delete a draft."""
    return DraftsUnavailable(_filled(_FULL_TO_DELETE, path))


def missing() -> DraftsUnavailable:
    """Return the error for a draft that is not in the database any more."""
    return DraftsUnavailable(_MISSING)


def _filled(sentence: str, path: Path, code: str = "") -> str:
    return sentence.format(path=path, folder=path.parent, code=code)
