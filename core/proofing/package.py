"""A Word file from a stranger → its XML parts, within limits that no honest document reaches."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import etree

from core.errors import FileNotReadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"purl.oclc.org/ooxml"
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"  # .doc files, and .docx files with a password
_LARGEST_FILE = 100_000_000
_LARGEST_PART = 40_000_000
_LARGEST_PARTS = 120_000_000
_MOST_PARTS = 5_000
_MOST_ELEMENTS = 400_000
_NOT_WORD = (
    "“{name}”不是 Word 文件（.docx），或者已经损坏。请用 Word 或 WPS 打开它，另存为 .docx 再试。"
)
_TOO_LARGE = "“{name}”太大或不正常，不像一份年报。请核对是不是选错了文件。"


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a Word file that typography depends on; a part that is missing is None."""

    body: etree._Element
    styles: etree._Element | None
    settings: etree._Element | None
    theme: etree._Element | None
    core: etree._Element | None
    notes: tuple[str, ...]  # kinds of further parts, such as comments
    related: dict[str, etree._Element]  # headers and footers by relationship id


def read_package(path: Path) -> WordPackage:
    """Return the parts of the Word file `path`. Raises FileNotReadable with a sentence."""
    name = path.name
    try:
        if path.is_dir():
            raise FileNotReadable(f"“{name}”是文件夹，请选择其中的 Word 文件。")
        if path.stat().st_size > _LARGEST_FILE:
            raise FileNotReadable(_TOO_LARGE.format(name=name))
        with path.open("rb") as file:
            magic = file.read(len(_OLE_MAGIC))
        if magic == _OLE_MAGIC:
            raise FileNotReadable(
                f"“{name}”是旧的 .doc 文件，或者加了密码，读不了。请用 Word 或 WPS 另存为不加密码的 .docx 再试。"
            )
        with zipfile.ZipFile(path) as package:
            return _Reader(package, name).read()
    except FileNotFoundError as error:
        raise FileNotReadable(f"找不到“{path}”。请核对文件名和文件夹。") from error
    except OSError as error:
        raise FileNotReadable(
            f"“{name}”读不出来。请检查它是否被别的程序占用、有没有权限打开。"
        ) from error
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError) as error:
        raise FileNotReadable(_NOT_WORD.format(name=name)) from error


class _Reader:
    """Reads one package; raises FileNotReadable, or what `read_package` turns into it."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package = package
        self._name = name
        self._left = _LARGEST_PARTS
        if len(package.infolist()) > _MOST_PARTS:
            raise FileNotReadable(_TOO_LARGE.format(name=name))

    def read(self) -> WordPackage:
        main = self._target_of_kind(self._relations(""), "officeDocument") or "word/document.xml"
        document = self._xml(main)
        if document.tag != f"{W}document" or (body := document.find(f"{W}body")) is None:
            raise ValueError(document.tag)
        relations = self._relations(main)
        kinds = tuple(sorted({kind for kind, _ in relations.values()}))
        return WordPackage(
            body,
            self._optional(relations, "styles"),
            self._optional(relations, "settings"),
            self._optional(relations, "theme"),
            self._optional(self._relations(""), "core-properties"),
            kinds,
            {
                key: self._xml(target)
                for key, (kind, target) in relations.items()
                if kind in {"footer", "header"}
            },
        )

    def _optional(self, relations: dict[str, tuple[str, str]], kind: str) -> etree._Element | None:
        target = self._target_of_kind(relations, kind)
        return self._xml(target) if target in self._package.NameToInfo else None

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return id → (kind, part) of what `part` refers to inside the package."""
        folder, file = dirname(part), part.rpartition("/")[2]
        name = join(folder, "_rels", f"{file}.rels")
        if name not in self._package.NameToInfo:
            return {}
        found = {}
        for one in self._xml(name):
            if isinstance(one.tag, str) and one.get("TargetMode") != "External":
                target = one.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else join(folder, target)
                kind = one.get("Type", "").rpartition("/")[2]
                found[one.get("Id", "")] = (kind, normpath(place))
        return found

    def _target_of_kind(self, relations: dict[str, tuple[str, str]], wanted: str) -> str:
        return next((target for kind, target in relations.values() if kind == wanted), "")

    def _xml(self, part: str) -> etree._Element:
        """Return the root of one part; what declares entities is no Word file."""
        content = self._bytes(part)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise ValueError(part)
        if _STRICT in content[:4000]:
            raise FileNotReadable(
                f"“{self._name}”存成了“Strict Open XML”格式，检查不了。请另存为普通的 .docx 再试。"
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise ValueError(part) from error
        if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
            raise FileNotReadable(_TOO_LARGE.format(name=self._name))
        return root

    def _bytes(self, part: str) -> bytes:
        """Return what a part holds, never more than the limits whatever its header promises."""
        room = min(_LARGEST_PART, self._left)
        with self._package.open(part) as file:
            content = file.read(room + 1)
        if len(content) > room:
            raise FileNotReadable(_TOO_LARGE.format(name=self._name))
        self._left -= len(content)
        return content


def relation_id(element: etree._Element) -> str:
    """Return the `r:id` of an element, empty if it has none."""
    return element.get(f"{_RELATION}id", "")
