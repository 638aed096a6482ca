"""The command `nianbao import`: any documents into report files, and what is to be said of each.

Exit code 0 everything placed and every stated total agrees, 1 something is to be looked at, 2 a file that cannot
be read or written.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.parser import ChineseParser
from core.commands.reading import refuse_originals
from core.commands.speech import remark
from core.errors import CannotWrite, UserFixable
from core.importing.anything import Opened, read_anything
from core.looking import is_folder

if TYPE_CHECKING:
    from core.importing.imported import Imported
    from core.importing.notes import Note
    from core.report import Report

    Commands = argparse._SubParsersAction[ChineseParser]  # noqa: SLF001 - argparse has no other name for it

ALL_PLACED, LOOK_AT_IT, NOT_DONE = 0, 1, 2
_SUFFIX = ".nianbao"


def add_import(commands: "Commands", tell: Callable[[str], object]) -> None:
    """Add the command to those of `nianbao`; what it has to say goes to `tell`."""
    words = "把 Word、网页、Excel、PDF、文本文件读成年报文件，说明每一处怎样放"
    command = commands.add_parser(
        "import",
        description=words,
        help=words,
        epilog="退出码：0 都放好了，1 有要看的，2 有文件读不出来或者写不成",
    )
    command.add_argument("files", type=Path, nargs="+", metavar="文件", help="要读的文件")
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="年报文件",
        help="写成的年报文件 *.nianbao；读几个文件时写文件夹。不写 -o 时只看说明",
    )
    command.add_argument(
        "--as-last-year",
        action="store_true",
        help="把读到的当作去年的年报，写出今年的：单位信息、上年结转、小标题都带过来",
    )
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command.set_defaults(run=lambda options: _run(options, tell))


def _run(options: argparse.Namespace, tell: Callable[[str], object]) -> int:
    """Read every file; one that cannot be read or written does not keep the others from being."""
    targets = _targets(options)
    refuse_originals(filter(None, targets), options.files)
    code, told = ALL_PLACED, []
    for path, target in zip(options.files, targets, strict=True):
        try:
            opened = read_anything(path)
            _write(opened.report, target, options)
        except UserFixable as error:
            remark(str(error))
            code = NOT_DONE
            continue
        code = max(code, LOOK_AT_IT if _is_to_be_looked_at(opened) else ALL_PLACED)
        if options.json:
            told.append(_plain(path, target, opened))
        else:
            tell("\n".join(_lines(path, target, opened)))
    if told:
        content = told if len(options.files) > 1 else told[0]
        tell(json.dumps(content, ensure_ascii=False, indent=2))
    return code


def _write(report: "Report", target: Path | None, options: argparse.Namespace) -> None:
    """Write the report file, if one was asked for. Raises CannotWrite or FormMissing."""
    if options.as_last_year:
        from core.years.next_year import next_year_report

        report = next_year_report(report)
    if target is not None:
        from core.exporting.reportfile import write_report

        write_report(report, target)


def _targets(options: argparse.Namespace) -> list[Path | None]:
    """Return the file to write for each file to read, none where none was asked for. Raises CannotWrite."""
    output: Path | None = options.output
    if output is None:
        return [None] * len(options.files)
    if is_folder(output):
        return list(_in_folder(output, options.files))
    if len(options.files) > 1:
        raise CannotWrite(f"读几个文件时，-o 后面要写已经有的文件夹。没有“{output}”这个文件夹。")
    if output.suffix.lower() not in (_SUFFIX, ".json"):
        raise CannotWrite(f"“{output.name}”不是年报文件的名字，请用 {_SUFFIX} 结尾。")
    return [output]


def _in_folder(folder: Path, files: list[Path]) -> Iterator[Path]:
    """Yield a file in `folder` for each of `files`. Raises CannotWrite where two would be written to one."""
    names: dict[str, Path] = {}
    for file in files:
        name = f"{file.stem}{_SUFFIX}"
        other = names.setdefault(name.lower(), file)
        if other is not file:
            raise CannotWrite(
                f"“{other.name}”和“{file.name}”会写成同一个“{name}”，都没有写。请分两次读，-o 后面写不同的文件名。"
            )
        yield folder / name


def _is_to_be_looked_at(opened: Opened) -> bool:
    if opened.imported is None:
        return False
    from core.importing.imported import Placing
    from core.importing.notes import stated_findings

    is_whole = not opened.imported.of(Placing.NOT_PLACED)
    return not is_whole or any(True for _ in stated_findings(opened.imported))


def _lines(path: Path, target: Path | None, opened: Opened) -> list[str]:
    said = [f"{path.name}：{_summary(opened.imported)}"]
    for note in _notes(opened.imported):
        said.append(f"  {note.kind.value}：{note.sentence}")
    return [*said, f"已写成：{target}"] if target else said


def _plain(path: Path, target: Path | None, opened: Opened) -> dict[str, object]:
    report = opened.report
    return {
        "file": str(path),
        "output": str(target) if target else None,
        "unit": report.unit,
        "year": report.year,
        "format": report.format_id,
        **_counts(opened.imported),
        "notes": [
            {
                "kind": note.kind.name.lower(),
                "message": note.sentence,
                "where": str(note.key) if note.key else None,
            }
            for note in _notes(opened.imported)
        ],
    }


def _counts(imported: "Imported | None") -> dict[str, int]:
    if imported is None:
        return {}
    from core.importing.notes import counts

    return {placing.name.lower(): count for placing, count in counts(imported).items()}


def _notes(imported: "Imported | None") -> "tuple[Note, ...]":
    if imported is None:
        return ()
    from core.importing.notes import notes

    return notes(imported)


def _summary(imported: "Imported | None") -> str:
    if imported is None:
        return "是年报文件，照原样读入。"
    from core.importing.notes import summary

    return summary(imported)
