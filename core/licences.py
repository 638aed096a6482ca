"""Under which licences the parts of the program are handed on, as text for 关于."""

import re
from collections.abc import Iterator
from importlib import metadata

from core import paths
from core.product import NAME

_PROGRAM = "年报助手按 MIT 许可使用："
_PARTS = "它用到下列软件，各按自己的许可使用；安装包里带有许可全文。"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def licences_text() -> str:
    """Return the text that the build put into the bundle; without one, a list of what is used."""
    file = paths.licences()
    if file is not None:
        return file.read_text(encoding="utf-8")
    lines = sorted(_line(part) for part in _parts(NAME, set()) if _key(part) != NAME)
    return "\n".join((_PROGRAM, "", _own_licence(), _PARTS, "", *lines))


def _own_licence() -> str:
    """Return the program's own licence: of the source tree, or where pip puts it."""
    file = paths.resources().parent / "LICENSE"
    if file.is_file():
        return file.read_text(encoding="utf-8")
    return metadata.distribution(NAME).read_text("licenses/LICENSE") or ""


def _parts(name: str, seen: set[str]) -> Iterator[metadata.Distribution]:
    """Yield the package `name` and everything it needs, each once; what is not installed is left out."""
    try:
        part = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    if _key(part) in seen:
        return
    seen.add(_key(part))
    yield part
    for line in part.requires or ():
        wanted = _NAME.match(line)
        if wanted and "extra ==" not in line:
            yield from _parts(wanted[0], seen)


def _key(part: metadata.Distribution) -> str:
    return re.sub(r"[-_.]+", "-", part.name).lower()


def _line(part: metadata.Distribution) -> str:
    fields = ("License-Expression", "License", "Classifier")
    said = (text for field in fields for text in part.metadata.get_all(field) or ())
    known = (one for one in said if "\n" not in one and one != "UNKNOWN")
    licence = next((one for one in known if "::" not in one or one.startswith("License ::")), "")
    return f"{part.name} {part.version}　{licence.rpartition(':: ')[2]}".rstrip("　")
