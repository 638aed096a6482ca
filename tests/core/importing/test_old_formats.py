"""Files of older programs: through a real LibreOffice, and through programs that fail, hang or are missing."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import FileNotReadable
from core.exporting.office import converters
from core.exporting.office.converters import Reader, saving_command
from core.exporting.workbook import make_workbook, saved
from core.importing import old_formats
from core.importing.documents import read_document
from core.importing.matching.match import match
from core.importing.old_formats import converted
from tests.helpers.office import converted as made_by_office
from tests.helpers.office import soffice
from tests.helpers.published import FORM, published_report

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
OLD = b"\xd0\xcf\x11\xe0" + b"\0" * 600
COPY = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"
office = pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")


def python(code: str, name: str = "小程序") -> Reader:
    """Return a program that is a line of Python; it gets the old file and the new one."""

    def command(old: Path, new: Path, _folder: Path) -> list[str]:
        return [sys.executable, "-c", code, str(old), str(new)]

    return Reader(name, command)


@pytest.fixture
def with_programs(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def install(*programs: Reader) -> None:
        monkeypatch.setattr(old_formats, "readers", lambda _suffix: programs)

    return install


@pytest.mark.office
@office
@pytest.mark.parametrize("suffix", ["doc", "wps", "rtf", "odt"])
def test_old_word_files_give_the_figures_of_the_new_one(suffix: str, tmp_path: Path) -> None:
    source = DOCUMENTS / "pingtan_2023.docx"
    made = made_by_office(source, tmp_path, "doc" if suffix == "wps" else suffix)
    old = made.rename(tmp_path / f"去年 年报.{suffix}")
    expected, found = match(read_document(source)), match(read_document(old))
    assert found.report.cells == expected.report.cells
    assert found.stated == expected.stated
    assert found.report.year == expected.report.year
    assert found.report.texts.keys() == expected.report.texts.keys()


@pytest.mark.office
@office
@pytest.mark.parametrize("suffix", ["xls", "et", "ods"])
def test_old_workbooks_give_the_figures_of_the_new_one(suffix: str, tmp_path: Path) -> None:
    report = published_report("suqian_city_2023")
    book = tmp_path / "年报.xlsx"
    book.write_bytes(saved(make_workbook(FORM, report)[0]))
    made = made_by_office(book, tmp_path, "ods" if suffix == "ods" else "xls")
    old = made.rename(tmp_path / f"去年.{suffix}")
    assert match(read_document(old)).report.cells == report.cells


def test_what_the_program_saved_is_read_and_gone_afterwards(
    with_programs: Callable[..., None], tmp_path: Path
) -> None:
    with_programs(python("raise SystemExit(1)"), python(COPY))
    old = tmp_path / "去年.wps"
    shutil.copyfile(DOCUMENTS / "pingtan_2023.docx", old)
    with converted(old) as newer:
        assert newer.name == "去年.docx"
        assert newer.read_bytes() == old.read_bytes()
    assert not newer.exists()
    assert [one.name for one in tmp_path.iterdir()] == [old.name]


@pytest.mark.parametrize(
    ("programs", "sentence"),
    [
        ((), "没有能转换它的程序"),
        ((python("raise SystemExit(1)", "甲"), python("pass", "乙")), "甲、乙 没能转换它"),
        ((python("import time; time.sleep(60)"),), "很久没有结束"),
    ],
    ids=["none", "failing", "hanging"],
)
def test_without_help_the_officer_is_told_how_to_save(
    programs: tuple[Reader, ...],
    sentence: str,
    with_programs: Callable[..., None],
    tmp_path: Path,
) -> None:
    with_programs(*programs)
    for name, kind in (("去年.doc", "Word 文件（.docx）"), ("去年.et", "Excel 工作簿（.xlsx）")):
        old = tmp_path / name
        old.write_bytes(OLD)
        patience_s = 0.5 if "很久" in sentence else 300
        with pytest.raises(FileNotReadable) as refused, converted(old, timeout_s=patience_s):
            pass
        assert sentence in str(refused.value)
        assert name in str(refused.value)
        assert f"另存为不加密码的{kind}" in str(refused.value)


def test_it_can_be_cancelled(with_programs: Callable[..., None], tmp_path: Path) -> None:
    with_programs(python("import time; time.sleep(60)"))
    old = tmp_path / "去年.doc"
    old.write_bytes(OLD)
    with pytest.raises(FileNotReadable, match="已经取消"):
        read_document(old, lambda: True)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_office_is_told_to_run_no_macros_and_to_ask_nothing(suffix: str, tmp_path: Path) -> None:
    script = {".docx": converters.SAVE_WORD, ".xlsx": converters.SAVE_WORKBOOK}[suffix]
    old, new = tmp_path / "李's.doc", tmp_path / f"new{suffix}"
    called = saving_command("Word.Application", script, old, new, tmp_path)[-1]
    assert called.index("AutomationSecurity = 3") < called.index("Open(")
    assert "DisplayAlerts = 0" in called
    quoted = str(old).replace("'", "''")
    assert f"'{quoted}'" in called
    assert f"'{new}'" in called
