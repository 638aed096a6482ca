"""The two presets say what their sources say."""

from core.styles.library import default_style, presets
from core.styles.model import Align, NumberPlace, TableWidth
from core.styles.table_measures import text_width_twips

OFFICIAL, AS_TEMPLATE = presets()


def test_the_first_is_that_of_gb_t_9704() -> None:
    assert default_style() is OFFICIAL
    page = OFFICIAL.page
    assert (page.top_mm, page.left_mm) == (37, 28)  # 5.2.1
    assert (page.text_width_mm, page.text_height_mm) == (156, 225)  # 5.2.1
    assert page.line_characters == 28  # 5.2.3
    assert int(page.text_height_mm / 25.4 * 72 / OFFICIAL.body.line_pt) == 22  # 5.2.3
    assert (OFFICIAL.body.size_pt, OFFICIAL.title.size_pt) == (16, 22)  # 5.2.2, 7.3.1
    assert OFFICIAL.title.align is Align.CENTRE
    fonts = [OFFICIAL.heading(level).font for level in (1, 2, 3)]
    assert fonts == ["黑体", "楷体_GB2312", "仿宋_GB2312"]  # 7.3.3
    assert not any(OFFICIAL.heading(level).bold for level in (0, 1, 2, 3))
    number = OFFICIAL.number
    assert (number.place, number.font, number.size_pt) == (NumberPlace.OUTSIDE, "宋体", 14)  # 7.5
    assert (number.below_mm, number.inset_chars, number.dashes) == (7, 1, True)
    assert OFFICIAL.closing.date_right_chars == 4  # 7.3.5.1
    assert OFFICIAL.table.width is TableWidth.TEXT


def test_the_second_is_the_word_file_of_the_circular() -> None:
    assert AS_TEMPLATE.name == "模板原样"
    page = AS_TEMPLATE.page
    twips = [
        round(mm / 25.4 * 1440) for mm in (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm)
    ]
    assert twips == [1440, 1440, 1800, 1800]
    assert text_width_twips(AS_TEMPLATE) == 8306
    title, heading, body = AS_TEMPLATE.title, AS_TEMPLATE.heading_1, AS_TEMPLATE.body
    assert (title.font, title.size_pt, title.bold, title.align) == ("宋体", 18, True, Align.CENTRE)
    assert (heading.font, heading.size_pt, heading.bold) == ("宋体", 12, True)
    assert (body.font, body.size_pt, body.bold, body.align) == ("宋体", 12, False, Align.JUSTIFIED)
    assert body.indent_chars * body.size_pt * 20 == 420
    table = AS_TEMPLATE.table
    assert (table.font, table.note_font, table.size_pt) == ("宋体", "楷体", 10)
    assert (table.figure_size_pt, table.figure_align) == (12, Align.LEFT)
    assert (table.border_pt, table.padding_pt * 20, table.title_fill) == (1, 57, "C6D9F1")
    fourth = AS_TEMPLATE.table_look("政府信息公开行政复议、行政诉讼情况")
    assert (fourth.border_pt, fourth.padding_pt * 20) == (0.5, 108)
    assert AS_TEMPLATE.table_look("主动公开政府信息情况").row_pt * 20 == 340
    assert AS_TEMPLATE.number.place is NumberPlace.NONE
