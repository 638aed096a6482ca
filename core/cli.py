"""The headless command: nianbao check | import | export | proof | packs | pack.

Exit code 0 all right, 1 something 必须改, 2 a file that cannot be read or written, 130 broken off by Ctrl+C.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from core.checks.finding import Finding
from core.commands.export import add_export
from core.commands.importing import add_import
from core.commands.packs import add_commands
from core.commands.parser import ChineseParser
from core.commands.proof import add_proof
from core.commands.reading import read_asked
from core.commands.speech import remark, say, speak_utf8
from core.errors import UserFixable
from core.evaluate import Results, evaluate
from core.format.check import Level
from core.forms.installed import left_out, load_format
from core.importing.anything import FILES
from core.report import Report

OK, HAS_ERRORS, NOT_READABLE = 0, 1, 2
BROKEN_OFF = 130  # as every shell has it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    speak_utf8()
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except UserFixable as error:
        remark(str(error))
        return NOT_READABLE
    except KeyboardInterrupt:
        remark("已经停下，没有做完。")
        return BROKEN_OFF


def _parser() -> ChineseParser:
    parser = ChineseParser("nianbao", "检查和导出政府信息公开工作年度报告")
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="显示版本")
    commands = parser.add_subparsers(required=True, metavar="命令", title="命令")
    check = commands.add_parser(
        "check",
        description="检查年报文件，列出问题",
        help="检查年报文件，列出问题",
        epilog="退出码：0 没有必须改的，1 有，2 文件读不出来",
    )
    check.add_argument("file", type=Path, metavar="文件", help=FILES)
    check.add_argument(
        "--last-year",
        type=Path,
        metavar="文件",
        help="上一年的年报，用来核对结转等；也可以是上面这些文件",
    )
    check.add_argument("--json", action="store_true", help="以 JSON 输出")
    check.set_defaults(run=_check)
    add_import(commands, say)
    add_export(commands, say)
    add_proof(commands, say)
    add_commands(commands, say)
    return parser


class _ShowVersion(argparse.Action):
    """Looks the version up when it is asked for: it takes longer than a check."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from core.product import NAME, version

        say(f"{NAME} {version()}")
        parser.exit(OK)


def _check(options: argparse.Namespace) -> int:
    asked = read_asked(options)
    report, imported = asked.report, asked.opened.imported
    stated = imported.stated if imported else None
    results = evaluate(load_format(report.format_id), report, asked.last_year, stated)
    for sentence in left_out():
        remark(sentence)
    say(_as_json(report, results) if options.json else _as_text(results.findings))
    return HAS_ERRORS if results.has_errors else OK


def _as_json(report: Report, results: Results) -> str:
    findings = [
        {
            "check": finding.check,
            "level": finding.level.value,
            "where": [str(key) for key in finding.where],
            "message": finding.message,
        }
        for finding in results.findings
    ]
    content = {
        "unit": report.unit,
        "year": report.year,
        "format": report.format_id,
        "findings": findings,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _as_text(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "没有发现问题。"
    lines = [line for level in Level for line in _level_lines(level, findings)]
    return "\n".join(lines)


def _level_lines(level: Level, findings: tuple[Finding, ...]) -> list[str]:
    of_level = [finding for finding in findings if finding.level is level]
    if not of_level:
        return []
    return [f"{level.word}（{len(of_level)}）", *(f"  {one.message}{one.mend}" for one in of_level)]


if __name__ == "__main__":
    sys.exit(main())
