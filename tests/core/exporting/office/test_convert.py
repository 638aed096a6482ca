"""Office programs at work on our Word file: real LibreOffice, and programs that fail, hang or are missing."""

import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.document import Document, Heading, Paragraph
from core.errors import CannotWrite
from core.exporting.office import converters as module
from core.exporting.office import running
from core.exporting.office.convert import convert
from core.exporting.office.converters import Converter, automation_command, converters
from core.styles.library import presets
from tests.helpers.office import soffice

DOCUMENT = Document("标题", "某局", (Heading(1, "一、总体情况"), Paragraph("一切正常。")))
STYLE = presets()[0]


def _python(code: str) -> Converter:
    """Return a converter that is a small Python program; it gets the Word file and the PDF."""

    def command(word: Path, pdf: Path, _folder: Path) -> list[str]:
        return [sys.executable, "-c", code, str(word), str(pdf)]

    return Converter("small", "小程序", command)


def _ends(pid: int, patience_s: float = 60) -> bool:
    """Return whether a process comes to its end: one that was killed may be there a little longer."""
    deadline = time.monotonic() + patience_s
    while _alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # it went while it was looked at
        return False


@pytest.mark.office
@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a_pdf_with_bookmarks(tmp_path: Path) -> None:
    libreoffice = next(one for one in converters() if one.id == "libreoffice")
    target = tmp_path / "年报 由LibreOffice.pdf"
    convert(DOCUMENT, STYLE, target, libreoffice)
    assert target.read_bytes().startswith(b"%PDF")
    assert b"/Outlines" in target.read_bytes()
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", str(target), "-"], check=True, capture_output=True)
        assert "一切正常" in told.stdout.decode()
    assert [one.name for one in tmp_path.iterdir()] == [target.name]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into the folders of Linux")
def test_libreoffice_that_is_not_on_the_search_path_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = [str(place) for place in module._places()]
    monkeypatch.setattr("shutil.which", lambda _name: None)
    found = [one.command(Path("a"), Path("b"), Path("c"))[0] for one in module._libreoffice()]
    assert found == known[:1]


def test_what_the_program_wrote_becomes_the_file(tmp_path: Path) -> None:
    code = "import sys; open(sys.argv[2], 'wb').write(b'%PDF' + open(sys.argv[1], 'rb').read(2))"
    convert(DOCUMENT, STYLE, tmp_path / "a.pdf", _python(code))
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDFPK"


@pytest.mark.parametrize(
    "broken",
    [
        _python("raise SystemExit(3)"),
        _python("pass"),
        _python("import sys; open(sys.argv[2], 'wb').close()"),
        Converter("gone", "小程序", lambda _word, _pdf, folder: [str(folder / "missing")]),
    ],
    ids=["fails", "writes nothing", "writes an empty file", "is not there"],
)
def test_program_that_makes_nothing_is_a_sentence(tmp_path: Path, broken: Converter) -> None:
    with pytest.raises(CannotWrite, match="小程序 没有把报告转换成 PDF"):
        convert(DOCUMENT, STYLE, tmp_path / "a.pdf", broken)
    assert not list(tmp_path.iterdir())


_HANGING = """
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({noted!r}).write_text(str(child.pid))
time.sleep(600)
"""


@pytest.mark.parametrize(
    ("is_cancelled", "sentence"),
    [(False, "很久没有回应"), (True, "已经取消")],
    ids=["time-out", "cancelled"],
)
@pytest.mark.skipif(sys.platform != "linux", reason="looks the processes up in /proc")
def test_program_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_cancelled: bool, sentence: str
) -> None:
    noted = tmp_path / "child"

    def hangs() -> bool:
        return noted.exists() and bool(noted.read_text())

    clock = SimpleNamespace(sleep=time.sleep, monotonic=lambda: 3600.0 * hangs())
    monkeypatch.setattr(running, "time", clock)
    with pytest.raises(CannotWrite, match=sentence):
        convert(
            DOCUMENT,
            STYLE,
            tmp_path / "a.pdf",
            _python(_HANGING.format(noted=str(noted))),
            is_cancelled=lambda: is_cancelled and hangs(),
            timeout_s=60,
        )
    assert _ends(int(noted.read_text()))
    assert not (tmp_path / "a.pdf").exists()


def test_word_and_wps_are_told_in_one_line_without_double_quotes() -> None:
    word, pdf = Path("C:/王's/报告.docx"), Path("C:/王's/报告.pdf")
    command = automation_command("Word.Application", word, pdf, Path("C:/"))
    script = command[-1]
    assert '"' not in script
    assert "\n" not in script
    in_script = [
        str(path).replace("'", "''") for path in (word, pdf)
    ]  # with backslashes on Windows
    assert f"Open('{in_script[0]}', $false, $true)" in script
    assert f"ExportAsFixedFormat('{in_script[1]}', 17," in script
    assert script.count("{") == script.count("}")
