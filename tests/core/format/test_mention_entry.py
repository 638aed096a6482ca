"""What prose says in figures, written in a form file or taken over from another form."""

import pytest

from core.errors import FormatBroken
from core.evaluate import evaluate
from core.format.parsing import parse_format
from core.forms.installed import load_format
from core.paths import resources
from core.report import Passage, Report

OLD = load_format("2019-60")
NEW = load_format("2021-30")


def codes(text: str, received: int) -> list[str]:
    report = Report(OLD.id).with_cells(dict.fromkeys(OLD.typed, 0)).with_fact("year", 2020)
    person = next(key for key in OLD.typed if key.row == "received")
    report = report.with_cell(person, received)
    report = report.with_passages("overview", (Passage("依申请公开情况", text),))
    return [one.check for one in evaluate(OLD, report).findings if one.check.startswith("N-")]


def test_the_older_form_reads_prose_like_the_present_one() -> None:
    assert codes("全年收到政府信息公开申请9件。", 8) == ["N-NEW"]
    assert codes("全年收到政府信息公开申请8件。", 8) == []
    assert codes("全年没有收到政府信息公开申请。", 8) == ["N-ZERO"]


def test_what_is_taken_over_tells_of_cells_that_are_there() -> None:
    known = {key for table in OLD.tables for key in table.units}
    assert all(known.issuperset(cells) for one in OLD.mentions for cells in one.values)
    lent = {one.id for one in OLD.mentions} - {"other_all"}
    assert lent < {one.id for one in NEW.mentions}
    assert "documents_in_force" not in lent


def test_a_form_from_elsewhere_writes_its_mentions_itself() -> None:
    source = (resources() / "formats" / "2019-60.toml").read_text("utf-8")
    with pytest.raises(FormatBroken) as caught:
        parse_format(source, "某表样.toml")
    assert any("mentions_like" in problem for problem in caught.value.problems)
