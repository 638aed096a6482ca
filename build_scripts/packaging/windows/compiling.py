"""Small Windows programs and libraries out of C, by the compiler of mingw-w64."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from build_scripts.messages import Stop

SOURCES = Path(__file__).parent / "stand_ins"
_TARGET = "x86_64-w64-mingw32"


def compile_c(source: Path, target: Path, *options: str) -> None:
    """Compile `source` into the .exe or .dll `target`."""
    command = [f"{_TARGET}-gcc", "-O2", "-s", "-static-libgcc", "-o", str(target), str(source)]
    run_tool([*command, *options])


def exported_names(library: Path) -> list[str]:
    """Return what the DLL `library` exports, data marked ` DATA` as dlltool wants it."""
    definitions = run_tool(["gendef", "-", str(library)])
    lines = definitions.partition("EXPORTS")[2].splitlines()
    return [line for line in lines if line.strip()]


def import_library(name: str, exports: Sequence[str], target: Path) -> None:
    """Write `target`, with which programs are linked to the DLL called `name`."""
    definitions = target.with_suffix(".def")
    definitions.write_text("\n".join([f"LIBRARY {name}", "EXPORTS", *exports]), encoding="utf-8")
    run_tool([f"{_TARGET}-dlltool", "-d", str(definitions), "-D", name, "-l", str(target)])


def forwarding_library(target: Path, exports: Sequence[str], to: str) -> None:
    """Write the DLL `target` that hands every one of `exports` on to the DLL called `to`."""
    names = [line.split()[0] for line in exports]
    forwards = [f"{name}={to}.{name}" for name in names]
    definitions = target.with_suffix(".def")
    definitions.write_text("\n".join([f"LIBRARY {target.name}", "EXPORTS", *forwards]), "utf-8")
    run_tool(
        [
            *(f"{_TARGET}-gcc", "-shared", "-nostdlib", "-Wl,--entry=0"),
            *("-o", str(target), str(definitions)),
        ]
    )
    definitions.unlink()


def run_tool(command: Sequence[str]) -> str:
    """Return what `command` prints. Raises Stop with its errors when it fails."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise Stop(
            f"{command[0]} 没有成功：\n{run.stderr.strip()}",
            f"{command[0]} failed with exit code {run.returncode}.",
        )
    return run.stdout
