"""Story: an officer begins a report and types it through to the exported file."""

from pathlib import Path

import pytest

from core import paths
from core.exporting.export import export
from core.format.model import Format
from core.forms.installed import load_format
from core.importing.reportfile import read_report
from core.keys import CellKey
from core.report import Report
from core.steps import FACTS, PREVIEW
from tests.helpers.keyboard import Keyboard
from tests.helpers.officer import Officer
from tests.helpers.window import Program
from tests.helpers.word_parts import parts_of

SAMPLE = paths.resources() / "samples" / "硚口区人力资源局-2024.nianbao"


def column_by_column(form: Format, table_id: str) -> tuple[CellKey, ...]:
    table = form.table(table_id)
    columns = [leaf.id for leaf in table.blocks[0].columns.leaves]
    return tuple(sorted(table.typed, key=lambda key: columns.index(key.column)))


@pytest.mark.journey
def test_report_typed_by_keyboard_becomes_the_same_word_file_as_the_sample(
    program: Program, keyboard: Keyboard, tmp_path: Path
) -> None:
    sample = read_report(SAMPLE)
    form = load_format(sample.format_id)
    officer = Officer(program, keyboard)

    officer.start_report(sample.unit, 2024)
    write_facts(officer, sample)
    for section in form.sections:
        officer.press("ctrl+Return")
        assert program.wizard.step == section.id
        passages = sample.passages(section.id)
        if not section.table:
            if not passages[0].title:
                officer.add_passage(section, "")
            officer.write_passages(section, passages)
        elif section.table == "applications":
            officer.fill_table(sample, column_by_column(form, section.table), "Return")
            officer.write_lead(section.id, passages[0].body)
        else:
            officer.fill_table(sample, form.table(section.table).typed, "Tab")
            officer.write_lead(section.id, passages[0].body)
    officer.press("ctrl+Return")
    assert program.wizard.step == PREVIEW
    assert program.session.report == sample

    officer.save_as(tmp_path / "年报.docx", lambda: officer.press("ctrl+e"))
    officer.tab_to("export_report")
    officer.save_as(tmp_path / "年报.nianbao", lambda: officer.press("space"))

    export(form, sample, tmp_path / "sample.docx")
    assert_same_parts(tmp_path / "年报.docx", tmp_path / "sample.docx")
    assert read_report(tmp_path / "年报.nianbao") == sample


def write_facts(officer: Officer, sample: Report) -> None:
    assert officer.program.wizard.step == FACTS
    for fact in ("short", "basis", "address", "phone"):
        officer.write(f"facts.{fact}", sample.text_fact(fact))
    officer.write("texts.opening.lead", sample.passages("opening")[0].body)


def assert_same_parts(typed: Path, expected: Path) -> None:
    ours, theirs = (parts_of(path.read_bytes()) for path in (typed, expected))
    assert ours.keys() == theirs.keys()
    for name, part in theirs.items():
        if name != "docProps/core.xml":  # the moment of the export
            assert ours[name] == part, name
