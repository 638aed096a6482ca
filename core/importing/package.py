"""A zip of XML parts from a stranger, opened within limits that no honest document reaches."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple

from lxml import etree

from core.errors import FileNotReadable
from core.importing.opening import head_of

MOST_PARTS = 5_000
LARGEST_PART = 20_000_000
LARGEST_PARTS = 60_000_000
MOST_MARKS = 600_000  # elements, their ends and attributes: so many take up to 150 MB
_LARGEST_LIST = MOST_PARTS * 300  # bytes in which a zip lists its parts
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_END, _END_OF_HUGE = b"PK\5\6", b"PK\6\7"
_END_SIZE, _LONGEST_COMMENT = 22, 65_535
_STRICT = b"http://purl.oclc.org/ooxml/"  # the ISO form of the format, which names everything anew
_USUAL = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"spreadsheetml/main": b"spreadsheetml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
}
_WHERE_NAMESPACES_ARE = 4000
_SIMPLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for gigabytes to unpack
_LOCKED = "“{name}”加了密码，或者是旧格式的文件，读不出来。请用 Office 或 WPS 打开，另存为不加密码的新格式再试。"
_TOO_LARGE = "“{name}”太大或不正常，不像一份年报。请核对是不是选错了文件。"


class Relation(NamedTuple):
    """What one part refers to: the last word of its type, and the name of the other part."""

    kind: str
    part: str


class Package:
    """The parts of an Office file by name. Raises ValueError for what is no such file."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package = package
        self._name = name
        self._left = LARGEST_PARTS
        self._relations: dict[str, dict[str, Relation]] = {}
        if len(package.infolist()) > MOST_PARTS:
            raise FileNotReadable(_TOO_LARGE.format(name=name))

    def has(self, part: str) -> bool:
        """Return whether there is a part of this name."""
        return part in self._package.NameToInfo

    def xml(self, part: str) -> etree._Element:
        """Return the root of one part; what declares entities is no Office file."""
        content = self._bytes(part)
        if _STRICT in content[:_WHERE_NAMESPACES_ARE]:
            content = _in_usual_names(content)
        if len(content) > MOST_MARKS < content.count(b"<") + content.count(b"="):
            raise FileNotReadable(_TOO_LARGE.format(name=self._name))
        # One sign is found fifty times as fast as a word, and honest parts have none of it.
        if b"!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            raise ValueError(part)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise ValueError(part) from error
        if root.getroottree().docinfo.internalDTD is not None:  # written in UTF-16, say
            raise ValueError(part)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what `part` refers to inside the package, by the id of the reference; "" is the package."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, file = dirname(part), part.rpartition("/")[2]
        name = join(folder, "_rels", f"{file}.rels")
        if not self.has(name):
            return {}
        return {
            one.get("Id", ""): Relation(
                one.get("Type", "").rpartition("/")[2], _resolved(folder, one.get("Target", ""))
            )
            for one in self.xml(name)
            if isinstance(one.tag, str) and one.get("TargetMode") != "External"
        }

    def main_part(self, usual: str) -> str:
        """Return the name of the part that the package is about, `usual` where it does not say."""
        relations = self.relations("").values()
        return next((one.part for one in relations if one.kind == "officeDocument"), usual)

    def _bytes(self, part: str) -> bytes:
        """Return what a part holds, never more than the limits, whatever its header promises."""
        entry = self._package.getinfo(part)
        if entry.compress_type not in _SIMPLE:
            raise ValueError(part)
        limit = min(LARGEST_PART, self._left)
        with self._package.open(entry) as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise FileNotReadable(_TOO_LARGE.format(name=self._name))
        self._left -= len(content)
        return content


def _in_usual_names(content: bytes) -> bytes:
    for strict, usual in _USUAL.items():
        content = content.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    return content


def _resolved(folder: str, target: str) -> str:
    return normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))


@contextmanager
def open_package(path: Path, not_one: str) -> Iterator[Package]:
    """Open an Office file; `not_one` is the sentence, with {name}, for what is none. Raises FileNotReadable.

    Nothing is unpacked onto the disk: a part is a name in the zip, wherever that name leads.
    """
    name = path.name
    try:
        if head_of(path).startswith(_OLE_MAGIC):
            raise FileNotReadable(_LOCKED.format(name=name))
        if _list_size(path) > _LARGEST_LIST:
            raise FileNotReadable(_TOO_LARGE.format(name=name))
        with zipfile.ZipFile(path) as package:
            yield Package(package, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        KeyError,
        ValueError,
        RuntimeError,  # a part with a password; NotImplementedError: a way of packing nobody uses
        EOFError,
        OSError,
    ) as error:
        raise FileNotReadable(not_one.format(name=name)) from error


def _list_size(path: Path) -> int:
    """Return the bytes of the list of parts, which is read whole before anybody can count it."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
    at = tail.rfind(_END)
    end = tail[at : at + _END_SIZE]
    if at < 0 or len(end) < _END_SIZE:
        raise zipfile.BadZipFile(path.name)
    if _END_OF_HUGE in tail[max(0, at - _END_SIZE) : at]:
        return _LARGEST_LIST + 1  # made for more parts than any report has
    return int(struct.unpack("<L", end[12:16])[0])
