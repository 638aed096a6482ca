"""The zip that runs from a USB stick: the program, and the drafts in a folder beside it."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.product import GUI_PROGRAM, Product
from build_scripts.packaging.source_date import source_date

MARK = "便携版.txt"  # core/paths.py looks for it beside the program
_TEXT = """年报助手（便携版）

先把整个压缩包解压到 U 盘或电脑上的一个文件夹，再双击 {program} 打开；不要在压缩包里直接打开。

草稿、设置和备份都在本文件夹的“数据”文件夹里，跟着 U 盘走。升级时用新版的文件替换旧的，保留“数据”文件夹。
拔出 U 盘以前先关闭程序，再用“安全弹出”。U 盘会丢也会坏，请不时把“数据”文件夹复制一份到别处。

请不要删除这个文件：删掉以后，程序会改用本机账户里的草稿。
"""


def make_portable(product: Product, bundle: Path, target: Path) -> Path:
    """Return the zip of `bundle` at `target`; the same bundle gives the same bytes."""
    say(f"正在制作便携版 {target.name}……", "Making the portable zip.")
    text = _TEXT.format(program=f"{GUI_PROGRAM}.exe")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        # Notepad of older Windows takes a file without the mark at its beginning for GBK.
        _add(archive, f"{product.title}/{MARK}", text.replace("\n", "\r\n").encode("utf-8-sig"))
        for path in sorted(bundle.rglob("*")):
            if path.is_file():
                name = path.relative_to(bundle).as_posix()
                _add(archive, f"{product.title}/{name}", path.read_bytes())
    return target


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    moment = datetime.fromtimestamp(source_date(), UTC)
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
