"""What is said and left out when words are matched: names of the unit, and sentences the program writes itself."""

from datetime import date
from pathlib import Path

import pytest

from core.exporting.export import export
from core.forms.installed import load_format
from core.importing.anything import import_file
from core.importing.matching.unit import with_unit
from core.keys import TextKey
from core.report import Report
from core.years.starting import new_report

FORM = load_format("2021-30")
FULL, SHORT = "武汉市硚口区人力资源局", "硚口区人力资源局"


def named(title: str, signature: str) -> tuple[Report, str]:
    return with_unit(Report(FORM.id).with_fact("unit", title).with_fact("signature", signature))


def test_short_name_in_the_title_and_full_name_in_the_signature_are_told_apart() -> None:
    report, remark = named(SHORT, FULL)
    assert (report.unit, report.short_unit) == (FULL, SHORT)
    assert FULL in remark
    assert SHORT in remark


@pytest.mark.parametrize("signature", [FULL, ""])
def test_nothing_is_said_of_one_name(signature: str) -> None:
    assert named(FULL, signature)[1] == ""


def test_two_different_names_are_told_and_the_title_counts() -> None:
    report, remark = named("硚口区水务局", FULL)
    assert report.unit == "硚口区水务局"
    assert "不一样" in remark


def test_sentences_of_the_program_are_left_to_the_program(tmp_path: Path) -> None:
    report = new_report(FORM, FULL, 2024).with_fact("date", date(2025, 1, 9))
    report = report.with_fact("short", SHORT).with_cells(dict.fromkeys(FORM.typed, 0))
    target = tmp_path / "年报.docx"
    export(FORM, report, target)
    found = import_file(target)
    assert not {"opening", "proactive", "applications", "disputes"} & found.report.texts.keys()
    assert found.report.facts == report.facts
    lead = [piece for piece in found.pieces if piece.key == TextKey("opening", -1)]
    assert len(lead) == 1
    assert "由程序写" in lead[0].note


def test_sentence_the_officer_changed_is_kept(tmp_path: Path) -> None:
    report = new_report(FORM, FULL, 2024).with_cells(dict.fromkeys(FORM.typed, 0))
    target = tmp_path / "年报.docx"
    export(FORM, report, target)
    changed = report.with_cells({FORM.table("disputes").typed[0]: 1})
    export(FORM, changed, target)
    before, after = import_file(target), changed
    assert before.report.cells == after.cells
    assert "disputes" not in before.report.texts
