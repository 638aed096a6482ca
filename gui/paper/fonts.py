"""The typefaces of the printed report, by the names they have on Windows, UOS, Kylin and Ubuntu."""

from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase


class Face(Enum):
    """A typeface of GB/T 9704 with what stands in for it where it is missing, best first."""

    TITLE = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋", "STZhongsong")
    BODY = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "方正仿宋_GBK")
    SECTION = (
        "黑体",
        "SimHei",
        "STHeiti",
        "方正黑体_GBK",
        "Noto Sans CJK SC",
        "WenQuanYi Micro Hei",
    )
    PASSAGE = (
        "楷体_GB2312",
        "KaiTi_GB2312",
        "楷体",
        "KaiTi",
        "STKaiti",
        "方正楷体_GBK",
        "AR PL UKai CN",
    )
    TABLE = ("宋体", "SimSun", "STSong", "方正书宋_GBK")


_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN", "宋体", "SimSun")


def paper_font(face: Face, size_pt: float) -> QFont:
    """Return `face`, or what stands in for it on this machine, in `size_pt`."""
    font = QFont(list(_families(face)))
    font.setPointSizeF(size_pt)
    return font


@cache
def _families(face: Face) -> tuple[str, ...]:
    """Return the present ones of the names; all of them when there is none, for Qt to choose."""
    wanted = (*face.value, *_SERIF)
    return tuple(name for name in wanted if QFontDatabase.hasFamily(name)) or wanted
