"""Whatever the officer moves on the import page, report and pieces tell the same."""

from contextlib import suppress
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.errors import CannotPlace
from core.forms.installed import load_format
from core.importing.imported import SECTION, Imported, Placing
from core.importing.matching.figures import read_figure
from core.importing.matching.headings import sub_heading
from core.importing.matching.match import match
from core.importing.placing import put, take_out
from core.importing.plain import read_plain
from core.importing.tables import RawCell, table_block
from core.keys import CellKey, FactKey, Key, TextKey

FORM = load_format("2021-30")
WORDS = """某市水务局2024年政府信息公开工作年度报告
依据条例编制。
一、总体情况
全年平稳。
（一）主动公开
公开信息89条。
解读3次。
（二）平台建设
1.网站
改版网站。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
（一）问题。培训不够。
六、其他需要报告的事项
没有收费。
某市水务局
2025年1月9日"""
ROWS = (
    ("一、本年新收政府信息公开申请数量", "2", "0", "0", "0", "0", "1", "3"),
    ("没有这一行", "5", "", "/", "0", "4", "1", "6"),
)


def document() -> Imported:
    plain = read_plain(WORDS)
    table = table_block([[RawCell(cell) for cell in row] for row in ROWS])
    return match(replace(plain, blocks=(*plain.blocks, table)), [FORM])


START = document()
KEYS: list[Key] = [
    *(
        key
        for key in FORM.units
        if key.table == "applications" and key.row in ("received", "granted")
    ),
    *(
        TextKey(section, place)
        for section in ("overview", "problems")
        for place in range(SECTION, 4)
    ),
    *(FactKey(fact) for fact in ("unit", "year", "date", "signature")),
]
PLACES = st.integers(0, len(START.pieces) - 1)
MOVES = st.lists(
    st.tuples(
        st.lists(PLACES, min_size=1, max_size=4, unique=True), st.none() | st.sampled_from(KEYS)
    ),
    max_size=12,
)


def moved(imported: Imported, places: list[int], key: Key | None) -> Imported:
    with suppress(CannotPlace):
        return take_out(imported, places) if key is None else put(imported, places, key)
    return imported


def assert_told_alike(imported: Imported) -> None:
    cells = dict(imported.report.cells)
    lines: dict[TextKey, list[str]] = {}
    for piece in imported.pieces:
        if piece.placing is Placing.NOT_PLACED:
            continue
        match piece.key:
            case CellKey() as key if key in FORM.computed:
                assert imported.stated[key] == read_figure(piece.text, FORM.units[key]).value
            case CellKey() as key:
                assert cells.pop(key, None) == read_figure(piece.text, FORM.units[key]).value
            case TextKey() as key if key.place != SECTION:
                lines.setdefault(key, []).append(piece.text)
            case FactKey() as key:
                assert key.fact in imported.report.facts
    assert cells == {}
    for section, passages in imported.report.texts.items():
        for place, passage in enumerate(passages):
            assert sorted(shown(lines.pop(TextKey(section, place), []), passage.title)) == sorted(
                [*filter(None, [passage.title]), *filter(None, passage.body.split("\n"))]
            )
    assert lines == {}


def shown(texts: list[str], title: str) -> list[str]:
    """Return what pieces become in their passage: a heading may have a part of its text behind it."""
    found = []
    for text in texts:
        heading = sub_heading(text, [])
        if heading is not None and heading.title == title:
            found += [one for one in (heading.title, heading.rest) if one]
        else:
            found.append(text)
    return found


@given(MOVES)
def test_report_holds_what_the_pieces_say(moves: list[tuple[list[int], Key | None]]) -> None:
    imported = START
    for places, key in moves:
        imported = moved(imported, places, key)
        assert_told_alike(imported)
        assert len(imported.pieces) == len(START.pieces)
