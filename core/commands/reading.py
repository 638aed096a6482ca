"""What several commands do first: read the report they are asked about, and the one of the year before."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from core.commands.speech import remark
from core.comparing import other_year
from core.errors import CannotWrite
from core.importing.anything import Opened, read_anything
from core.report import Report


class Asked(NamedTuple):
    """The report a command was given and how it was read, and the report of last year if one was named."""

    opened: Opened
    last_year: Report | None

    @property
    def report(self) -> Report:
        """Return the report itself."""
        return self.opened.report


def read_asked(options: argparse.Namespace) -> Asked:
    """Return what `options.file` and `options.last_year` hold, with remarks on what is odd about them.

    Raises FileNotReadable or NotAReport.
    """
    opened = read_anything(options.file)
    _show_reading(opened, options.file.name)
    if not options.last_year:
        return Asked(opened, None)
    last_year = read_anything(options.last_year).report
    if words := other_year(opened.report, last_year, options.last_year.name):
        remark(words)
    return Asked(opened, last_year)


def refuse_originals(targets: Iterable[Path], originals: Iterable[Path]) -> None:
    """Raise CannotWrite for a target that is one of the files being read: its words would be gone."""
    places = {one.resolve() for one in originals}
    for target in targets:
        if target.resolve() in places:
            raise CannotWrite(f"“{target.name}”就是要读的文件，没有写。请换一个文件名或者文件夹。")


def _show_reading(opened: Opened, name: str) -> None:
    """Tell beside the results of the command what is to be said of the document it read."""
    if opened.imported:
        from core.importing.notes import NoteKind, notes, summary

        remark(f"“{name}”：{summary(opened.imported)}")
        for note in notes(opened.imported):
            if note.kind in (NoteKind.NOT_PLACED, NoteKind.REMARK):
                remark(f"  {note.kind.value}：{note.sentence}")
