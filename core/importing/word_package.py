"""A Word file from a stranger → its XML parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from core.importing.package import Package, Relation, open_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NOT_WORD = (
    "“{name}”不是 Word 文件（.docx），或者已经损坏。请用 Word 或 WPS 打开它，另存为 .docx 再试。"
)


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


class WordParts:
    """An open Word file: its body, and other parts when they are asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = package.main_part("word/document.xml")
        document = package.xml(main)
        body = document.find(f"{W}body")
        if document.tag != f"{W}document" or body is None:
            raise ValueError(document.tag)
        self.body = body
        self.relations = package.relations(main)

    def part(self, kind: str) -> etree._Element | None:
        """Return the part of this kind that the body refers to, None when there is none."""
        return self._first(self.relations, kind)

    def properties(self) -> etree._Element | None:
        """Return title, author and the like of the file."""
        return self._first(self._package.relations(""), "core-properties")

    def xml(self, part: str) -> etree._Element:
        """Return the root of one part."""
        return self._package.xml(part)

    def _first(self, relations: dict[str, Relation], kind: str) -> etree._Element | None:
        part = next((one.part for one in relations.values() if one.kind == kind), "")
        return self._package.xml(part) if self._package.has(part) else None


@contextmanager
def open_word(path: Path) -> Iterator[WordParts]:
    """Open the Word file `path`. Raises FileNotReadable with a sentence."""
    with open_package(path, NOT_WORD) as package:
        yield WordParts(package)


def read_package(path: Path) -> WordPackage:
    """Return all parts of the Word file `path` at once. Raises FileNotReadable with a sentence."""
    with open_word(path) as word:
        return WordPackage(
            word.body,
            word.part("styles"),
            word.part("settings"),
            word.part("theme"),
            word.properties(),
            tuple(sorted({one.kind for one in word.relations.values()})),
            {
                key: word.xml(one.part)
                for key, one in word.relations.items()
                if one.kind in {"footer", "header"}
            },
        )


def relation_id(element: etree._Element) -> str:
    """Return the `r:id` of an element, empty if it has none."""
    return element.get(f"{_RELATION}id", "")
