"""Packages into the Windows Python: what the program needs, what builds it, what tests it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from build_scripts.messages import Stop
from build_scripts.packaging.windows.interpreter import Interpreter
from build_scripts.packaging.windows.lock_files import part_of
from build_scripts.places import BUILD_LOCK, DEV_LOCK, LOCK, ROOT, child_environment, in_venv

# Enough for the tests of `core`; linters and the bench have no business on Windows.
_TEST_PACKAGES = ("pytest", "pytest-qt", "hypothesis")
_SETTING = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_NO_CACHE_DIR": "1"}


def install(python: Interpreter, work: Path) -> None:
    """Install all packages, each by its hash, and the checkout itself. Raises Stop."""
    tests = work / "requirements-test.lock"
    tests.write_text(part_of(DEV_LOCK.read_text("utf-8"), _TEST_PACKAGES), encoding="utf-8")
    from_locks = ["--require-hashes"]
    for lock in (LOCK, BUILD_LOCK, tests):
        from_locks += ["--requirement", python.name_of(lock)]
    _pip(python, from_locks)
    # Nothing is fetched for the project itself: what builds it came with the lock.
    without_fetching = ["--no-build-isolation", "--no-deps", "--no-index"]
    _pip(python, [*without_fetching, "--editable", python.name_of(ROOT)])


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
