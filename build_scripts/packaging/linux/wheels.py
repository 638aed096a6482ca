"""The packages of the locks for the Python that is bundled, whatever Python this machine has."""

import sys
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.linux.workshop import Workshop
from build_scripts.places import BUILD_LOCK, LOCK, in_venv

PYTHON = "3.13"
# No wheel may ask for a newer glibc than 2.28. pip takes each tag by its name only.
_PLATFORMS = ("manylinux_2_28", "manylinux_2_27", "manylinux_2_26", "manylinux_2_24")
_OLDER = ("manylinux_2_17", "manylinux2014", "manylinux_2_12", "manylinux2010", "manylinux1")


def install(workshop: Workshop, target: Path) -> None:
    """Put every package of both locks into `target`, checked by its hash."""
    say("正在下载打包要用的 Python 包（约 200 MB）……", "Fetching wheels.")
    tag = "cp" + PYTHON.replace(".", "")
    platforms = [f"--platform={name}_x86_64" for name in (*_PLATFORMS, *_OLDER)]
    workshop.run(
        [
            in_venv("python") if Path(in_venv("python")).exists() else sys.executable,
            *("-m", "pip", "install", "--quiet", "--target", target, "--no-compile", "--no-deps"),
            *("--only-binary=:all:", "--implementation=cp", f"--python-version={PYTHON}"),
            *(f"--abi={abi}" for abi in (tag, "abi3", "none")),
            *platforms,
            *("--require-hashes", "--requirement", LOCK, "--requirement", BUILD_LOCK),
        ],
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
    )
