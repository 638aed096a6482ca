"""Whether every library that a bundle asks for is in it or is part of Windows 10.

    python imports.py FOLDER

Run by a Windows Python that has pefile, which PyInstaller needs there. Prints what is missing; exit
code 1 when anything is.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pefile  # type: ignore[import-not-found]  # there only where it runs

_X64 = 0x8664
_PROGRAMS = (".exe", ".dll", ".pyd")
_TABLES = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
# Libraries in System32 of every Windows 10; ucrtbase stands behind the api-ms-win-crt names.
_PART_OF_WINDOWS = frozenset(
    (
        "advapi32",
        "authz",
        "bcrypt",
        "bcryptprimitives",
        "cfgmgr32",
        "comctl32",
        "comdlg32",
        "crypt32",
        "d2d1",
        "d3d9",
        "d3d11",
        "d3d12",
        "dbghelp",
        "dcomp",
        "dnsapi",
        "dwmapi",
        "dwrite",
        "dxgi",
        "gdi32",
        "icuuc",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "mscms",
        "msvcrt",
        "ncrypt",
        "netapi32",
        "ntdll",
        "ole32",
        "oleaut32",
        "opengl32",
        "powrprof",
        "psapi",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shcore",
        "shell32",
        "shlwapi",
        "ucrtbase",
        "uiautomationcore",
        "user32",
        "userenv",
        "uxtheme",
        "version",
        "winhttp",
        "winmm",
        "winspool.drv",
        "ws2_32",
        "wtsapi32",
    )
)
# Stand-ins of the wine prefix bear these names; on Windows they belong to the system.
_NEVER_SHIPPED = ("icuuc.dll", "mscms.dll")


def main(folder: Path) -> int:
    """Print what is wrong with the bundle and return 1, or 0 when nothing is."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PROGRAMS)
    shipped = {path.name.lower() for path in files}
    wrong = [sentence for path in files for sentence in _wrong_with(path, shipped)]
    wrong += [f"{name} is shipped" for name in _NEVER_SHIPPED if name in shipped]
    print(*wrong, f"{len(files)} programs and libraries looked at", sep="\n")
    return 1 if wrong or not files else 0


def _wrong_with(path: Path, shipped: set[str]) -> Iterator[str]:
    with pefile.PE(str(path), fast_load=True) as program:
        if program.FILE_HEADER.Machine != _X64:
            yield f"{path.name} is not for 64 bit"
        for library in sorted(_imported(program) - shipped):
            if not _is_part_of_windows(library):
                yield f"{path.name} needs {library}, which is neither shipped nor part of Windows"


def _imported(program: pefile.PE) -> set[str]:
    program.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in _TABLES])
    tables = ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT")
    entries = [entry for table in tables for entry in getattr(program, table, ())]
    return {entry.dll.decode().lower() for entry in entries}


def _is_part_of_windows(library: str) -> bool:
    return (
        library.startswith(("api-ms-win-", "ext-ms-"))
        or library.removesuffix(".dll") in _PART_OF_WINDOWS
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
