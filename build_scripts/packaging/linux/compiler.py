"""zig as the C compiler: one program that compiles for the glibc of any year."""

from pathlib import Path

from build_scripts.packaging.linux.workshop import Workshop

GLIBC = "2.28"  # UOS 20; Kylin V10, Ubuntu 20.04 and Debian 11 have newer ones
_OPTIONS = (
    f"-target x86_64-linux-gnu.{GLIBC}",
    "-fno-sanitize=undefined",  # zig's default makes programs that stop at harmless overflows
    "-Wno-date-time",  # __DATE__ follows SOURCE_DATE_EPOCH
    "-g0",
)


def with_compiler(workshop: Workshop, zig: Path) -> Workshop:
    """Return `workshop` with CC, AR and the like set to zig, whose cache lies in its folder."""
    programs = workshop.folder / "compiler"
    programs.mkdir(parents=True, exist_ok=True)
    cache = workshop.folder / "zig-cache"
    # Paths of this machine have no place in what is compiled.
    options = " ".join((*_OPTIONS, f"-ffile-prefix-map={workshop.folder}=."))
    commands = {"cc": f"cc {options}", "ar": "ar", "ranlib": "ranlib"}
    for name, words in commands.items():
        script = programs / f"nb-{name}"
        script.write_text(f'#!/bin/sh\nexec "{zig}" {words} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    return workshop.with_variables(
        CC=str(programs / "nb-cc"),
        AR=str(programs / "nb-ar"),
        RANLIB=str(programs / "nb-ranlib"),
        ZIG_GLOBAL_CACHE_DIR=str(cache),
        ZIG_LOCAL_CACHE_DIR=str(cache),
    )
