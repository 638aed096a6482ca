"""Typefaces have several names, and some can stand in for others."""

from core.styles.fonts import (
    TYPEFACES,
    is_present,
    same_typeface,
    substitute_on,
    substitutes,
    typeface,
)
from core.styles.library import presets


def test_a_typeface_is_known_by_its_latin_name_too() -> None:
    assert same_typeface("FangSong_GB2312", "仿宋_GB2312")
    assert not same_typeface("FangSong", "仿宋_GB2312")
    assert is_present("黑体", ["SimHei"])


def test_the_best_substitute_that_is_there_is_named() -> None:
    assert substitute_on("方正小标宋简体", ["宋体", "STZhongsong"]) == "华文中宋"
    assert substitute_on("方正小标宋简体", ["Arial"]) is None
    assert substitutes("谁也不认识的字体") == ()


def test_every_font_of_the_presets_is_known_and_has_a_substitute() -> None:
    for style in presets():
        for name in (style.title.font, style.body.font, style.table.font, style.table.note_font):
            assert typeface(name)
            assert substitutes(name)


def test_no_name_means_two_typefaces() -> None:
    names = [name.casefold() for face in TYPEFACES for name in (face.name, *face.latin_names)]
    assert len(names) == len(set(names))
