"""The typefaces of official documents: their names in other systems, and what stands in where one is missing."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface by its Chinese name.

    `latin_names` are what programs call it elsewhere; `substitutes` stand in for it, best first.
    `shape` is the family class of Word's font table.
    """

    name: str
    latin_names: tuple[str, ...]
    substitutes: tuple[str, ...]
    shape: str = "auto"


TYPEFACES = (
    Typeface(
        "方正小标宋简体",
        ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05S-GB"),
        ("方正小标宋_GBK", "小标宋", "华文中宋", "宋体"),
    ),
    Typeface("方正小标宋_GBK", ("FZXiaoBiaoSong-B05",), ("方正小标宋简体", "华文中宋", "宋体")),
    Typeface("仿宋_GB2312", ("FangSong_GB2312",), ("仿宋", "方正仿宋_GBK", "华文仿宋"), "modern"),
    Typeface("仿宋", ("FangSong",), ("仿宋_GB2312", "方正仿宋_GBK", "华文仿宋"), "modern"),
    Typeface(
        "楷体_GB2312",
        ("KaiTi_GB2312",),
        ("楷体", "方正楷体_GBK", "华文楷体", "AR PL UKai CN"),
        "modern",
    ),
    Typeface(
        "楷体", ("KaiTi",), ("楷体_GB2312", "方正楷体_GBK", "华文楷体", "AR PL UKai CN"), "modern"
    ),
    Typeface("黑体", ("SimHei",), ("方正黑体_GBK", "华文黑体", "Noto Sans CJK SC"), "modern"),
    Typeface("宋体", ("SimSun",), ("方正书宋_GBK", "华文宋体", "Noto Serif CJK SC")),
    Typeface("华文中宋", ("STZhongsong",), ("方正小标宋_GBK", "宋体")),
    Typeface("华文宋体", ("STSong",), ("宋体",)),
    Typeface("华文仿宋", ("STFangsong",), ("仿宋",), "modern"),
    Typeface("华文楷体", ("STKaiti",), ("楷体",), "modern"),
    Typeface("华文黑体", ("STHeiti",), ("黑体",), "modern"),
    Typeface("方正仿宋_GBK", ("FZFangSong-Z02",), ("仿宋",), "modern"),
    Typeface("方正楷体_GBK", ("FZKai-Z03",), ("楷体",), "modern"),
    Typeface("方正黑体_GBK", ("FZHei-B01",), ("黑体",), "modern"),
    Typeface("方正书宋_GBK", ("FZShuSong-Z01",), ("宋体",)),
)
_BY_NAME = {name.casefold(): face for face in TYPEFACES for name in (face.name, *face.latin_names)}


def typeface(name: str) -> Typeface | None:
    """Return the typeface called `name` in Chinese or Latin letters, None for one we do not know."""
    return _BY_NAME.get(name.strip().casefold())


def same_typeface(one: str, other: str) -> bool:
    """Return whether two names mean one typeface.

    >>> same_typeface("SimSun", "宋体"), same_typeface("仿宋", "仿宋_GB2312")
    (True, False)
    """
    known = typeface(one)
    return one.casefold() == other.casefold() or (known is not None and known is typeface(other))


def names_of(name: str) -> tuple[str, ...]:
    """Return every name the typeface `name` is known by, `name` first."""
    face = typeface(name)
    if face is None:
        return (name,)
    return tuple(dict.fromkeys((name, face.name, *face.latin_names)))


def is_present(name: str, families: Collection[str]) -> bool:
    """Return whether a typeface is among the `families` of a machine."""
    return any(one in families for one in names_of(name))


def substitutes(name: str) -> tuple[str, ...]:
    """Return what may stand in for the typeface `name`, best first; nothing for one we do not know."""
    face = typeface(name)
    return face.substitutes if face else ()


def substitute_on(name: str, families: Collection[str]) -> str | None:
    """Return the best substitute for `name` that a machine with `families` has, None if it has none."""
    return next((one for one in substitutes(name) if is_present(one, families)), None)
