"""`pack.toml`: what a pack is called, from whom, for which program, and the sha256 of its files."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.format.entry import Entry
from core.format.toml_text import BadToml, doubtful, toml_values
from core.packs.names import MANIFEST, is_id
from core.versions import is_version

LONGEST = 200  # characters of a name or a source

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_VERSION_WORDS = "应是 1.0 这样用点隔开的数字"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says about itself. `needs` is the oldest program that can use it, `files` sha256 by path."""

    id: str
    name: str
    version: str
    source: str
    needs: str
    files: Mapping[str, str]


def read_manifest(content: bytes, problems: list[str]) -> Manifest:
    """Return what `pack.toml` says; every mistake is added to `problems`. Without `[files]` there are none."""
    try:
        values = toml_values(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.append(f"{MANIFEST}：不是 UTF-8 文字")
        values = None
    except BadToml as error:
        problems.append(f"{MANIFEST}：{error.place}写坏了，引号、括号或等号不成对")
        values = None
    if values is None:
        return Manifest("", "", "", "", "", {})
    problems += doubtful(values, MANIFEST)
    entry = Entry(values, MANIFEST, problems)
    manifest = Manifest(
        id=_id(entry),
        name=_line(entry, "name"),
        version=_version(entry, "version"),
        source=_line(entry, "source"),
        needs=_version(entry, "needs", "0"),
        files=_files(entry),
    )
    entry.finish()
    return manifest


def manifest_text(manifest: Manifest) -> str:
    """Return the text of `pack.toml`."""
    lines = [
        f"{name} = {_quoted(getattr(manifest, name))}"
        for name in ("id", "name", "version", "source", "needs")
    ]
    files = [f"{_quoted(path)} = {_quoted(seal)}" for path, seal in sorted(manifest.files.items())]
    return "\n".join([*lines, "", "[files]", *files, ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a TOML text is written as one of JSON


def _id(entry: Entry) -> str:
    text = entry.text("id")
    if text and not is_id(text):
        entry.problem(f"id“{text[:40]}”只能用小写字母、数字和短横，最多 40 个，例如 wuhan-2027")
    return text


def _line(entry: Entry, name: str) -> str:
    text = entry.text(name)
    if not text.strip() and name in entry.values:
        entry.problem(f"“{name}”是空的")
    if len(text) > LONGEST or not text.isprintable():
        entry.problem(f"“{name}”应是一行文字，最多 {LONGEST} 字")
    return text.strip()


def _version(entry: Entry, name: str, default: str | None = None) -> str:
    text = entry.text(name, default)
    if text and not is_version(text):
        entry.problem(f"{name} 写的是“{text[:40]}”，{_VERSION_WORDS}")
    return text


def _files(entry: Entry) -> Mapping[str, str]:
    if "files" not in entry.values:
        entry.known.add("files")
        return {}
    files = entry.entry("files").values
    wrong = [path for path, seal in files.items() if not _is_seal(seal)]
    for path in wrong:
        entry.problem(f"files 里“{path[:60]}”的校验值不是 64 位的 sha256")
    return {path: str(seal) for path, seal in files.items() if path not in wrong}


def _is_seal(value: object) -> bool:
    return isinstance(value, str) and bool(_SHA256.match(value))
