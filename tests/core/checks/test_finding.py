"""What a rule found, as sentences."""

from core.checks.finding import finding
from core.format.check import CheckSpec, Level
from core.keys import FactKey


def test_sentences_are_filled_in_and_braces_of_the_officer_stay() -> None:
    spec = CheckSpec("X", "fact_filled", Level.INFO, "“{label}”没有填。", "无", "填写{label}。")
    found = finding(spec, (FactKey("unit"),), {"label": "{单位}"})
    assert found.message == "“{单位}”没有填。"
    assert found.mend == "填写{单位}。"
    assert not found.is_missing
