import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting.measure import em_width, fit_columns


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("年报", 2), ("2025年1月20日", 6.5), ("“甲”—…", 5)]
)
def test_chinese_counts_one_and_ascii_a_half(text: str, width: float) -> None:
    assert em_width(text) == width


@given(st.lists(st.integers(1, 9000), min_size=1, max_size=40), st.integers(100, 9000))
def test_fitted_columns_add_up_exactly(proportions: list[int], total: int) -> None:
    widths = fit_columns(proportions, total)
    assert sum(widths) == total
    assert len(widths) == len(proportions)
    share = total / sum(proportions)
    assert all(
        abs(width - proportion * share) <= 1
        for width, proportion in zip(widths, proportions, strict=True)
    )
