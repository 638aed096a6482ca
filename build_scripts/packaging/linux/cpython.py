"""CPython compiled by zig: the Python that is bundled."""

import os
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.linux.wheels import PYTHON
from build_scripts.packaging.linux.workshop import Workshop

# The same on every machine, so that no path of it is compiled in; Python finds itself by its program.
_PREFIX = "/opt/nianbao-python"
# Modules that want libraries of the system, and that the program has no use for.
_WITHOUT = (
    "_bz2",
    "_curses",
    "_curses_panel",
    "_dbm",
    "_gdbm",
    "_lzma",
    "_tkinter",
    "_uuid",
    "nis",
)


def compile_python(workshop: Workshop, source: Path, libraries: Path, target: Path) -> Path:
    """Return the program python in `target`, where the compiled Python is put."""
    say("正在编译 Python（几分钟）……", "Compiling Python.")
    _adapt(source / "Makefile.pre.in")
    build = source / "build"
    build.mkdir()
    (build / "empty.c").touch()
    workshop.run(
        [
            "../configure",
            f"--prefix={_PREFIX}",
            *("--enable-shared", "--without-ensurepip", "--disable-test-modules"),
            *("--with-dbmliborder=", "--without-readline", "--without-doc-strings"),
            "OPT=-DNDEBUG -fwrapv -O3",
            f"CPPFLAGS=-I{libraries}/include",
            f"LDFLAGS=-L{libraries}/lib",
            *(f"py_cv_module_{name}=n/a" for name in _WITHOUT),
        ],
        cwd=build,
        PKG_CONFIG_LIBDIR=f"{libraries}/lib/pkgconfig",
    )
    # Only for the program: with LDFLAGS the path would be in every module that is bundled too.
    rpath = "LINKFORSHARED=-Xlinker -export-dynamic -Wl,-rpath,'$$ORIGIN/../lib'"
    # The Python just compiled runs during make, when it does not lie beside its library yet.
    library_path = {"LD_LIBRARY_PATH": str(build)}
    workshop.run(["make", f"-j{os.cpu_count()}", rpath], cwd=build, **library_path)
    staging = workshop.folder / "staging"
    workshop.run(["make", "install", f"DESTDIR={staging}", rpath], cwd=build, **library_path)
    (staging / _PREFIX.lstrip("/")).rename(target)
    _forget_where(workshop.folder.parent.parent, target)
    return target / "bin" / f"python{PYTHON}"


def _forget_where(made_in: Path, python: Path) -> None:
    """Write other folders where sysconfig notes those Python was compiled in: they would be bundled."""
    for notes in python.glob(f"lib/python{PYTHON}/_sysconfigdata*.py"):
        text = notes.read_text(encoding="utf-8").replace(str(made_in), "/build")
        notes.write_text(text, encoding="utf-8")


def _adapt(makefile: Path) -> None:
    """Write the linking of libpython as zig's linker takes it; leave out what takes long and is unused."""
    text = makefile.read_text(encoding="utf-8")
    # zig knows -soname only, and does not link where no C file is among what it is given.
    text = text.replace("-Wl,-h", "-Wl,-soname,")
    text = text.replace("-Wl,-soname,$@ $^", "-Wl,-soname,$@ $^ empty.c")
    text = text.replace("-o 0 -o 1 -o 2 $(COMPILEALL_OPTS)", "-o 0 $(COMPILEALL_OPTS)")
    makefile.write_text(text, encoding="utf-8")
