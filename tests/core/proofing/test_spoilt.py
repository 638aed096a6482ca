"""Every fault planted in a Word file of ours is found, and nothing else is said of it."""

from pathlib import Path

import pytest

from core.proofing.proof import proof_file
from core.styles.library import default_style
from tests.helpers.spoiling import SPOILT, good_parts, packed

FEWEST = 10


def checks_of(content: bytes, folder: Path) -> set[str]:
    file = folder / "年报.docx"
    file.write_bytes(content)
    return {one.check for one in proof_file(file, [default_style()]).findings}


def test_there_are_spoilt_files_enough() -> None:
    assert len(SPOILT) >= FEWEST


def test_the_file_before_spoiling_has_no_fault(tmp_path: Path) -> None:
    assert checks_of(packed(good_parts()), tmp_path) == set()


@pytest.mark.parametrize("what", SPOILT)
def test_the_fault_is_found_and_no_other(what: str, tmp_path: Path) -> None:
    spoil, expected = SPOILT[what]
    assert checks_of(packed(spoil(good_parts())), tmp_path) == expected


@pytest.mark.parametrize("what", SPOILT)
def test_every_sentence_says_what_is_wrong_and_what_to_do(what: str, tmp_path: Path) -> None:
    file = tmp_path / "年报.docx"
    file.write_bytes(packed(SPOILT[what][0](good_parts())))
    for one in proof_file(file, [default_style()]).findings:
        assert one.message.endswith("。")
        assert one.mend.endswith("。")
        assert "None" not in one.message
