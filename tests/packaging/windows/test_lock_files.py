"""Parts of a lock file, and what else is worked out before anything is built."""

import re
from pathlib import Path

from build_scripts.packaging.product import product
from build_scripts.packaging.windows.lock_files import part_of
from build_scripts.packaging.windows.version_resource import version_numbers, version_resource
from build_scripts.packaging.windows.wine import windows_path
from build_scripts.places import DEV_LOCK

_LOCK = """# made by uv
ant==1.0 \\
    --hash=sha256:aa
    # via bee
bee==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:bb
    # via
    #   -c requirements.lock
    #   cat
cat==3.0 \\
    --hash=sha256:cc
    # via nianbao (pyproject.toml:dev)
dog==4.0 \\
    --hash=sha256:dd
"""


def _names(lock: str) -> list[str]:
    return re.findall(r"^(\S+)==", lock, re.MULTILINE)


def test_a_part_holds_what_its_packages_need_in_turn() -> None:
    assert _names(part_of(_LOCK, {"cat"})) == ["ant", "bee", "cat"]
    assert _names(part_of(_LOCK, {"dog"})) == ["dog"]


def test_a_part_keeps_hashes_and_markers() -> None:
    part = part_of(_LOCK, {"bee"})
    assert "bee==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:bb" in part


def test_pytest_is_found_with_what_it_needs_on_windows() -> None:
    names = _names(part_of(DEV_LOCK.read_text("utf-8"), {"pytest"}))
    assert {"pytest", "pluggy", "colorama"} <= set(names)
    assert "mypy" not in names


def test_versions_become_four_numbers() -> None:
    assert version_numbers("1.2") == (1, 2, 0, 0)
    assert version_numbers("1.2.3") == (1, 2, 3, 0)


def test_the_version_resource_names_the_program_in_chinese() -> None:
    told = version_resource(product())
    assert "StringTable('080404b0'" in told
    assert f"StringStruct('ProductName', {product().title!r})" in told


def test_a_path_of_linux_lies_on_drive_z() -> None:
    assert windows_path(Path("/a b/年报")) == "Z:\\a b\\年报"
