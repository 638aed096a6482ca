"""The closed set of check kinds."""

from core.checks.context import Context
from core.checks.kinds import KINDS, run_checks
from core.checks.slots import bad_slots
from tests.helpers.judging import EMPTY, FORM


def test_every_kind_is_used_by_the_form() -> None:
    assert {check.kind for check in FORM.checks} == set(KINDS)


def test_findings_come_in_the_order_of_the_rules() -> None:
    rules = [check.id for check in FORM.checks]
    found = [one.check for one in run_checks(Context(FORM, EMPTY, {}, {}))]
    assert found == sorted(found, key=rules.index)


def test_every_finding_has_a_place_to_jump_to() -> None:
    assert all(one.where for one in run_checks(Context(FORM, EMPTY, {}, {})))


def test_doubled_braces_are_no_slot() -> None:
    assert list(bad_slots("{{count}}", frozenset())) == []
