"""Hostile zips: names outside the pack, links, bombs. Nothing of them reaches the disk."""

import stat
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from core.errors import FileNotReadable, PackRefused
from core.packs import archive
from core.packs.archive import MOST_ALL_BYTES, MOST_FILE_BYTES, read_bytes
from core.packs.pack import read_pack
from tests.helpers.packs import RULES, packed, zipped

SOUND = packed({"rules/某市.toml": RULES})


def refusal(content: bytes) -> PackRefused:
    with pytest.raises(PackRefused) as caught:
        read_pack(content, "某市.规则包")
    return caught.value


def odd_zip(name: str, *, mode: int = stat.S_IFREG | 0o644, content: bytes = b"x") -> bytes:
    """Return a pack with one more file in it, of this name and kind."""
    buffer = BytesIO(SOUND)
    with zipfile.ZipFile(buffer, "a") as file:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        file.writestr(entry, content)
    return buffer.getvalue()


def test_folders_that_zip_programs_write_down_do_no_harm() -> None:
    assert read_pack(odd_zip("rules/", mode=stat.S_IFDIR, content=b""), "x").rules


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (odd_zip("../evil.toml"), "“../evil.toml”的位置在规则包以外"),
        (odd_zip("rules/../../evil.toml"), "的位置在规则包以外"),
        (odd_zip("/etc/cron.d/evil"), "的位置在规则包以外"),
        (odd_zip("C:\\Windows\\evil.toml"), "的位置在规则包以外"),
        (odd_zip("C:/Windows/evil.toml"), "的位置在规则包以外"),
        (odd_zip("rules\\..\\evil.toml"), "的位置在规则包以外"),
        (odd_zip("rules/链接.toml", mode=stat.S_IFLNK | 0o777, content=b"/etc/passwd"), "是链接或设备，不是文件"),
        (odd_zip("rules/p.toml", mode=stat.S_IFIFO | 0o777), "是链接或设备，不是文件"),
        (odd_zip("RULES/某市.TOML"), "“rules/某市.toml”出现了不止一次"),
        (zipped({f"rules/{n}.toml": b"" for n in range(400)}), "里面有 400 个文件，最多 300 个"),
        (zipped({"rules/a.toml": b"\0" * (MOST_FILE_BYTES + 1)}), "太大"),
        (zipped({f"rules/{n}.toml": b"\0" * MOST_FILE_BYTES for n in range(11)}), "解开以后太大"),
    ],
    ids=["up", "up inside", "root", "drive", "drive /", "backslash", "link", "pipe", "twice", "many", "large", "all"],
)  # fmt: skip
def test_hostile_zip_is_refused(content: bytes, words: str) -> None:
    assert words in str(refusal(content))


def test_size_that_a_zip_lies_about_is_counted() -> None:
    honest = zipped({"rules/a.toml": b"\0" * (MOST_FILE_BYTES * 3)})
    lying = honest.replace((MOST_FILE_BYTES * 3).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    refusal(lying)


def test_bomb_takes_no_memory() -> None:
    """A small zip that says it unpacks to 900 bytes and would unpack to 400 million."""
    pytest.importorskip("resource", reason="Windows tells no such figure")
    script = (
        "import resource, zipfile, io\n"
        "from core.errors import PackRefused\n"
        "from core.packs.pack import read_pack\n"
        "buffer = io.BytesIO()\n"
        "with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as file:\n"
        "    with file.open('pack.toml', 'w', force_zip64=True) as entry:\n"
        "        for _ in range(400): entry.write(b'\\0' * 1_000_000)\n"
        "data = buffer.getvalue()\n"
        "data = data.replace((400_000_000).to_bytes(8, 'little'), (900).to_bytes(8, 'little'))\n"
        "data = data.replace((400_000_000).to_bytes(4, 'little'), (900).to_bytes(4, 'little'))\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try: read_pack(data, 'x')\n"
        "except PackRefused: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(run.stdout) * 1024 < MOST_ALL_BYTES * 3


def test_password_is_refused() -> None:
    content = bytearray(SOUND)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert "有密码" in str(refusal(bytes(content)))


def test_file_that_cannot_be_read_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileNotReadable, match="找不到文件"):
        read_bytes(tmp_path / "没有.规则包")
    with pytest.raises(PackRefused, match="是文件夹"):
        read_bytes(tmp_path)
    (tmp_path / "大.规则包").write_bytes(b"x" * 2_000_001)
    monkeypatch.setattr(archive, "MOST_BYTES", 2_000_000)
    with pytest.raises(PackRefused, match="有 2 MB，规则包没有这么大"):
        read_bytes(tmp_path / "大.规则包")
