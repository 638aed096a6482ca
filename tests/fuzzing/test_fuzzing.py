"""A small sample of what `python3 build_scripts/fuzz.py` does in thousands."""

import os
import random
import subprocess
import sys

import pytest

from build_scripts.fuzzing.mutations import spoilt
from build_scripts.fuzzing.worker import CRASHED, READ, REFUSED, outcome_of
from build_scripts.places import ROOT

DOCUMENTS = sorted((ROOT / "tests" / "fixtures" / "documents").iterdir())
PATIENCE_S = 120


def test_documents_as_they_are_are_read() -> None:
    for file in DOCUMENTS:
        assert outcome_of(file.read_bytes(), file.name) == (READ, "")


def test_the_same_seed_spoils_alike_and_another_does_not() -> None:
    contents = [file.read_bytes() for file in DOCUMENTS]
    first, again, other = (
        spoilt(contents[0], random.Random(seed), contents) for seed in ("a", "a", "b")
    )
    assert first == again
    assert first not in (contents[0], other)


def test_a_crash_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_given: object) -> None:
        raise IndexError

    monkeypatch.setattr("core.importing.documents.read_document", crash)
    outcome, told = outcome_of(b"x", "a.txt")
    assert outcome == CRASHED
    assert told.startswith("IndexError")


def test_a_refusal_names_the_file() -> None:
    assert outcome_of(b"MZ", "a.docx") == (REFUSED, "")


@pytest.mark.skipif(sys.platform == "win32", reason="limits memory as Linux does")
def test_none_of_a_few_spoilt_documents_crashes_or_hangs() -> None:
    command = [sys.executable, "-m", "build_scripts.fuzzing", "60", "--seed", "3"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    counts = {line.split()[0]: int(line.split()[1]) for line in done.stdout.splitlines()[:2]}
    assert sum(counts.values()) == 60
    assert min(counts.values()) > 0
