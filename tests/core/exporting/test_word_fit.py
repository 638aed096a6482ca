import re

import pytest

from core.exporting.measure import em_width
from core.exporting.word_fit import figure_properties, header_properties, label_properties

TABLE_3_COLUMN = 622 - 30  # twips inside a figure column of table 3
TABLE_4_COLUMN = 589 - 30
FIGURES = ["0", "95", "3607", "99999", "123456", "1234567", "11398889", "24252.311082"]


def points_wide(text: str, properties: str) -> float:
    size = re.search(r'<w:sz w:val="(\d+)"', properties)
    scale = re.search(r'<w:w w:val="(\d+)"', properties)
    half_points = int(size[1]) if size else 20
    return em_width(text, narrow=0.56) * half_points / 2 * (int(scale[1]) if scale else 100) / 100


@pytest.mark.parametrize("room", [TABLE_3_COLUMN, TABLE_4_COLUMN])
@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_fits_its_column_even_with_wide_digits(figure: str, room: int) -> None:
    assert points_wide(figure, figure_properties(figure, room)) <= room / 20


@pytest.mark.parametrize("figure", FIGURES[:4])
def test_a_figure_of_up_to_four_digits_keeps_its_size(figure: str) -> None:
    assert (figure_properties(figure, TABLE_4_COLUMN) == "") == (len(figure) < 5)


def test_a_figure_is_made_smaller_before_it_is_made_narrower() -> None:
    assert figure_properties("123456", TABLE_3_COLUMN) == '<w:sz w:val="17"/><w:szCs w:val="17"/>'
    assert figure_properties("24252.311082", TABLE_3_COLUMN).startswith('<w:w w:val="')


def test_no_figure_gets_smaller_than_can_be_read() -> None:
    assert '<w:w w:val="60"/><w:sz w:val="10"/>' in figure_properties("1" * 60, TABLE_3_COLUMN)


def test_a_label_gives_up_a_little_width_to_save_a_line() -> None:
    assert label_properties("（三）不予公开", 836 - 70) == '<w:w w:val="94"/>'
    assert label_properties("（一）予以公开", 3806 - 70) == ""


def test_a_column_label_is_narrowed_only_to_stand_on_one_line() -> None:
    assert header_properties("自然人", TABLE_3_COLUMN) == '<w:w w:val="98"/>'
    assert header_properties("社会公益组织", TABLE_3_COLUMN) == ""
    assert header_properties("商业\n企业", TABLE_3_COLUMN) == ""
