"""LibreOffice as a reader of our files: to PDF, with stand-ins for the official fonts."""

import os
import shutil
import subprocess
from pathlib import Path

FONTS = Path(__file__).with_name("office_fonts.conf")
_TIMEOUT_SECONDS = 300


def soffice() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    return shutil.which("soffice")


def to_pdf(file: Path, folder: Path) -> Path:
    """Return the PDF LibreOffice makes of `file`; its profile and the PDF go into `folder`."""
    return converted(file, folder, "pdf")


def converted(file: Path, folder: Path, suffix: str) -> Path:
    """Return what LibreOffice makes of `file`; its profile and the new file go into `folder`."""
    program = soffice()
    assert program is not None
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT_SECONDS,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS), "HOME": str(folder)},
    )
    return folder / f"{file.stem}.{suffix}"
