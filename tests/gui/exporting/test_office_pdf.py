"""PDF by the office programs of this machine, chosen like any other form."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import CannotWrite
from core.exporting.office.converters import Converter
from gui.exporting import forms
from gui.exporting.forms import FORMS, material_of, offered_forms
from tests.helpers.office import soffice
from tests.helpers.published import FORM, SAMPLE, published_report


@pytest.mark.office
@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_is_offered_and_makes_the_pdf(tmp_path: Path) -> None:
    form = next(one for one in offered_forms() if one.id == "pdf_libreoffice")
    target = form.path(tmp_path, "年报")
    assert target.name == "年报（由LibreOffice转换）.pdf"
    form.write(material_of(FORM, published_report(SAMPLE), "模板原样"), target)
    assert target.read_bytes().startswith(b"%PDF")


def test_only_programs_that_are_there_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "converters", lambda: (_hanging(),))
    offered_forms.cache_clear()
    try:
        assert [one.words for one in offered_forms()[len(FORMS) :]] == ["WPS 转换的 PDF"]
        monkeypatch.setattr(forms, "converters", tuple)
        offered_forms.cache_clear()
        assert offered_forms() == FORMS
    finally:
        offered_forms.cache_clear()


def _hanging() -> Converter:
    return Converter("wps", "WPS", lambda _word, _pdf, _folder: ["sleep", "60"])


@pytest.mark.skipif(sys.platform == "win32", reason="sleeps by a program of Linux")
def test_cancelled_conversion_leaves_nothing(tmp_path: Path) -> None:
    material = material_of(FORM, published_report(SAMPLE), "")
    cancelled = replace(material, is_cancelled=lambda: True)
    with pytest.raises(CannotWrite, match="已经取消"):
        forms._write_converted(_hanging(), cancelled, tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())
