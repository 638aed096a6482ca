"""Which office programs this machine has, and how each is told to make a PDF."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from core.exporting.office.profile import profile_in

# Where LibreOffice is when it is not on the search path: below the root of Linux, or a folder of Windows.
_PLACES_ON_LINUX = ("usr/lib/libreoffice/program/soffice", "opt/libreoffice*/program/soffice")
_PLACE_ON_WINDOWS = "LibreOffice/program/soffice.exe"
_FOLDERS_OF_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)")
_AUTOMATED = (("WPS", "KWPS.Application"), ("Word", "Word.Application"))
_AUTOMATED_WORKBOOKS = (("WPS 表格", "KET.Application"), ("Excel", "Excel.Application"))
# A password given where none is wanted is not asked for; a file that wants one is refused at once.
SAVE_WORD = (
    "$document = $app.Documents.Open({source}, $false, $true, $false, 'x');"
    " try {{ $document.SaveAs2({target}, 12) }}"
    " finally {{ $document.Close(0); if ($app.Documents.Count -eq 0) {{ $app.Quit() }} }}"
)
SAVE_WORKBOOK = (
    "$book = $app.Workbooks.Open({source}, 0, $true, 5, 'x');"
    " try {{ $book.SaveAs({target}, 51) }}"
    " finally {{ $book.Close($false); if ($app.Workbooks.Count -eq 0) {{ $app.Quit() }} }}"
)


@dataclass(frozen=True, slots=True)
class Converter:
    """An office program by its name; `command` returns how it is called.

    It gets the Word file, the PDF that is wanted beside it, and a folder for what the program keeps.
    """

    id: str
    name: str
    command: Callable[[Path, Path, Path], list[str]]


@dataclass(frozen=True, slots=True)
class Reader:
    """An office program that saves a file of an older kind as .docx or .xlsx.

    `command` gets the old file, the new one beside it, and a folder for what the program keeps.
    """

    name: str
    command: Callable[[Path, Path, Path], list[str]]


@cache
def converters() -> tuple[Converter, ...]:
    """Return the office programs found, looked for once."""
    return (*_automated(), *_libreoffice())


@cache
def readers(suffix: str) -> tuple[Reader, ...]:
    """Return the programs found that save old files as `suffix`, .docx or .xlsx, looked for once."""
    automated = _AUTOMATED_WORKBOOKS if suffix == ".xlsx" else _AUTOMATED
    script = SAVE_WORKBOOK if suffix == ".xlsx" else SAVE_WORD
    found = [
        Reader(name, partial(saving_command, program, script))
        for name, program in automated
        if _is_registered(program)
    ]
    program = libreoffice()
    if program:
        found.append(Reader("LibreOffice", partial(libreoffice_command, program)))
    return tuple(found)


def libreoffice() -> str | None:
    """Return the program of LibreOffice, None where it is not installed."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next(map(str, _places()), None)


def _libreoffice() -> Iterator[Converter]:
    program = libreoffice()
    if program:
        yield Converter("libreoffice", "LibreOffice", partial(libreoffice_command, program))


def _places() -> Iterator[Path]:
    """Yield where LibreOffice stands though the search path does not lead to it."""
    if sys.platform == "win32":
        folders = (os.environ.get(name) for name in _FOLDERS_OF_WINDOWS)
        programs = (Path(folder) / _PLACE_ON_WINDOWS for folder in folders if folder)
        yield from (program for program in programs if program.is_file())
    else:
        for pattern in _PLACES_ON_LINUX:
            yield from sorted(Path("/").glob(pattern), reverse=True)


def libreoffice_command(program: str, source: Path, target: Path, folder: Path) -> list[str]:
    """Return the call of LibreOffice that makes of `source` a file of the kind of `target`, in its folder.

    It has a profile of its own (`prepare_profile`): the officer's may be in use.
    """
    return [
        program,
        f"-env:UserInstallation={profile_in(folder).resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        target.suffix.removeprefix("."),
        "--outdir",
        str(target.parent),
        str(source),
    ]


def _automated() -> Iterator[Converter]:
    """Yield what Windows can automate; WPS for Linux has no call that makes a PDF."""
    for name, program in _AUTOMATED:
        if _is_registered(program):
            yield Converter(name.lower(), name, partial(automation_command, program))


def _is_registered(program: str) -> bool:
    """Return whether Windows knows how to start `program` for automation."""
    if sys.platform == "win32":
        import winreg

        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{program}\CLSID"))
        except OSError:
            return False
        return True
    return False


def automation_command(program: str, word: Path, pdf: Path, _folder: Path) -> list[str]:
    """Return the call that opens `word` in Word or WPS, unseen, and saves it as PDF with bookmarks.

    Documents of the officer that WPS has open stay open: it is ended only when there are none.
    """
    script = "; ".join(
        (
            "$ErrorActionPreference = 'Stop'",
            f"$app = New-Object -ComObject {program}",
            "try { $app.DisplayAlerts = 0 } catch { }",
            f"$document = $app.Documents.Open({_quoted(word)}, $false, $true)",
            f"try {{ $document.ExportAsFixedFormat({_quoted(pdf)}, 17, $false, 0, 0, 0, 0, 0,"
            " $true, $true, 1, $true) }"
            " finally { $document.Close(0); if ($app.Documents.Count -eq 0) { $app.Quit() } }",
        )
    )
    return ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]


def saving_command(
    program: str, script: str, source: Path, target: Path, _folder: Path
) -> list[str]:
    """Return the call that opens `source` in an office program, unseen and without macros, and saves it anew."""
    lines = (
        "$ErrorActionPreference = 'Stop'",
        f"$app = New-Object -ComObject {program}",
        "try { $app.DisplayAlerts = 0 } catch { }",
        "try { $app.AutomationSecurity = 3 } catch { }",
        script.format(source=_quoted(source), target=_quoted(target)),
    )
    return ["powershell", "-NoProfile", "-NonInteractive", "-Command", "; ".join(lines)]


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
