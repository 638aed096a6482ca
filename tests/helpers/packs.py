"""Made-up rule packs: next year's form, a newer edition of this one, rules only, and hostile ones."""

import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from core import paths
from core.packs.manifest import Manifest, manifest_text

FORM = (paths.resources() / "formats" / "2021-30.toml").read_text("utf-8")
NEW_ROW = '{ id = "other_forwarded", label = "4.转送其他机关", under = "other_handling" },'

RULES = """\
name = "某市要求"
source = "某市政务公开办〔2027〕1号"
form = "2021-30"

[[silence]]
check = "F-ADDRESS"

[[change]]
check = "F-PHONE"
level = "error"
message = "“{label}”没有填，某市要求必须写明。"

[[add]]
id = "某市-网址"
kind = "fact_filled"
fact = "website"
level = "warning"
message = "“{label}”没有填，某市要求写明。"
"""


def wording(form_id: str) -> dict[str, str]:
    """Return the templates of the 2021 form as a pack holds them."""
    folder = paths.resources() / "wording" / "2021-30"
    return {
        f"wording/{form_id}/{path.name}": path.read_text("utf-8") for path in folder.glob("*.j2")
    }


def edition(version: str, *changes: tuple[str, str]) -> dict[str, str]:
    """Return the files of another edition of the 2021 form."""
    text = _changed(FORM, ('version = "1.0"', f'version = "{version}"'), *changes)
    return {"formats/2021-30.toml": text, **wording("2021-30")}


def next_form(*changes: tuple[str, str]) -> dict[str, str]:
    """Return the files of a form for 2027 on: a further section, another heading and another name."""
    text = _changed(
        FORM,
        ('id = "2021-30"', 'id = "2027-1"'),
        ('name = "国办公开办函〔2021〕30号"', 'name = "2027 年新格式"'),
        ("first_year = 2021", "first_year = 2027"),
        ('heading = "其他需要报告的事项"', 'heading = "其他需要报告的新事项"'),
        *changes,
    )
    section = (
        '\n[[sections]]\nid = "digital"\nheading = "数字化建设情况"\nprompt = "写平台建设。"\n'
    )
    place = text.index("# ----------------------------------------------------------------", 800)
    place = text.index("[[tables]]", place)
    return {
        "formats/2027-1.toml": text[:place] + section + "\n" + text[place:],
        **wording("2027-1"),
    }


def about(pack_id: str = "mou-2027", version: str = "1.0", **other: str) -> Manifest:
    """Return what a pack says of itself, without files."""
    fields = {"name": "某市规则包", "source": "某市政务公开办〔2027〕1号", "needs": "0", **other}
    return Manifest(pack_id, fields["name"], version, fields["source"], fields["needs"], {})


def packed(
    files: Mapping[str, str | bytes], manifest: Manifest | None = None, more: str = ""
) -> bytes:
    """Return the bytes of a pack with these files, their sha256 written; `more` goes into pack.toml."""
    contents = {
        path: text.encode() if isinstance(text, str) else text for path, text in files.items()
    }
    seals = {path: sha256(content).hexdigest() for path, content in contents.items()}
    it = manifest or about()
    sealed = Manifest(it.id, it.name, it.version, it.source, it.needs, seals)
    return zipped({"pack.toml": (more + manifest_text(sealed)).encode(), **contents})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files as they are."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def pack_file(folder: Path, content: bytes, name: str = "某市.规则包") -> Path:
    """Write a pack into `folder` and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def _changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, f"not in the form: {old}"
        text = text.replace(old, new, 1)
    return text
