"""A rule pack onto the shelf and off it again: refused with a sentence, or done whole."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core import paths
from core.errors import CannotWrite, FormMissing, PackRefused, RulesBroken
from core.exporting.files import write_file
from core.format.model import Format
from core.format.rules import with_rules
from core.forms.installed import forget, library
from core.forms.library import PACKS_FOLDER, Library
from core.packs.archive import read_bytes
from core.packs.names import SUFFIX
from core.packs.pack import Pack
from core.packs.shelf import Shelf, usable_pack
from core.versions import version_key

STALE_S = 600  # what a killed installation left behind; one that is under way is younger


@dataclass(frozen=True, slots=True)
class Installed:
    """What was installed; `before` is the version it took the place of, "" when it is new here."""

    pack: Pack
    before: str = ""

    @property
    def sentence(self) -> str:
        """Return what the officer is told."""
        name, version = self.pack.name, self.pack.manifest.version
        done = (
            f"规则包“{name}”已从第 {self.before} 版更新到第 {version} 版"
            if self.before
            else f"已安装规则包“{name}”第 {version} 版"
        )
        return f"{done}：{self.pack.words}。新建和再打开的年报就用它。"


def install(path: Path, data: Path | None = None) -> Installed:
    """Install the pack in the file `path` for the officer whose folder is `data`.

    Raises PackRefused, FileNotReadable or CannotWrite, and then everything is as it was.
    """
    folder = (data or paths.officer_data()) / PACKS_FOLDER
    content = read_bytes(path)
    pack = usable_pack(content, path.name)
    before = Shelf(folder).pack(pack.manifest.id)
    _refuse_old(pack, before)
    check_fit(pack, library())
    target = folder / f"{pack.manifest.id}{SUFFIX}"
    _make(folder)
    write_file(target, content)
    if before and before.file_name != target.name:
        _unlink(folder / before.file_name)
    forget()
    return Installed(pack, before.manifest.version if before else "")


def remove(pack_id: str, data: Path | None = None) -> None:
    """Take a pack away by its id, or by its file name when it is broken. Raises PackRefused or CannotWrite."""
    folder = (data or paths.officer_data()) / PACKS_FOLDER
    shelf = Shelf(folder)
    pack = shelf.pack(pack_id)
    name = pack.file_name if pack else pack_id
    if not pack and name not in shelf.broken:
        have = "、".join(one.manifest.id for one in shelf.packs)
        there = f"现有：{have}" if have else "这台电脑上还没有装规则包"
        raise PackRefused(f"没有编号为“{pack_id[:60]}”的规则包，{there}。")
    _unlink(folder / name)
    forget()


def check_fit(pack: Pack, have: Library) -> None:
    """Check a pack against the forms it meets on this computer. Raises PackRefused naming every mistake."""
    newer = {form.id: form for form in pack.forms if _is_newer(form, have)}
    unused = [form for form in pack.forms if form.id not in newer]
    if unused and not newer and not pack.rules:
        used = have.edition(unused[0].id)
        raise PackRefused(
            f"规则包“{pack.name}”没有安装：里面的表样“{unused[0].name}”是第 {unused[0].version} 版，"
            f"程序已有第 {used.form.version} 版，用不上它。不用再做什么。"
        )
    problems = [*_lost(newer, have), *_unfit_rules(pack, newer, have)]
    if problems:
        raise PackRefused(
            f"规则包“{pack.name}”与这台电脑上的表样对不上，没有安装。请把下面的话告诉发包的单位：",
            tuple(problems),
        )


def _is_newer(form: Format, have: Library) -> bool:
    """Return whether a form is not among those the program brings, or only in an older edition."""
    if form.id not in have.built_in:
        return True
    return version_key(form.version) > version_key(have.built_in_form(form.id).version)


def _lost(newer: dict[str, Format], have: Library) -> Iterator[str]:
    """Yield what drafts on the program's edition would lose with a newer one."""
    for form in newer.values():
        if form.id not in have.built_in:
            continue
        old = have.built_in_form(form.id)
        missing = [
            *(str(key) for key in old.typed if key not in form.typed),
            *(fact.id for fact in old.facts if fact.id not in {one.id for one in form.facts}),
            *(section for section in old.text_sections if section not in form.text_sections),
        ]
        if missing:
            named = "、".join(missing[:5]) + ("等" if len(missing) > 5 else "")  # noqa: PLR2004
            yield (
                f"表样“{form.id}”第 {form.version} 版比第 {old.version} 版少了 {len(missing)} 项（{named}），"
                "已经填的会对不上；有增删的表样要另取一个 id"
            )


def _unfit_rules(pack: Pack, newer: dict[str, Format], have: Library) -> Iterator[str]:
    forms = dict(newer)
    for rules in pack.rules:
        try:
            form = forms.get(rules.form_id) or have.edition(rules.form_id).form
            forms[rules.form_id] = with_rules(form, rules)
        except FormMissing:
            yield f"{rules.name}：form“{rules.form_id}”这台电脑上没有这个表样，规则包里也没有"
        except RulesBroken as error:
            yield from (f"{rules.name} {problem}" for problem in error.problems)


def _refuse_old(pack: Pack, before: Pack | None) -> None:
    if before is None:
        return
    have, new = before.manifest.version, pack.manifest.version
    if version_key(new) == version_key(have):
        raise PackRefused(f"规则包“{pack.name}”第 {new} 版已经装好了，不用再装。")
    if version_key(new) < version_key(have):
        raise PackRefused(
            f"规则包“{pack.name}”是第 {new} 版，已经装好的第 {have} 版比它新，没有安装。"
            "确实要换回旧版的，请先在“工具 → 规则和表样”里移除现在的。"
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"文件夹“{folder}”建不起来，规则包没有安装。请检查磁盘是否已满、是否有权限写入。"
        ) from error
    for leftover in folder.glob(".*.tmp"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > STALE_S:
                leftover.unlink()


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotWrite(
            f"“{path.name}”移除不了，可能正被别的程序打开。请关掉别的程序再试。"
        ) from error
