"""The validator of Word files comes by npm, whole or not at all, and whoever has no npm is told."""

import sys
from pathlib import Path

import pytest

from build_scripts import schema_validator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in for npm by a script")
NPM = """#!/bin/sh
mkdir -p {folder}
: > {folder}/ooxml-validator
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the validator goes; nothing of the system is on PATH."""
    folder = tmp_path / "validator"
    within = schema_validator.PROGRAM.relative_to(schema_validator.FOLDER)
    monkeypatch.setattr(schema_validator, "FOLDER", folder)
    monkeypatch.setattr(schema_validator, "PROGRAM", folder / within)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return folder


def let_npm(does: str, tmp_path: Path) -> None:
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(does, encoding="utf-8")
    npm.chmod(0o755)


def test_without_npm_one_sentence_says_what_is_left_out(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not schema_validator.provide()
    assert "没有 Node.js" in capsys.readouterr().out
    assert not place.exists()


def test_it_is_installed_once(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    within = schema_validator.PROGRAM.parent.relative_to(place)
    let_npm(NPM.format(folder=within), tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert schema_validator.provide()
    assert schema_validator.is_there()
    (tmp_path / "bin" / "npm").unlink()
    assert schema_validator.provide()


def test_a_failed_installation_leaves_nothing_that_passes_for_it(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    let_npm("#!/bin/sh\nexit 1\n", tmp_path)
    assert not schema_validator.provide()
    assert "没有装上" in capsys.readouterr().out
    assert not place.exists()


def test_one_of_another_lock_is_not_it(place: Path) -> None:
    schema_validator.PROGRAM.parent.mkdir(parents=True)
    schema_validator.PROGRAM.touch()
    (place / "package-lock.json").write_text("{}", encoding="utf-8")
    assert not schema_validator.is_there()
