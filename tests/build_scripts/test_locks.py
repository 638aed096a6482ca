"""The two locks: exact, hashed, agreeing with each other and with pyproject.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from build_scripts.places import DEV_LOCK, LOCK, ROOT


def _pins(lock: Path) -> dict[str, set[str]]:
    """Return the hashes of `lock` by requirement with its marker."""
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8"))
    return {
        entry.partition(" \\")[0]: set(re.findall(r"--hash=(\S+)", entry))
        for entry in entries
        if not entry.startswith("#")
    }


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_what_runs_is_locked_alike_in_both() -> None:
    assert _pins(LOCK).items() <= _pins(DEV_LOCK).items()


@pytest.mark.parametrize("lock", [LOCK, DEV_LOCK], ids=lambda lock: lock.name)
def test_every_pin_is_exact_and_hashed(lock: Path) -> None:
    for requirement, hashes in _pins(lock).items():
        assert "==" in requirement
        assert hashes, requirement


def test_every_dependency_is_locked() -> None:
    project = _pyproject()
    groups = project["dependency-groups"]
    asked = [*project["project"]["dependencies"], *groups["build"], *groups["dev"]]
    names = {re.split(r"[<>=;]", requirement)[0].lower() for requirement in asked}
    assert names <= {pin.partition("==")[0] for pin in _pins(DEV_LOCK)}


def test_each_system_has_its_own_pyside() -> None:
    pins = {pin for pin in _pins(LOCK) if pin.startswith("pyside6-essentials")}
    assert pins == {
        "pyside6-essentials==6.9.3 ; sys_platform != 'win32'",
        "pyside6-essentials==6.11.3 ; sys_platform == 'win32'",
    }


def test_the_build_backend_is_the_locked_one() -> None:
    project = _pyproject()
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]


def test_every_dependency_stands_in_the_documents_with_its_version() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    pins = (pin.partition(" ;")[0].split("==") for pin in _pins(DEV_LOCK))
    assert [name for name, version in pins if f"| {name} | {version} |" not in text] == []
