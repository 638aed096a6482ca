"""Which form a name or a year stands for when there are several."""

from pathlib import Path

import pytest

from core.errors import FormMissing
from core.evaluate import evaluate
from core.forms.installed import (
    editions,
    forget,
    form_for_year,
    known_formats,
    left_out,
    library,
    load_format,
    newer_form_words,
)
from core.packs.installing import install
from core.packs.names import SUFFIX
from core.report import Report
from tests.helpers.forms import small_form
from tests.helpers.packs import about, edition, next_form, pack_file, packed


def put(data: Path, content: bytes, name: str = "某市") -> None:
    """Lay a pack on the shelf without installing it, as somebody who copies folders does."""
    pack_file(data / "packs", content, name + SUFFIX)


def test_without_packs_and_rules_there_is_what_the_program_brings(data: Path) -> None:
    assert library().shelf is None
    assert known_formats() == tuple(sorted(library().built_in))
    assert left_out() == ()
    assert all(one.words.endswith("程序自带）") for one in editions())
    assert list(data.iterdir()) == []


@pytest.mark.parametrize(
    ("year", "form"),
    [(2021, "2021-30"), (2026, "2021-30"), (2027, "2027-1"), (2050, "2027-1")],
)
def test_a_year_is_reported_on_the_form_that_began_last(data: Path, year: int, form: str) -> None:
    put(data, packed(next_form()))
    assert form_for_year(year).id == form


def test_a_form_ends_with_its_last_year(data: Path) -> None:
    put(data, packed(next_form(("first_year = 2027", "first_year = 2027\nlast_year = 2028"))))
    assert form_for_year(2028).id == "2027-1"
    assert form_for_year(2029).id == "2021-30"
    assert load_format("2027-1").years == "2027 至 2028 年度"


def test_year_without_a_form_is_a_sentence_that_names_those_there_are(data: Path) -> None:
    with pytest.raises(
        FormMissing, match=r"没有用于 2001 年度的表样.*国办公开办函〔2021〕30号（2021 年度起）"
    ):
        form_for_year(2001)


@pytest.mark.parametrize(
    ("form", "year", "is_wrong"),
    [
        ("2021-30", 2020, True),
        ("2021-30", 2021, False),
        ("2021-30", 2050, False),
        ("2019-60", 2018, True),
        ("2019-60", 2020, False),
        ("2019-60", 2021, True),
    ],
)
def test_report_of_a_year_its_form_is_not_for_has_something_to_mend(
    form: str, year: int, is_wrong: bool
) -> None:
    findings = evaluate(load_format(form), Report(form, {"year": year})).findings
    assert ("F-FORM-YEAR" in {one.check for one in findings}) == is_wrong


def test_draft_of_a_year_with_a_newer_form_is_told_so(data: Path) -> None:
    form = load_format("2021-30")
    assert newer_form_words(form, 2027) == ""
    install(pack_file(data, packed(next_form())))
    assert newer_form_words(form, 2027).startswith("2027 年度的年报另有更新的表样“2027 年新格式”")
    assert newer_form_words(form, 2026) == ""
    assert newer_form_words(form, None) == ""
    assert newer_form_words(load_format("2027-1"), 2027) == ""


def test_newer_edition_of_a_pack_takes_the_place_of_the_built_in_one(data: Path) -> None:
    put(data, packed(edition("1.1", ('heading = "总体情况"', 'heading = "总体的情况"'))))
    form = load_format("2021-30")
    assert form.version == "1.1"
    assert form.section("overview").heading == "总体的情况"
    assert [one.words for one in editions() if one.form.id == form.id] == [
        "国办公开办函〔2021〕30号（2021 年度起，第 1.1 版，来自规则包“某市规则包”）"
    ]


@pytest.mark.parametrize("version", ["1.0", "1", "0.9"])
def test_built_in_form_stays_when_the_one_of_a_pack_is_not_newer(data: Path, version: str) -> None:
    put(data, packed(edition(version)))
    form = load_format("2021-30")
    assert form is library().built_in_form("2021-30")
    (sentence,) = left_out()
    assert f"第 {version} 版没有使用：程序自带的第 1.0 版不比它旧" in sentence


def test_of_two_packs_with_one_form_the_newer_edition_counts(data: Path) -> None:
    put(data, packed(edition("1.1"), about("a", name="甲")), "甲")
    put(data, packed(edition("1.2"), about("b", name="乙")), "乙")
    assert load_format("2021-30").version == "1.2"
    assert "规则包“甲”里的表样" in left_out()[0]
    assert "规则包“乙”里的第 1.2 版不比它旧" in left_out()[0]


def test_pack_damaged_later_is_left_out_and_told_and_the_rest_works(data: Path) -> None:
    path = pack_file(data / "packs", packed(next_form()))
    assert form_for_year(2027).id == "2027-1"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    forget()
    assert form_for_year(2027).id == "2021-30"
    (sentence,) = left_out()
    assert "某市.规则包" in sentence
    assert "请向发包的单位重新要一份" in sentence
    with pytest.raises(FormMissing, match="年报的内容没有改动"):
        load_format("2027-1")


def test_name_of_a_form_is_never_taken_for_a_path(data: Path) -> None:
    (data / "x.toml").write_text("id = 'x'")
    for name in ("../../x", str(data / "x"), "", "2021-30.toml"):
        with pytest.raises(FormMissing):
            load_format(name)


def test_years_in_words() -> None:
    assert (
        small_form(("first_year = 2021", "first_year = 2019\nlast_year = 2020")).years
        == "2019 至 2020 年度"
    )
    assert (
        small_form(("first_year = 2021", "first_year = 2020\nlast_year = 2020")).years
        == "2020 年度"
    )
