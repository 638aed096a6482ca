"""What a total says about itself."""

from core.forms.installed import load_format
from core.formulas import formula
from core.keys import CellKey
from core.numbers import Number

TABLE = load_format("2021-30").table("applications")
RECEIVED = CellKey("applications", "received", "total")


def test_typed_cell_has_no_formula() -> None:
    assert formula(TABLE, RECEIVED._replace(column="other"), {}) == ""


def test_total_names_the_parts_that_are_not_zero() -> None:
    values: dict[CellKey, Number] = {
        RECEIVED: 5,
        RECEIVED._replace(column="natural_person"): 2,
        RECEIVED._replace(column="enterprise"): 0,
        RECEIVED._replace(column="other"): 3,
    }
    assert formula(TABLE, RECEIVED, values) == (
        "六列相加，由程序计算，不用填。\n5 ＝ 自然人 2 ＋ 其他 3"
    )


def test_total_of_nothing_is_zero() -> None:
    assert formula(TABLE, RECEIVED, {}).endswith("0 ＝ 0")
