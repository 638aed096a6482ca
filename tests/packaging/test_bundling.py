"""The thinking behind the recipe: which programs, which modules, whose libraries."""

from pathlib import Path

import pytest

from build_scripts.packaging import bundling
from build_scripts.packaging.bundling import (
    all_modules,
    data_files,
    kept_binaries,
    programs,
    scripts_of,
)
from build_scripts.packaging.product import product
from build_scripts.places import ROOT

ENTRIES = ROOT / "build_scripts" / "packaging" / "entries"


@pytest.mark.parametrize("system", ["Linux", "Windows"])
@pytest.mark.parametrize("hello", [False, True])
def test_every_program_begins_with_a_script(
    monkeypatch: pytest.MonkeyPatch, system: str, *, hello: bool
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    assert [one for one in programs(hello=hello) if not (ENTRIES / one.script).is_file()] == []


def test_windows_has_a_program_with_and_one_without_console(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("platform.system", lambda: "Windows")
    both = programs(hello=False)
    assert {(one.name, one.console) for one in both} == {("nianbao-gui", False), ("nianbao", True)}
    scripts = [("hook", "hook.py", "PYSOURCE")]
    scripts += [(one.script.removesuffix(".py"), one.script, "PYSOURCE") for one in both]
    assert [name for name, *_ in scripts_of(both[0], both, scripts)] == ["hook", "nianbao_gui"]


def test_modules_that_are_imported_by_name_only_are_bundled() -> None:
    from gui.starting.warm_up import MODULES

    ours = {name for name in MODULES if name.startswith(("core.", "gui."))}
    assert ours <= set(all_modules())
    assert "_cffi_backend" in all_modules()


def test_the_version_is_put_where_the_program_asks_for_it(tmp_path: Path) -> None:
    folders = dict(data_files(tmp_path))
    metadata = tmp_path / product().metadata_folder
    assert folders[str(metadata)] == product().metadata_folder
    assert f"Version: {product().version}" in (metadata / "METADATA").read_text(encoding="utf-8")
    assert folders[str(ROOT / "resources")] == "resources"


def test_libraries_of_this_machine_stay_out(tmp_path: Path) -> None:
    own = tmp_path / "packages" / "libicudata.so.73"
    entries = [
        ("libicudata.so.73", str(own), "BINARY"),
        ("libgcrypt.so.20", "/usr/lib/x86_64-linux-gnu/libgcrypt.so.20", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
    ]
    kept = kept_binaries(entries, [tmp_path / "packages"])
    assert [name for name, *_ in kept] == ["libicudata.so.73", "libQt6Core.so.6"]
    assert len(kept_binaries(entries, None)) == len(entries)
    assert bundling.kept_data(entries) == entries
