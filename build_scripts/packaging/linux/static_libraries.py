"""The libraries that CPython's own modules need, compiled into them: libffi, SQLite, zlib."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_scripts.packaging.linux.workshop import Workshop

_FLAGS = ("-O2", "-fPIC")
_SQLITE_FLAGS = (
    "-w",
    "-Os",  # after -O2 above: a third smaller, and drafts are small
    "-DSQLITE_THREADSAFE=1",
    "-DSQLITE_OMIT_LOAD_EXTENSION",
    "-DSQLITE_ENABLE_COLUMN_METADATA",
    "-DSQLITE_ENABLE_MATH_FUNCTIONS",
)
_FFI_FLAGS = ("-w", "-D_GNU_SOURCE", "-DHAVE_CONFIG_H", "-fexceptions")
# What libffi's configure finds on Linux x86-64. Written out: configure would ask the compiler for an
# hour of small questions, and does not know zig's assembler.
_FFI_HAS = """ALLOCA_H AS_CFI_PSEUDO_OP AS_X86_64_UNWIND_SECTION_TYPE AS_X86_PCREL
HIDDEN_VISIBILITY_ATTRIBUTE INTTYPES_H LONG_DOUBLE MEMCPY MEMFD_CREATE MKOSTEMP MKSTEMP MMAP
MMAP_ANON MMAP_DEV_ZERO MMAP_FILE RO_EH_FRAME STDINT_H UNISTD_H"""
_FFI_SETTINGS = """
#define FFI_EXEC_STATIC_TRAMP 1
#define EH_FRAME_FLAGS "a"
#define SIZEOF_DOUBLE 8
#define SIZEOF_LONG_DOUBLE 16
#define SIZEOF_SIZE_T 8
#define STDC_HEADERS 1
#ifdef LIBFFI_ASM
#define FFI_HIDDEN(name) .hidden name
#else
#define FFI_HIDDEN __attribute__ ((visibility ("hidden")))
#endif
"""
_FFI_FILES = (
    *(f"src/{name}.c" for name in ("prep_cif", "types", "raw_api", "java_raw_api", "closures")),
    *("src/tramp.c", "src/x86/ffi64.c", "src/x86/ffiw64.c"),
    *("src/x86/unix64.S", "src/x86/win64.S"),
)


def compile_all(workshop: Workshop, sources: Mapping[str, Path], target: Path) -> None:
    """Put the libraries, their headers and pkg-config files into `target`."""
    for name in ("lib/pkgconfig", "include"):
        (target / name).mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        works = [
            pool.submit(work, workshop, sources[name], target)
            for name, work in (("sqlite3", _sqlite), ("zlib", _zlib), ("libffi", _libffi))
        ]
        for work in works:
            work.result()


def _zlib(workshop: Workshop, source: Path, target: Path) -> None:
    flags = " ".join(_FLAGS)
    workshop.run(["./configure", "--static", f"--prefix={target}"], cwd=source, CFLAGS=flags)
    workshop.run(["make", "libz.a"], cwd=source)
    workshop.run(["make", "install"], cwd=source)


def _sqlite(workshop: Workshop, source: Path, target: Path) -> None:
    """Join the sources into one file, as SQLite is meant to be compiled, and compile that."""
    compiler = workshop.variables["CC"]
    without = [f"--disable-{name}" for name in ("tcl", "readline", "shared", "load-extension")]
    workshop.run(["./configure", f"BUILD_CC={compiler}", *without], cwd=source)
    workshop.run(["make", "sqlite3.c", f"BCC={compiler} -O1"], cwd=source)
    _compile(workshop, source, ["sqlite3.c"], _SQLITE_FLAGS, target / "lib" / "libsqlite3.a")
    _copy(source / "sqlite3.h", target / "include")
    version = (source / "VERSION").read_text(encoding="ascii").strip()
    _describe(target, "sqlite3", version, "-lsqlite3 -lm")


def _libffi(workshop: Workshop, source: Path, target: Path) -> None:
    version = source.joinpath("configure.ac").read_text(encoding="utf-8")
    version = version.partition("AC_INIT([libffi],[")[2].partition("]")[0]
    _write_ffi_headers(source, version)
    flags = (*_FFI_FLAGS, "-Imade", "-Iinclude", "-Isrc", "-Isrc/x86")
    _compile(workshop, source, _FFI_FILES, flags, target / "lib" / "libffi.a")
    for header in ("made/ffi.h", "src/x86/ffitarget.h"):
        _copy(source / header, target / "include")
    _describe(target, "libffi", version, "-lffi")


def _write_ffi_headers(source: Path, version: str) -> None:
    made = source / "made"
    made.mkdir()
    number = "".join(f"{int(part):02d}" for part in version.split(".")).lstrip("0")
    slots = {
        "VERSION": version,
        "TARGET": "X86_64",
        "HAVE_LONG_DOUBLE": "1",
        "FFI_EXEC_TRAMPOLINE_TABLE": "0",
        "FFI_VERSION_STRING": version,
        "FFI_VERSION_NUMBER": number,
    }
    header = (source / "include" / "ffi.h.in").read_text(encoding="utf-8")
    for name, value in slots.items():
        header = header.replace(f"@{name}@", value)
    (made / "ffi.h").write_text(header, encoding="utf-8")
    has = "".join(f"#define HAVE_{name} 1\n" for name in _FFI_HAS.split())
    (made / "fficonfig.h").write_text(has + _FFI_SETTINGS, encoding="utf-8")


def _compile(
    workshop: Workshop, source: Path, files: Sequence[str], flags: Sequence[str], archive: Path
) -> None:
    """Compile `files` and pack the results into the static library `archive`."""
    compiler, objects = workshop.variables["CC"], []
    for file in files:
        made = f"{file.replace('/', '_')}.o"
        workshop.run([compiler, *_FLAGS, *flags, "-c", file, "-o", made], cwd=source)
        objects.append(made)
    workshop.run([workshop.variables["AR"], "rcs", archive, *objects], cwd=source)


def _copy(file: Path, folder: Path) -> None:
    (folder / file.name).write_bytes(file.read_bytes())


def _describe(target: Path, name: str, version: str, libraries: str) -> None:
    """Write the pkg-config file by which CPython's configure finds the library."""
    text = (
        f"Name: {name}\nDescription: {name}\nVersion: {version}\n"
        f"Libs: -L{target}/lib {libraries}\nCflags: -I{target}/include\n"
    )
    (target / "lib" / "pkgconfig" / f"{name}.pc").write_text(text, encoding="utf-8")
