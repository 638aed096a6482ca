"""Files from strangers: whatever is in them, a sentence comes back, soon, and nothing is fetched or filled."""

import io
import zipfile
from pathlib import Path

import pytest

from core.errors import FileNotReadable
from core.proofing.proof import proof_file
from tests.helpers.spoiling import good_parts, packed

ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MANY = {f"word/media/{number}.bin": b"" for number in range(6000)}


def refusal(content: bytes, folder: Path, name: str = "别人的年报.docx") -> str:
    file = folder / name
    file.write_bytes(content)
    with pytest.raises(FileNotReadable) as refused:
        proof_file(file)
    sentence = str(refused.value)
    assert name in sentence
    assert sentence.endswith("。")
    return sentence


def with_body(body: str | bytes) -> bytes:
    return packed({**good_parts(), "word/document.xml": body})


def declared(declaration: str) -> str:
    return good_parts()["word/document.xml"].replace("?>\n", f"?>\n{declaration}", 1)


def zip_bomb() -> bytes:
    """Return a package whose body is 300 MB of blanks, 300 KB packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in good_parts().items():
            if name != "word/document.xml":
                file.writestr(name, content)
        with file.open("word/document.xml", "w") as entry:
            for _ in range(300):
                entry.write(b" " * 1_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize("declaration", [ENTITY, OUTSIDE], ids=["entities", "outside entity"])
def test_entities_are_refused(declaration: str, tmp_path: Path) -> None:
    assert "不是 Word 文件" in refusal(with_body(declared(declaration)), tmp_path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert "太大" in refusal(zip_bomb(), tmp_path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    assert "太大" in refusal(packed({**good_parts(), **MANY}), tmp_path)


def test_too_many_elements_are_refused(tmp_path: Path) -> None:
    body = good_parts()["word/document.xml"].replace("<w:body>", "<w:body>" + "<w:p/>" * 600_001)
    assert "太大" in refusal(with_body(body), tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 cut off", b"<html></html>", packed({"x.txt": "x"}), with_body("<w:x")],
    ids=["cut off", "a web page", "another zip", "broken XML"],
)
def test_what_is_no_word_file_is_named(content: bytes, tmp_path: Path) -> None:
    assert "不是 Word 文件" in refusal(content, tmp_path)


def test_an_old_or_locked_file_is_named(tmp_path: Path) -> None:
    assert "旧格式" in refusal(b"\xd0\xcf\x11\xe0" + b"\0" * 600, tmp_path, "旧年报.doc")


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    assert "空文件" in refusal(b"", tmp_path)


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match="文件夹"):
        proof_file(tmp_path)
    with pytest.raises(FileNotReadable, match="找不到"):
        proof_file(tmp_path / "没有.docx")


@pytest.mark.parametrize("times", [2, 60])
def test_elements_nested_deep_and_spans_beyond_reason_do_no_harm(
    times: int, tmp_path: Path
) -> None:
    body = good_parts()["word/document.xml"]
    body = body.replace('<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="1000000"/>')
    body = body.replace("<w:sectPr>", "<w:sdt>" * times + "</w:sdt>" * times + "<w:sectPr>")
    file = tmp_path / "年报.docx"
    file.write_bytes(with_body(body))
    assert "table.merge" in {one.check for one in proof_file(file).findings}


def test_styles_based_on_each_other_in_a_circle_end(tmp_path: Path) -> None:
    parts = good_parts()
    circle = parts["word/styles.xml"].replace(
        '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="BodyText"/>'
    )
    file = tmp_path / "年报.docx"
    file.write_bytes(packed({**parts, "word/styles.xml": circle}))
    assert proof_file(file).style


def test_a_file_without_styles_settings_and_sections_is_read(tmp_path: Path) -> None:
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {main}><w:body><w:p><w:r><w:t>你好</w:t></w:r></w:p></w:body></w:document>"
    file = tmp_path / "年报.docx"
    file.write_bytes(packed({"word/document.xml": body}))
    checks = {one.check for one in proof_file(file).findings}
    assert {"page.setup", "table.missing", "structure.title", "structure.section"} <= checks
