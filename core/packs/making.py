"""A folder with forms and rules → a rule pack, checked as at its installation, with the sha256 written."""

import zipfile
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from core.errors import CannotWrite, FileNotReadable, PackRefused
from core.exporting.files import write_file
from core.forms.installed import library
from core.looking import is_folder
from core.packs.archive import MOST_FILE_BYTES, MOST_FILES
from core.packs.installing import check_fit
from core.packs.manifest import Manifest, manifest_text, read_manifest
from core.packs.names import MANIFEST, SUFFIX
from core.packs.pack import Pack, read_files, read_pack

_NOT_OURS = ("Thumbs.db", "desktop.ini")  # what Windows puts into folders
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same folder gives the same bytes


def make_pack(folder: Path, target: Path) -> Pack:
    """Write the pack of the files in `folder` to `target` and return it.

    Raises FileNotReadable, PackRefused naming every mistake, or CannotWrite.
    """
    if target.suffix != SUFFIX:
        raise CannotWrite(f"“{target.name}”应以 {SUFFIX} 结尾，请改名再试。")
    files = _files(folder)
    if MANIFEST not in files:
        raise PackRefused(
            f"文件夹“{folder}”里没有 {MANIFEST}。请先写好它：规则包的 id、name、version 和 source。"
        )
    problems: list[str] = []
    manifest = read_manifest(files.pop(MANIFEST), problems)
    check_fit(read_files(manifest, files, problems, folder.name), library())
    content = _zip(manifest, files)
    pack = read_pack(content, target.name)  # as who installs it will
    write_file(target, content)
    return pack


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of the folder by their path in it."""
    if not is_folder(folder):
        raise FileNotReadable(f"找不到文件夹“{folder}”，请检查写法。")
    found: dict[str, bytes] = {}
    try:
        for path in sorted(folder.rglob("*")):
            if path.name.startswith(".") or path.name in _NOT_OURS or path.is_dir():
                continue
            if len(found) == MOST_FILES or path.stat().st_size > MOST_FILE_BYTES:
                raise PackRefused(f"文件夹“{folder}”里文件太多或者太大，不像要做规则包的文件夹。")
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    except OSError as error:
        raise FileNotReadable(f"文件夹“{folder}”里有读不出来的文件，请检查权限。") from error
    return found


def _zip(manifest: Manifest, files: dict[str, bytes]) -> bytes:
    seals = {path: sha256(content).hexdigest() for path, content in files.items()}
    text = manifest_text(replace(manifest, files=seals)).encode()
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in ((MANIFEST, text), *sorted(files.items())):
            archive.writestr(
                zipfile.ZipInfo(path, _LONG_AGO), content, compress_type=zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()
