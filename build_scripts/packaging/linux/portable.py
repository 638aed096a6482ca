"""The .tar.xz that runs from any folder, without installing and without root."""

import shutil
from pathlib import Path

from build_scripts.messages import say
from build_scripts.packaging.linux import trees
from build_scripts.packaging.product import ICON, product
from build_scripts.packaging.source_date import source_date

_READ_ME = """年报助手（免安装版）

双击 nianbao-gui 打开。双击后没有反应或者打开了文本编辑器时：右键 → 属性 → 权限，勾选“允许作为程序执行”；
或者在终端里输入 ./nianbao-gui 。

整个文件夹可以放在任何地方，文件之间的位置不要改动；不用时把文件夹删除即可。
草稿不在这个文件夹里，在 ~/.local/share/nianbao ，删除或更换本文件夹不会丢失。
希望双击 .nianbao 文件就能打开，请改用 .deb 安装包。

第三方软件的许可：_internal/licences.txt
"""


def make_portable(bundle: Path, target: Path) -> Path:
    """Return the .tar.xz of `bundle` in the folder `target`."""
    say("正在制作 .tar.xz……", "Making the .tar.xz.")
    title = f"{product().title}-{product().version}"
    work = bundle.parent / "portable"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    folder = work / title
    trees.copy(bundle, folder)
    (folder / "使用说明.txt").write_text(_READ_ME, encoding="utf-8")
    shutil.copyfile(ICON, folder / ICON.name)
    trees.make_alike(folder, source_date())
    packed = target / f"{title}-linux-x86_64.tar.xz"
    trees.pack(folder, packed, source_date())
    return packed
