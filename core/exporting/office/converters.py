"""Which office programs this machine has, and how each is told to make a PDF."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

# Installed by hand, LibreOffice is not on the search path.
_LIBREOFFICE_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_AUTOMATED = (("WPS", "KWPS.Application"), ("Word", "Word.Application"))


@dataclass(frozen=True, slots=True)
class Converter:
    """An office program by its name; `command` returns how it is called.

    It gets the Word file, the PDF that is wanted beside it, and a folder for what the program keeps.
    """

    id: str
    name: str
    command: Callable[[Path, Path, Path], list[str]]


@cache
def converters() -> tuple[Converter, ...]:
    """Return the office programs found, looked for once."""
    return (*_automated(), *_libreoffice())


def _libreoffice() -> Iterator[Converter]:
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    places = (place for pattern in _LIBREOFFICE_PLACES for place in _matching(pattern))
    program = on_path or next(places, None)
    if program:
        yield Converter("libreoffice", "LibreOffice", partial(libreoffice_command, program))


def _matching(pattern: str) -> list[str]:
    root = Path(pattern).anchor
    return [str(one) for one in sorted(Path(root).glob(pattern.removeprefix(root)))] if root else []


def libreoffice_command(program: str, word: Path, pdf: Path, folder: Path) -> list[str]:
    """Return the call of LibreOffice, with a profile of its own: the officer's may be in use."""
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(pdf.parent),
        str(word),
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


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
