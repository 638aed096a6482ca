"""Our own report file `*.nianbao` → `Report`. Every mistake of a file is reported at once, each with its place."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from core.checks.context import Context
from core.checks.sums import wrong_totals
from core.errors import FileNotReadable, FormMissing, NotAReport
from core.format.model import Format
from core.forms.installed import known_formats, load_format
from core.importing.report_parts import PartsReader, shortened
from core.keys import CellKey
from core.numbers import Number
from core.report import Report
from core.totals import all_values

MAX_BYTES = 20_000_000
MAX_SHOWN = 20

# Nested too deep, a number of thousands of digits, an exponent of dozens.
_BEYOND_REASON = (RecursionError, ValueError, InvalidOperation)


def read_report(path: Path) -> Report:
    """Return the report in the file `path`. Raises FileNotReadable or NotAReport."""
    try:
        if path.is_dir():
            raise FileNotReadable(f"“{path}”是文件夹，请选择其中的年报文件。")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileNotReadable(
                f"“{path.name}”有 {size // 1_000_000} MB，不像年报文件，请核对是不是选错了文件。"
            )
        if not path.is_file():  # a device has no size and no end
            raise FileNotReadable(f"“{path}”不是可以打开的文件，请选择年报文件 *.nianbao。")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise FileNotReadable(f"找不到文件“{path}”，请检查文件名和所在文件夹。") from error
    except OSError as error:
        raise FileNotReadable(f"“{path}”打不开，请检查是否有权限读取、U 盘是否还在。") from error
    return loads(content, path.name)


def loads(content: bytes, name: str) -> Report:
    """Return the report written in `content`; `name` is used in messages. Raises NotAReport."""
    plain = _json(content, name)
    if not isinstance(plain, dict):
        raise NotAReport(f"“{name}”的内容不是年报文件：最外层应是一对花括号。")
    form = _form(plain, name)
    parts = PartsReader(form, plain)
    report = parts.report()
    if not parts.problems:
        parts.problems += _wrong_totals(form, report, parts.cells)
    if parts.problems:
        raise _not_a_report(name, parts.problems)
    return report


def _json(content: bytes, name: str) -> object:
    if not content.strip(b"\0 \t\r\n"):
        raise NotAReport(f"“{name}”是空文件，里面什么也没有。请换一份备份。")
    try:
        return json.loads(
            content.decode("utf-8-sig"), parse_float=Decimal, object_pairs_hook=_object_once
        )
    except UnicodeDecodeError as error:
        sentence = "不是 UTF-8 文字文件，不是年报文件。请用年报助手导出的 .nianbao 文件。"
        raise NotAReport(f"“{name}”{sentence}") from error
    except _RepeatedKey as error:
        raise NotAReport(f"“{name}”里“{error}”写了两次，请删去其中一个。") from error
    except json.JSONDecodeError as error:
        place = f"第 {error.lineno} 行第 {error.colno} 个字处"
        raise NotAReport(f"“{name}”{place}写坏了，不是完整的年报文件。请换一份备份。") from error
    except _BEYOND_REASON as error:
        sentence = "的内容不是年报文件。请用年报助手导出的 .nianbao 文件。"
        raise NotAReport(f"“{name}”{sentence}") from error


def _not_a_report(name: str, problems: list[str]) -> NotAReport:
    shown = tuple(problems[:MAX_SHOWN])
    if len(problems) > MAX_SHOWN:
        shown += (f"……还有 {len(problems) - MAX_SHOWN} 处",)
    return NotAReport(f"“{name}”有 {len(problems)} 处错误，没有读入：", shown)


class _RepeatedKey(Exception):
    """A JSON object names the same thing twice."""


def _object_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, value in pairs:
        if key in result:
            raise _RepeatedKey(shortened(key))
        result[key] = value
    return result


def _form(plain: Mapping[str, object], name: str) -> Format:
    format_id = plain.get("format")
    try:
        return load_format(str(format_id))
    except FormMissing as error:
        shown = (
            f"用的表样是“{shortened(str(format_id))}”"
            if format_id is not None
            else "没有写明用哪一种表样"
        )
        raise NotAReport(
            f"“{name}”{shown}，本程序认识的有 {'、'.join(known_formats())}。"
            "用的是新表样的，请先安装带有这个表样的规则包，再打开。"
        ) from error


def _wrong_totals(form: Format, report: Report, cells: Mapping[CellKey, Number]) -> list[str]:
    """Return a sentence for each total of the file that is not the sum of its parts."""
    stated = {key: value for key, value in cells.items() if key in form.computed}
    if not stated:
        return []
    return [
        finding.message
        for finding in wrong_totals(Context(form, report, all_values(form, report), stated))
    ]
