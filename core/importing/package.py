"""A zip of XML parts from a stranger, opened within limits that no honest document reaches."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import etree

from core.errors import FileNotReadable

MOST_PARTS = 5_000
LARGEST_PART = 40_000_000
LARGEST_PARTS = 120_000_000
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_LOCKED = "“{name}”加了密码，或者是旧格式的文件，读不出来。请用 Office 或 WPS 打开，另存为不加密码的新格式再试。"
_TOO_LARGE = "“{name}”太大或不正常，不像一份年报。请核对是不是选错了文件。"


class Package:
    """The parts of an Office file by name. Raises ValueError for what is no such file."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package = package
        self._name = name
        self._left = LARGEST_PARTS
        if len(package.infolist()) > MOST_PARTS:
            raise FileNotReadable(_TOO_LARGE.format(name=name))

    def has(self, part: str) -> bool:
        """Return whether there is a part of this name."""
        return part in self._package.NameToInfo

    def xml(self, part: str) -> etree._Element:
        """Return the root of one part; what declares entities is no Office file."""
        content = self._bytes(part)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise ValueError(part)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise ValueError(part) from error

    def relations(self, part: str) -> dict[str, str]:
        """Return the parts that `part` refers to, by the id of the reference."""
        folder, file = dirname(part), part.rpartition("/")[2]
        name = join(folder, "_rels", f"{file}.rels")
        if not self.has(name):
            return {}
        return {
            one.get("Id", ""): _resolved(folder, one.get("Target", ""))
            for one in self.xml(name)
            if isinstance(one.tag, str) and one.get("TargetMode") != "External"
        }

    def _bytes(self, part: str) -> bytes:
        """Return what a part holds, never more than the limits, whatever its header promises."""
        limit = min(LARGEST_PART, self._left)
        with self._package.open(part) as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise FileNotReadable(_TOO_LARGE.format(name=self._name))
        self._left -= len(content)
        return content


def _resolved(folder: str, target: str) -> str:
    return normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))


@contextmanager
def open_package(path: Path, not_one: str) -> Iterator[Package]:
    """Open an Office file; `not_one` is the sentence, with {name}, for what is none. Raises FileNotReadable."""
    name = path.name
    try:
        with path.open("rb") as file:
            if file.read(len(_OLE_MAGIC)) == _OLE_MAGIC:
                raise FileNotReadable(_LOCKED.format(name=name))
        with zipfile.ZipFile(path) as package:
            yield Package(package, name)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ) as error:
        raise FileNotReadable(not_one.format(name=name)) from error
