"""Mixed and missing numbers before the headings of a document are told on import."""

import pytest

from core.document import Paragraph
from core.importing.matching.headings import lines, section_headings
from core.importing.matching.numbering_remarks import numbering_remarks
from tests.helpers.judging import FORM


def remarks(*texts: str) -> list[str]:
    found = list(lines([Paragraph(text) for text in texts]))
    return list(numbering_remarks(FORM, found, section_headings(FORM, found)))


SECTIONS = [section.heading for section in FORM.sections]
NUMBERED = [
    f"{number}、{heading}" for number, heading in zip("一二三四五六", SECTIONS, strict=True)
]


def test_nothing_is_said_of_a_document_numbered_well() -> None:
    assert remarks(NUMBERED[0], "（一）主动公开", "文字。", "（二）依申请公开", *NUMBERED[1:]) == []


def test_nothing_is_said_where_word_makes_the_numbers() -> None:
    assert remarks(*SECTIONS) == []


def test_section_numbered_otherwise_is_told() -> None:
    mixed = [*NUMBERED[:4], f"5、{SECTIONS[4]}", NUMBERED[5]]
    (remark,) = remarks(*mixed)
    assert remark.startswith("原文各部分标题的序号写法不一：“一、”“二、”“三、”“四、”“5、”“六、”。")


def test_section_left_out_is_told() -> None:
    (remark,) = remarks(*NUMBERED[:4], NUMBERED[5])
    assert "序号不连续：“一、”“二、”“三、”“四、”“六、”" in remark


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (
            ("（一）", "（二）", "（3）"),
            "“总体情况”里的小标题的序号写法不一：“（一）”“（二）”“（3）”",
        ),
        (("（一）", "（三）"), "“总体情况”里的小标题的序号不连续：“（一）”“（三）”"),
    ],
)
def test_sub_headings_are_looked_at_section_by_section(
    numbers: tuple[str, ...], words: str
) -> None:
    headings = [f"{number}小标题" for number in numbers]
    (remark,) = remarks(NUMBERED[0], *headings, *NUMBERED[1:])
    assert words in remark


def test_wide_and_narrow_brackets_are_the_same_number() -> None:
    assert remarks(NUMBERED[0], "(一)主动公开", "（二）依申请公开", *NUMBERED[1:]) == []
