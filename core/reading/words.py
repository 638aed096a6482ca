"""How a reading is told to the officer: one line with its sign."""

from collections.abc import Iterable

from core.format.model import Format
from core.linking.choosing import full_name
from core.linking.targets import target_for
from core.naming import cell_name
from core.numbers import display
from core.reading.readings import Against, Reading, Verdict

SIGNS = {Verdict.AGREES: "✓", Verdict.DIFFERS: "✕", Verdict.UNPLACED: "?"}


def told(form: Format, reading: Reading) -> str:
    """Return the figure and what it was set against, as “12件”与表三 新收申请 12 相符."""
    said = f"“{reading.text}”"
    if reading.verdict is Verdict.UNPLACED:
        about = f"（{reading.spec.name}）" if reading.spec else ""
        return f"{said}{about}没有能对照的数，请自己核对"
    return f"{said}{_against(form, reading)}{reading.verdict.value}"


def counted(readings: Iterable[Reading]) -> str:
    """Return how many readings there are of each verdict, "" for none.

    >>> counted(())
    ''
    """
    verdicts = [one.verdict for one in readings]
    counts = [(one.value, verdicts.count(one)) for one in Verdict]
    return "，".join(f"{word} {count}" for word, count in counts if count)


def _against(form: Format, reading: Reading) -> str:
    expected = "" if reading.expected is None else f" {display(reading.expected)} "
    match reading.against:
        case Against.TABLE:
            return f"与{_cells(form, reading)}{expected}"
        case Against.PARTS if reading.expected is None:
            return "与所在的合计"
        case Against.PARTS:
            return f"与各分项之和{expected}"
        case Against.SHARE:
            return f"与算出的比例{expected}"
        case Against.OTHER_PLACE:
            return f"与前面写的{expected}"


def _cells(form: Format, reading: Reading) -> str:
    target = target_for(form, reading.cells)
    if target:
        return full_name(form, target)
    names = [cell_name(form.table(key.table), key) for key in reading.cells]
    return reading.spec.name if reading.spec else "＋".join(names)
