"""What is packed and what installers call it, all of it read from pyproject.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from build_scripts.places import ROOT

ICONS = ROOT / "resources" / "icons"
ICON = ICONS / "nianbao.svg"
GUI_PROGRAM = "nianbao-gui"
CONSOLE_PROGRAM = "nianbao"


@dataclass(frozen=True)
class FileType:
    """A kind of file that a double-click opens in the program; `suffix` has no dot."""

    suffix: str
    title: str
    mime: str
    icon: str

    @property
    def icon_file(self) -> Path:
        """Return the drawing that file managers show for it."""
        return ICONS / self.icon


@dataclass(frozen=True)
class Product:
    """The program as a desktop knows it: `name` for machines, `title` for people."""

    name: str
    version: str
    title: str
    summary: str
    publisher: str
    file_types: tuple[FileType, ...]

    @property
    def metadata(self) -> str:
        """Return what `importlib.metadata` reads in the bundle (a METADATA file)."""
        lines = ("Metadata-Version: 2.1", f"Name: {self.name}", f"Version: {self.version}")
        return "\n".join((*lines, f"Summary: {self.summary}", ""))

    @property
    def metadata_folder(self) -> str:
        """Return the name of the folder in which that file lies."""
        return f"{self.name}-{self.version}.dist-info"


@cache
def product() -> Product:
    """Return the product of this checkout."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        content = tomllib.load(file)
    project, said = content["project"], content["tool"]["nianbao"]
    return Product(
        name=project["name"],
        version=project["version"],
        title=said["title"],
        summary=said["summary"],
        publisher=said["publisher"],
        file_types=tuple(FileType(**one) for one in said["file-types"]),
    )
