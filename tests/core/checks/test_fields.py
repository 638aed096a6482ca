"""What the fields of a rule may hold."""

import pytest

from core.checks.fields import are_expressions
from tests.helpers.judging import FORM

SPEC = FORM.checks[0]


@pytest.mark.parametrize(
    "value", [["公开"], ["甲|乙", "丙{2,}"], [r"(?P<word>.)(?P=word)", r"\d+"], [r"(.)\1"]]
)
def test_expressions_that_may_stand_side_by_side_are_taken(value: list[str]) -> None:
    assert are_expressions(SPEC, value, FORM)


@pytest.mark.parametrize(
    "value", [[], "公开", ["（("], [1], [r"\1"], ["(?P<word>.)", "(?P<word>.)"]]
)
def test_others_are_refused(value: object) -> None:
    assert not are_expressions(SPEC, value, FORM)
