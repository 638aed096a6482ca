"""Packages into the Windows Python: what the program needs, what builds it, what tests it."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from build_scripts.messages import Stop
from build_scripts.packaging.windows.interpreter import Interpreter
from build_scripts.packaging.windows.lock_files import part_of
from build_scripts.places import BUILD_LOCK, DEV_LOCK, LOCK, ROOT, child_environment, in_venv

# What reads the code or compares with it has no business on Windows; everything else the tests may need.
_NOT_FOR_TESTS = {"docxtpl", "import-linter", "lxml-stubs", "mypy", "ruff", "types-openpyxl"}
_SETTING = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_NO_CACHE_DIR": "1"}


def install(python: Interpreter, work: Path) -> None:
    """Install all packages, each by its hash, and the checkout itself. Raises Stop."""
    tests = work / "requirements-test.lock"
    tests.write_text(part_of(DEV_LOCK.read_text("utf-8"), _for_tests()), encoding="utf-8")
    from_locks = ["--require-hashes"]
    for lock in (LOCK, BUILD_LOCK, tests):
        from_locks += ["--requirement", python.name_of(lock)]
    _pip(python, from_locks)
    # Nothing is fetched for the project itself: what builds it came with the lock.
    without_fetching = ["--no-build-isolation", "--no-deps", "--no-index"]
    _pip(python, [*without_fetching, "--editable", python.name_of(ROOT)])


def _for_tests() -> set[str]:
    """Return the names of the packages that tests ask for."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = content["dependency-groups"]["dev"]
    return {re.split(r"[<>=;\[ ]", one)[0].lower() for one in wanted} - _NOT_FOR_TESTS


def _pip(python: Interpreter, arguments: list[str]) -> None:
    command = ["-m", "pip", "install", "--quiet", "--no-warn-script-location", "--no-compile"]
    ended = python.run([*command, *arguments], {**_SETTING, **dict(_mirror())})
    if ended.returncode != 0:
        raise Stop(
            f"Windows 的 Python 包没有装上：\n{ended.output}\n多半是网络不通，请检查网络后再试。",
            "pip under Windows could not install the packages.",
            code=4,
        )


def _mirror() -> Iterator[tuple[str, str]]:
    """Yield the mirror set in the pip.conf of this machine, which pip under wine does not read."""
    command = [in_venv("python"), "-m", "pip", "config", "get", "global.index-url"]
    asked = subprocess.run(
        command, env=child_environment(), capture_output=True, text=True, check=False
    )
    if asked.returncode == 0 and asked.stdout.strip():
        yield "PIP_INDEX_URL", asked.stdout.strip()
