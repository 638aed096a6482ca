"""`python -m build_scripts.fuzzing [FILES] [--seed N]` prints what became of so many spoilt documents."""

import argparse
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.fuzzing.worker import CRASHED
from build_scripts.places import ROOT, child_environment

if TYPE_CHECKING:
    from core.document import Document

FILES = 10_000
SLOW_MS = 5_000
PATIENCE_S = 30.0
HUNG, DIED = "hung", "died"
DOCUMENTS = ROOT / "tests" / "fixtures" / "documents"


@dataclass
class Tally:
    """What became of the files; `bad` names those that must be looked at by number."""

    counts: Counter[str] = field(default_factory=Counter)
    bad: dict[int, str] = field(default_factory=dict)
    slowest_ms: int = 0
    slowest: int = 0

    def add(self, number: int, outcome: str, spent: int, told: str) -> None:
        """Count one file."""
        self.counts[outcome] += 1
        if spent > self.slowest_ms:
            self.slowest_ms, self.slowest = spent, number
        if outcome in (CRASHED, HUNG, DIED) or spent > SLOW_MS:
            self.bad[number] = f"{outcome} {spent} ms {told}".strip()


def main(arguments: Sequence[str]) -> int:
    """Return 0 when nothing crashed, hung or took too long."""
    parser = argparse.ArgumentParser(prog="fuzz.py", description="读各种损坏的文件")
    parser.add_argument("files", nargs="?", type=int, default=FILES, metavar="FILES")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    options = parser.parse_args(arguments)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="fuzz sources ") as name:
        fill(Path(name))
        _run(Path(name), range(options.first, options.first + options.files), options.seed, tally)
    for outcome, count in sorted(tally.counts.items()):
        print(f"   {outcome:<12}{count:>8}")
    print(f"   slowest: {tally.slowest_ms} ms, file {tally.slowest}")
    for number, what in sorted(tally.bad.items()):
        print(f"   BAD {number}: {what}")
    return 1 if tally.bad else 0


def fill(folder: Path) -> None:
    """Put what is spoilt into `folder`: the documents at hand, and the sample as we export it."""
    from core.compose import compose
    from core.exporting.workbook import make_workbook, saved
    from core.exporting.workbook_cache import with_values
    from core.forms.installed import load_format
    from core.importing.reportfile import read_report

    for file in DOCUMENTS.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    report = read_report(next((ROOT / "resources" / "samples").glob("*.nianbao")))
    form = load_format(report.format_id)
    workbook, shown = make_workbook(form, report)
    (folder / "sample.xlsx").write_bytes(with_values(saved(workbook), shown))
    from core.exporting.html import page_of

    document = compose(form, report)
    (folder / "sample.mht").write_bytes(_archive(page_of(document)))
    (folder / "sample.txt").write_bytes(_copied(document).encode())


def _copied(document: "Document") -> str:
    """Return a document as it is copied as text, the cells of its tables parted by |."""
    from core.document import TableBlock

    lines: list[str] = []
    for block in document.blocks:
        if not isinstance(block, TableBlock):
            lines.append(block.text)
            continue
        for row in range(block.height):
            cells = [one.text.replace("\n", "") for one in block.cells if one.row == row]
            lines.append(" | ".join([*cells, ""]))
    return "\n".join(lines)


def _archive(page: str) -> bytes:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = MIMEMultipart("related")
    message.attach(MIMEText(page, "html", "utf-8"))
    return message.as_bytes()


def _run(folder: Path, numbers: Sequence[int], seed: int, tally: Tally) -> None:
    worker = _Worker(folder, seed)
    for number in numbers:
        answer = worker.ask(number)
        if answer is None:
            tally.add(number, *worker.ended())
            worker = _Worker(folder, seed)
            continue
        outcome, spent, told = answer.rstrip("\n").split("\t")
        tally.add(number, outcome, int(spent), told)
    worker.end()


class _Worker:
    """The process that reads, replaced by another when it dies or hangs."""

    def __init__(self, folder: Path, seed: int) -> None:
        command = [sys.executable, "-m", "build_scripts.fuzzing.worker", str(folder), str(seed)]
        environment = {
            **child_environment(),
            "PYTHONUTF8": "1",
            "NIANBAO_DATA": str(folder / "data"),
        }
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._answers: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, number: int) -> str | None:
        """Return what the worker says of a file, None when it died or said nothing for too long."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{number}\n")
            self._process.stdin.flush()
            return self._answers.get(timeout=PATIENCE_S) or None
        except (queue.Empty, OSError):
            return None

    def ended(self) -> tuple[str, int, str]:
        """End the worker that said nothing and return why it did not."""
        try:
            status = self._process.wait(1)
        except subprocess.TimeoutExpired:
            self.end()
            return HUNG, round(PATIENCE_S * 1000), ""
        return DIED, 0, f"status {status}"

    def end(self) -> None:
        """End the worker."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main(sys.argv[1:]))
