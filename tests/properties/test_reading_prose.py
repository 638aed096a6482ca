"""Laws of the reader for any text: it never fails, keeps its places inside the text, and takes time in proportion."""

import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.evaluate import evaluate
from core.reading import line_readings
from core.reading.figures import figures
from core.reading.mentions import mentions
from core.reading.readings import read
from core.report import Passage, Report
from core.totals import all_values
from tests.helpers.judging import FORM, zeros

PIECES = (
    *"，、；。：（）“”《》〔〕 \n　%％.·-—件条项份宗期起次元万亿年月日占共其中零〇一二两三四五六七八九十百千余多近超约",
    *"0123456789０１２３４５６７８９",
    *(
        "收到",
        "申请",
        "政府信息公开",
        "依申请公开",
        "办结",
        "结转下年度",
        "上年结转",
        "予以公开",
        "部分公开",
    ),
    *(
        "不予公开",
        "自然人",
        "法人或其他组织",
        "行政复议",
        "行政诉讼",
        "维持",
        "规范性文件",
        "行政许可",
    ),
    *(
        "未收到",
        "没有",
        "无",
        "其中",
        "分别为",
        "占",
        "2023年",
        "2024年",
        "去年",
        "万元",
        "百分之",
        "1,234",
        "3.5",
    ),
)
RANDOM_TEXTS = 10_000
LONG = 10_000
MOST_TIMES = (
    30  # for ten times the text: 10 in proportion and 100 by its square, measured on a busy machine
)

texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def with_text(body: str) -> Report:
    return zeros().with_fact("year", 2024).with_passages("overview", (Passage("依申请公开", body),))


@given(texts | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_judged(body: str) -> None:
    report = with_text(body)
    results = evaluate(FORM, report)
    for reading in results.readings:
        assert 0 <= reading.figure.start < reading.figure.end <= len(body)
        assert body[reading.figure.start : reading.figure.end] == reading.text
        assert all(0 <= part.start < part.end <= len(body) for part in reading.parts)
    for finding in results.findings:
        if finding.span:
            assert 0 <= finding.span[0] < finding.span[1] <= len(body)


def test_ten_thousand_random_texts_are_read() -> None:
    chance = random.Random(20240131)
    for _ in range(RANDOM_TEXTS):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 40)))
        found = figures(text)
        assert list(found) == sorted(found)
        assert all(0 <= one.start < one.end <= len(text) and one.value >= 0 for one in found)
        mentions(FORM.mentions, text, "依申请公开", 2024)


@pytest.mark.parametrize(
    "piece",
    [
        "一",
        "1",
        "1,",
        "，",
        "（",
        "其中",
        "复议",
        "未",
        "无",
        "公开",
        "申请",
        "收到",
        "直接起诉",
        "复议后",
        "法规禁止",
        "重新出具",
        "收到申请",
        "上年结转",
        "共1条，其中",
        "甲1条、",
        "1件占",
        "占1%、",
        "未因",
        "规范性文件",
        "2023年",
        "某某市",
        "有待加强",
        "未收到申请1件，",
    ],
)
def test_no_text_takes_more_than_its_share_of_time(piece: str) -> None:
    """Ten times the text takes about ten times as long, whatever is repeated in it."""
    short, long = (with_text(piece * (length // len(piece))) for length in (LONG // 10, LONG))
    ratio = min(_seconds(long) / max(_seconds(short), 1e-3) for _ in range(3))
    assert ratio <= MOST_TIMES, ratio


def _seconds(report: Report) -> float:
    mentions.cache_clear()
    line_readings._readings.cache_clear()
    values = all_values(FORM, report)
    begin = process_time()
    read(FORM, report, values)
    return process_time() - begin
