"""Everything a bundle is made of, made once and kept until its recipe changes."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.linux import compiler, cpython, sources, static_libraries, wheels
from build_scripts.packaging.linux.workshop import Workshop, fingerprint
from build_scripts.places import BUILD_LOCK, LOCK

_COMPILED_BY = (compiler, cpython, sources, static_libraries)


@dataclass(frozen=True)
class Toolchain:
    """The compiled Python with what came from Debian, and the packages of the locks."""

    interpreter: Path
    packages: Path

    @property
    def python(self) -> Path:
        """Return the program that runs PyInstaller."""
        return self.interpreter / "python" / "bin" / f"python{wheels.PYTHON}"

    @property
    def libraries(self) -> Path:
        """Return the folder of Debian's libraries."""
        return self.interpreter / "libraries"

    @property
    def licences(self) -> Path:
        """Return the folder of texts for what is no Python package."""
        return self.interpreter / "licences"


def toolchain(root: Path) -> Toolchain:
    """Return the toolchain in `root`; it takes some minutes when it does not stand there yet."""
    recipe = Path(str(wheels.__file__))
    packages = root / f"packages-{fingerprint([recipe, LOCK, BUILD_LOCK])}"
    _once(packages, lambda work: wheels.install(work, packages))
    # The packages change often, and compiling takes minutes.
    recipes = [Path(str(module.__file__)) for module in _COMPILED_BY]
    interpreter = root / f"interpreter-{fingerprint(recipes, _zig_version())}"
    _once(interpreter, lambda work: _compile(work, packages / "ziglang" / "zig", interpreter))
    return Toolchain(interpreter, packages)


def _once(folder: Path, make: Callable[[Workshop], object]) -> None:
    """Fill `folder` unless it stands; what was made by an older recipe goes first."""
    stands = folder / "done"
    if stands.exists():
        return
    for older in folder.parent.glob(f"{folder.name.partition('-')[0]}-*"):
        shutil.rmtree(older)
    workshop = Workshop(folder / "work", {"SOURCE_DATE_EPOCH": "0"})
    workshop.folder.mkdir(parents=True)
    make(workshop)
    shutil.rmtree(workshop.folder)  # up to a gigabyte that nobody needs again
    stands.touch()


def _compile(workshop: Workshop, zig: Path, target: Path) -> None:
    folders = sources.fetch(workshop, target / "libraries", target / "licences")
    compiling = compiler.with_compiler(workshop, zig)
    say("正在编译 Python 所用的库……", "Compiling what Python needs.")
    compiled = workshop.folder / "compiled"
    static_libraries.compile_all(compiling, folders, compiled)
    python = folders[f"python{wheels.PYTHON}"]
    cpython.compile_python(compiling, python, compiled, target / "python")


def _zig_version() -> str:
    lines = BUILD_LOCK.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("ziglang=="))
