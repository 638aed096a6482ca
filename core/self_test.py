"""The program tries itself out, in a folder of its own and without a window: forms, drafts, passwords, export.

`gui.starting.self_test` adds what needs Qt. Run by whoever installed the program, and by the build on every bundle.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from core import paths
from core.compose import compose
from core.drafts.store import FILE_NAME, DraftStore
from core.errors import UserFixable, WrongPassword
from core.evaluate import evaluate
from core.exporting.export import export, suffixes
from core.forms.installed import known_formats, load_format
from core.importing.reportfile import read_report
from core.licences import licences_text
from core.logs import describe
from core.report import Report

SAMPLE = "硚口区人力资源局-2024.nianbao"
EXPORT = "示例"
_PASSWORD, _OTHER = "自检密码", "别的密码"  # of a draft that is removed again


class NotAsExpected(Exception):
    """A part of the program did something else than it should; `str()` is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried: what, whether it worked, and what to know about it."""

    name: str
    ok: bool
    words: str


def tried(name: str, act: Callable[[], str]) -> Check:
    """Return how `act`, which gives what to know about it, went; whatever it raises counts against it."""
    try:
        return Check(name, True, act())
    except (UserFixable, NotAsExpected) as problem:
        return Check(name, False, str(problem))
    except Exception as error:  # noqa: BLE001 - a broken installation may raise anything, and the rest is tried too
        return Check(name, False, f"{error}\n{describe(error)}")


def sample() -> Report:
    """Return the report that comes with the program."""
    return read_report(paths.resources() / "samples" / SAMPLE)


def core_checks(folder: Path, scratch: Path) -> Iterator[Check]:
    """Yield what was tried; `folder` keeps the export, what is in `scratch` nobody wants afterwards."""
    acts: dict[str, Callable[[], str]] = {
        "表样": _forms,
        "合计和检查": _evaluation,
        "草稿": partial(_drafts, scratch),
        "草稿密码": partial(_passwords, scratch),
        "导出 Word": partial(_word, folder),
        "其他导出": partial(_other_exports, scratch),
        "许可": _licences,
    }
    for name, act in acts.items():
        yield tried(name, act)


def _forms() -> str:
    return "；".join(load_format(name).name for name in known_formats())


def _evaluation() -> str:
    report = sample()
    form = load_format(report.format_id)
    results = evaluate(form, report)
    if results.has_errors:
        raise NotAsExpected("示例年报里有必须改的问题，而它应该没有。")
    return f"{len(form.computed)} 个合计，{len(results.findings)} 条提示"


def _drafts(scratch: Path) -> str:
    report, path = sample(), scratch / "自检" / FILE_NAME
    store = DraftStore(path)
    draft = store.create(report, steps=(0, 0))
    store.close()
    again = DraftStore(path)
    kept = again.load(draft)
    again.close()
    if kept != report:
        raise NotAsExpected("草稿存进去和读出来的不一样。")
    return f"SQLite {sqlite3.sqlite_version}"


def _passwords(scratch: Path) -> str:
    path = scratch / "密码" / FILE_NAME
    store = DraftStore(path)
    draft = store.create(sample(), steps=(0, 0))
    store.passwords.set_password(draft, _PASSWORD)
    store.close()
    locked = DraftStore(path)
    try:
        locked.passwords.unlock(draft, _OTHER)
    except WrongPassword:
        locked.passwords.unlock(draft, _PASSWORD)
        if locked.load(draft) != sample():
            raise NotAsExpected("加了密码的草稿读出来的不一样。") from None
    else:
        raise NotAsExpected("不对的密码也能打开草稿。")
    finally:
        locked.close()
    return "不对的密码打不开，对的密码能打开"


def _word(folder: Path) -> str:
    from core.exporting.word_check import differences

    report, path = sample(), folder / f"{EXPORT}.docx"
    form = load_format(report.format_id)
    export(form, report, path)
    document = compose(form, report)
    if found := differences(document, path):
        raise NotAsExpected("；".join(found))
    tables = list(document.tables())
    cells = sum(len(table.cells) for table in tables)
    return f"{path.name}：{len(document.blocks) - len(tables)} 段、{len(tables)} 张表、{cells} 格，都对"


def _other_exports(scratch: Path) -> str:
    report = sample()
    form = load_format(report.format_id)
    for suffix in suffixes():
        path = scratch / f"{EXPORT}{suffix}"
        export(form, report, path)
        if not path.stat().st_size:
            raise NotAsExpected(f"导出的“{path.name}”是空的。")
    if read_report(scratch / f"{EXPORT}.nianbao") != report:
        raise NotAsExpected("年报文件写出去和读回来的不一样。")
    return "、".join(suffixes())


def _licences() -> str:
    if getattr(sys, "frozen", False) and paths.licences() is None:
        raise NotAsExpected("程序文件夹里没有 licences.txt，随程序的软件没有带上各自的许可。")
    return f"{len(licences_text().splitlines())} 行"
