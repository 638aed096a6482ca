"""The text that tells the licences of everything in a bundle: 关于 shows it, and it lies beside the program."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from build_scripts.packaging.product import product
from build_scripts.places import ROOT

_TEXTS = Path(__file__).with_name("licence_texts")
_QT = ("Qt-third-party.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
# Wheels that bring no text of their own.
_KNOWN = {"pyside6-essentials": _QT, "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt")}
# What starts the program is part of PyInstaller, though none of its modules is bundled.
_ALWAYS = "pyinstaller"
_NAMES = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_RULE = "=" * 78


@dataclass(frozen=True)
class Part:
    """Something in the bundle that others made, with the texts under which it may be handed on."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def licences_text(sources: Collection[Path], more: Path | None = None) -> str:
    """Return the licences of the packages that `sources` belong to, and those of the folder `more`.

    In `more` lies one text for each thing that is no Python package; its name is that of the file.
    Raises LookupError when a package has no text.
    """
    parts = [*_packages(sources), *_others(more)]
    parts.sort(key=lambda part: part.name.lower())
    return "\n".join((_head(parts), *(_shown(part) for part in _without_repeats(parts))))


def _head(parts: Iterable[Part]) -> str:
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    lines = [f"  {part.name} {part.version}  {part.licence}".rstrip() for part in parts]
    return "\n".join(
        (
            f"{product().title} {product().version}\n",
            own,
            "本程序带有下列软件，各按自己的许可使用，许可原文在后面。",
            "Qt 和 PySide6 按 LGPL 第 3 版使用：它们是程序文件夹里单独的库文件，可以换成您自己编译的版本。\n",
            *lines,
            "",
        )
    )


def _shown(part: Part) -> str:
    title = f"{part.name} {part.version}".rstrip()
    return "\n".join((_RULE, title, _RULE, "", *part.texts))


def _without_repeats(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts; a text that stood before is only referred to."""
    first: dict[str, str] = {}
    for part in parts:
        texts = tuple(
            text
            if first.setdefault(text, part.name) == part.name
            else f"同 {first[text]}。/ See {first[text]}.\n"
            for text in part.texts
        )
        yield Part(part.name, part.version, part.licence, texts)


def _packages(sources: Collection[Path]) -> Iterator[Part]:
    bundled = {path.resolve() for path in sources}
    for distribution in distributions():
        name = distribution.name.lower().replace("_", "-")
        if name == product().name:
            continue
        files = {Path(str(file.locate())).resolve() for file in distribution.files or ()}
        if name == _ALWAYS or files & bundled:
            texts = tuple(_texts(distribution, name))
            if not texts:
                raise LookupError(f"no licence text of {name}: add it to licence_texts")
            yield Part(distribution.name, distribution.version, _licence(distribution), texts)


def _texts(distribution: Distribution, name: str) -> Iterator[str]:
    for file in sorted(distribution.files or (), key=str):
        if ".dist-info" in file.parts[0] and _NAMES.search("/".join(file.parts[1:])):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
    for known in _KNOWN.get(name, ()):
        yield (_TEXTS / known).read_text(encoding="utf-8")


def _licence(distribution: Distribution) -> str:
    """Return the short name of a licence where the package tells one."""
    for field in ("License-Expression", "License"):
        said = distribution.metadata.get_all(field) or [""]
        if said[0] and "\n" not in said[0]:
            return str(said[0])
    return ""


def _others(folder: Path | None) -> Iterator[Part]:
    for file in sorted(folder.glob("*.txt")) if folder else ():
        text = file.read_text(encoding="utf-8", errors="replace")
        yield Part(file.stem, "", "", (text,))
