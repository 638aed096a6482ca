"""What is no text is refused, whoever read it; a report with a few damaged signs is not."""

import random
from pathlib import Path

import pytest

from core.errors import FileNotReadable
from core.importing.documents import read_document
from core.importing.garbage import is_garbage
from tests.helpers.office import soffice

office = pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
TEXT = "某区某局2023年政府信息公开工作年度报告\n一、总体情况\n今年公开信息12条。\n" * 20


def noise(length: int, least: int = 0) -> bytes:
    generator = random.Random(7)
    return bytes(generator.randrange(least, 256) for _ in range(length))


def test_a_few_damaged_signs_are_no_garbage() -> None:
    assert not is_garbage(TEXT)
    assert not is_garbage(TEXT.replace("12", "\ufffd\x03", 3))
    assert is_garbage(noise(3000, 1).decode("gb18030", "replace"))


def test_noise_called_a_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "年报.txt"
    file.write_bytes(noise(3000, 1))
    with pytest.raises(FileNotReadable, match="读出来的不是文字"):
        read_document(file)


@pytest.mark.office
@office
@pytest.mark.parametrize("head", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ids=["noise", "OLE"])
def test_noise_that_another_program_takes_for_text_is_refused(head: bytes, tmp_path: Path) -> None:
    file = tmp_path / "年报.doc"
    file.write_bytes(head + noise(20_000))
    with pytest.raises(FileNotReadable, match=r"年报\.doc"):
        read_document(file)
