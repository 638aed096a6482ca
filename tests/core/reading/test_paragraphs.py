"""Paragraphs as the officer means them, also where a page broke every line."""

import pytest

from core.reading.paragraphs import paragraphs

BROKEN = "全年共受理政府信息公开申请三千一百一十九\n件，均在法定期限内答复，没有结转。\n本年度没有收费。\n"


def test_line_broken_within_a_sentence_is_put_together_without_moving_anything() -> None:
    first, second = paragraphs(BROKEN)
    assert first == "全年共受理政府信息公开申请三千一百一十九 件，均在法定期限内答复，没有结转。\n"
    assert second == "本年度没有收费。\n"
    assert len(first) + len(second) == len(BROKEN)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "全年收到申请三件。",
        "全年收到申请三件\n办结三件",
        "全年共受理政府信息公开申请三千一百一十九件。\n均已答复。",
        "全年共受理政府信息公开申请三千一百一十九件，其中：\n自然人三千件。",
        "围绕中心工作做好政府信息公开的各项重点任务\n（二）依申请公开情况",
        "围绕中心工作做好政府信息公开的各项重点任务\n二是做好解读。",
        "围绕中心工作做好政府信息公开的各项重点任务\n　　全年公开信息三条。",
        "围绕中心工作做好政府信息公开的各项重点任务\n\n全年公开信息三条。",
    ],
)
def test_other_lines_are_left_as_they_are(body: str) -> None:
    assert list(paragraphs(body)) == body.splitlines(keepends=True)
