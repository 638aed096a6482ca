"""The command `nianbao proof`: what the proof of a Word file found, as text or JSON.

Exit code 0 nothing to change, 1 something 必须改, 2 a file that cannot be read.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.parser import ChineseParser
from core.format.check import Level

if TYPE_CHECKING:
    from core.proofing.proof import Proof

    Commands = argparse._SubParsersAction[ChineseParser]  # noqa: SLF001 - argparse has no other name for it

OK, HAS_ERRORS = 0, 1


def add_proof(commands: "Commands", tell: Callable[[str], object]) -> None:
    """Add the command to those of `nianbao`; what it has to say goes to `tell`."""
    words = "检查 Word 文件的排版：字体、字号、页边距、表格、页码等"
    command = commands.add_parser(
        "proof",
        description=words,
        help=words,
        epilog="退出码：0 没有必须改的，1 有，2 文件读不出来",
    )
    command.add_argument("file", type=Path, metavar="文件", help="Word 文件 *.docx，谁做的都行")
    command.add_argument(
        "--style",
        metavar="版式",
        help="按哪个版式检查：公文格式、模板原样，或自己保存的版式；不写就按最接近的",
    )
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command.set_defaults(run=lambda options: _run(options, tell))


def _run(options: argparse.Namespace, tell: Callable[[str], object]) -> int:
    from core.proofing.proof import proof_file  # late: reads XML, which other commands do not
    from core.styles.library import StyleLibrary

    library = StyleLibrary()
    styles = [library.load(options.style)] if options.style is not None else library.usable()
    proof = proof_file(options.file, styles)
    tell(as_json(proof, options.file) if options.json else as_text(proof))
    return HAS_ERRORS if proof.has_errors else OK


def as_text(proof: "Proof") -> str:
    """Return the findings by how serious they are, one a line."""
    if not proof.findings:
        return f"排版检查通过（按“{proof.style}”）。"
    lines = [f"按“{proof.style}”检查："]
    for level in Level:
        found = [one for one in proof.findings if one.level is level]
        if found:
            lines.append(f"{level.word}（{len(found)}）")
            lines += [f"  [{one.topic.word}] {one.message}{one.mend}" for one in found]
    return "\n".join(lines)


def as_json(proof: "Proof", file: Path) -> str:
    """Return the proof for other programs."""
    findings = [
        {
            "check": one.check,
            "level": one.level.value,
            "topic": one.topic.value,
            "message": one.message,
            "mend": one.mend,
        }
        for one in proof.findings
    ]
    content = {"file": file.name, "style": proof.style, "findings": findings}
    return json.dumps(content, ensure_ascii=False, indent=2)
