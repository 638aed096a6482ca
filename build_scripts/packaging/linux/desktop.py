"""What a desktop wants to know of a program: menu entry, file types, icons."""

import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from build_scripts.packaging.linux.bundle import environment
from build_scripts.packaging.linux.toolchain import Toolchain
from build_scripts.packaging.linux.workshop import Workshop
from build_scripts.packaging.product import GUI_PROGRAM, ICON, FileType, product
from build_scripts.places import ROOT

_PIXELS = (16, 24, 32, 48, 64, 128, 256)
_PARENT_TYPES = {"application/x-nianbao": "application/json"}  # others are zip files


def menu_entry() -> str:
    """Return the content of `nianbao.desktop`."""
    made = product()
    types = "".join(f"{one.mime};" for one in made.file_types)
    lines = {
        "Type": "Application",
        "Name": made.title,
        "GenericName": "政府信息公开年报",
        "Comment": made.summary,
        "Exec": f"{GUI_PROGRAM} %f",
        "Icon": made.name,
        "Terminal": "false",
        "Categories": "Office;",
        "Keywords": "年报;政府信息公开;依申请公开;nianbao;",
        "MimeType": types,
        "StartupWMClass": GUI_PROGRAM,
    }
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


def mime_types() -> str:
    """Return the description of our file types for shared-mime-info."""
    types = "".join(_mime_type(one) for one in product().file_types)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n'
        f"{types}</mime-info>\n"
    )


def put_icons(tools: Toolchain, folder: Path, work: Path) -> None:
    """Put the icons of the program and of its file types into a `hicolor` folder."""
    _put(tools, ICON, folder, ("apps", product().name), work)
    for one in product().file_types:
        _put(tools, one.icon_file, folder, ("mimetypes", one.mime.replace("/", "-")), work)


def _mime_type(one: FileType) -> str:
    parent = _PARENT_TYPES.get(one.mime, "application/zip")
    return (
        f'  <mime-type type="{one.mime}">\n'
        f"    <comment>{escape(one.title)}</comment>\n"
        f'    <sub-class-of type="{parent}"/>\n'
        f'    <glob pattern="*.{one.suffix}"/>\n'
        "  </mime-type>\n"
    )


def _put(tools: Toolchain, drawing: Path, folder: Path, place: tuple[str, str], work: Path) -> None:
    kind, name = place
    pictures = work / "pictures" / name
    module = "build_scripts.packaging.icons"
    sizes = [str(size) for size in _PIXELS]
    Workshop(work, environment(tools)).run(
        [tools.python, "-m", module, drawing, pictures, *sizes], cwd=ROOT
    )
    targets = {folder / "scalable" / kind / f"{name}.svg": drawing}
    for size in _PIXELS:
        targets[folder / f"{size}x{size}" / kind / f"{name}.png"] = pictures / f"{size}.png"
    for target, source in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
