"""The installed rule packs: one file each in a folder, put there and taken away whole.

A pack stays the one file it came as and is checked anew each time it is read, so that nothing can be
half installed, and what is damaged later is noticed.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from core.errors import PackRefused, UserFixable
from core.packs.archive import read_bytes
from core.packs.names import SUFFIX
from core.packs.pack import Pack, read_pack
from core.product import version
from core.versions import version_key

MOST_PACKS = 100


class Shelf:
    """What lies in `folder`, read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def packs(self) -> tuple[Pack, ...]:
        """Return the packs that can be used, by id."""
        return self._read[0]

    @property
    def broken(self) -> Mapping[str, UserFixable]:
        """Return by file name why a pack is left out."""
        return self._read[1]

    def pack(self, pack_id: str) -> Pack | None:
        """Return the pack of this id that can be used."""
        return next((pack for pack in self.packs if pack.manifest.id == pack_id), None)

    @cached_property
    def _read(self) -> tuple[tuple[Pack, ...], Mapping[str, UserFixable]]:
        best: dict[str, Pack] = {}
        broken: dict[str, UserFixable] = {}
        for path in self._files():
            try:
                pack = usable_pack(read_bytes(path), path.name, is_installed=True)
            except UserFixable as error:
                broken[path.name] = error
                continue
            rival = best.setdefault(pack.manifest.id, pack)
            if rival is not pack:
                older, best[pack.manifest.id] = _by_version(rival, pack)
                broken[older.file_name] = _replaced(older, best[pack.manifest.id])
        return tuple(best[pack_id] for pack_id in sorted(best)), broken

    def _files(self) -> Iterator[Path]:
        try:
            files = sorted(path for path in self.folder.iterdir() if path.suffix == SUFFIX)
        except OSError:  # also: there never was such a folder
            return
        yield from files[:MOST_PACKS]


def usable_pack(content: bytes, file_name: str, *, is_installed: bool = False) -> Pack:
    """Return the pack in `content`. Raises PackRefused also when it needs a newer program."""
    pack = read_pack(content, file_name, is_installed=is_installed)
    have = version()
    if version_key(pack.manifest.needs) > version_key(have):
        raise PackRefused(
            f"规则包“{pack.name}”要用第 {pack.manifest.needs} 版以上的年报助手，这台电脑上是第 {have} 版。"
            "请先安装新版程序，再装这个规则包。"
        )
    return pack


def _by_version(one: Pack, other: Pack) -> tuple[Pack, Pack]:
    older, newer = sorted((one, other), key=lambda pack: version_key(pack.manifest.version))
    return older, newer


def _replaced(older: Pack, newer: Pack) -> PackRefused:
    return PackRefused(
        f"规则包文件“{older.file_name}”没有使用：“{newer.file_name}”是同一个规则包，版本不比它旧。可以移除它。"
    )
