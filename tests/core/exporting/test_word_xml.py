import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from core.exporting.word_xml import clean, paragraph, run
from tests.helpers.word_parts import MAIN, text_of


@pytest.mark.parametrize("sign", "“”‘’—…·×①Ⅰ℃")
def test_signs_of_both_scripts_are_marked_as_chinese(sign: str) -> None:
    assert '<w:rFonts w:hint="eastAsia"/>' in run(f"甲{sign}乙")


def test_plain_text_carries_no_properties() -> None:
    assert run("年报2024") == "<w:r><w:t>年报2024</w:t></w:r>"


def test_blanks_at_the_ends_are_kept() -> None:
    assert '<w:t xml:space="preserve"> 甲</w:t>' in run(" 甲")


def test_breaks_and_tabs_are_elements() -> None:
    assert run("甲\n\t乙") == "<w:r><w:t>甲</w:t><w:br/><w:tab/><w:t>乙</w:t></w:r>"


def test_hint_comes_before_the_other_properties() -> None:
    assert '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="15"/></w:rPr>' in run(
        "…", '<w:sz w:val="15"/>'
    )


@given(st.text(st.characters(), max_size=80))
def test_any_text_becomes_well_formed_and_says_the_same(text: str) -> None:
    root = etree.fromstring(f'<w:body xmlns:w="{MAIN}">{paragraph("BodyText", text)}</w:body>')
    assert text_of(root[0]) == clean(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=80))
def test_ordinary_text_is_not_touched(text: str) -> None:
    assert clean(text) == text
