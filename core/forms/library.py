"""All forms and rules of a computer: those of the program, of rule packs, and of the folder `规则`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import FileNotReadable, FormMissing, RulesBroken
from core.format.model import Format
from core.format.parsing import parse_format
from core.looking import is_folder
from core.versions import version_key

if TYPE_CHECKING:
    from core.format.rules import RuleFile
    from core.packs.pack import Pack
    from core.packs.shelf import Shelf

RULES_FOLDER = "规则"
PACKS_FOLDER = "packs"


@dataclass(frozen=True, slots=True)
class Edition:
    """A form the program can use; `pack` is the name of the rule pack it comes from, "" when it is built in."""

    form: Format
    pack: str = ""

    @property
    def origin(self) -> str:
        """Return where it comes from, in words."""
        return f"来自规则包“{self.pack}”" if self.pack else "程序自带"

    @property
    def words(self) -> str:
        """Return one line about it, for 关于."""
        return f"{self.form.name}（{self.form.years}，第 {self.form.version} 版，{self.origin}）"


class Library:
    """Reads what is asked for, once. `resources` are the program's own files, `data` is the officer's folder."""

    def __init__(self, resources: Path, data: Path) -> None:
        self._resources = resources
        self._data = data
        self._forms: dict[str, Format] = {}
        self._own: dict[str, Format] = {}
        self._rule_problems: dict[str, RulesBroken] = {}

    @cached_property
    def shelf(self) -> "Shelf | None":
        """Return the installed rule packs, None when there never was one."""
        folder = self._data / PACKS_FOLDER
        if not is_folder(folder):
            return None
        from core.packs.shelf import Shelf

        return Shelf(folder)

    @cached_property
    def built_in(self) -> frozenset[str]:
        """Return the ids of the forms the program brings."""
        return frozenset(path.stem for path in (self._resources / "formats").glob("*.toml"))

    @cached_property
    def form_ids(self) -> tuple[str, ...]:
        """Return the ids of all forms, sorted."""
        packed = (edition.form.id for edition in self._packed)
        return tuple(sorted(self.built_in.union(packed)))

    def form(self, form_id: str) -> Format:
        """Return a form with all rules for it. Raises FormMissing."""
        if form_id not in self._forms:
            form = self.edition(form_id).form
            for rules in self._rule_files:
                form = self._with_rules(form, rules)
            self._forms[form_id] = form
        return self._forms[form_id]

    def form_for_year(self, year: int) -> Format:
        """Return the form that began last among those for `year`. Raises FormMissing."""
        forms = [self.form(form_id) for form_id in self.form_ids]
        fitting = [form for form in forms if form.covers(year)]
        if not fitting:
            have = "；".join(f"{form.name}（{form.years}）" for form in forms)
            raise FormMissing(
                f"没有用于 {year} 年度的表样，现有的是：{have}。"
                "请核对年度；确是这一年的，请先安装带有这一年表样的规则包。"
            )
        return max(fitting, key=lambda form: (form.first_year, form.id))

    def edition(self, form_id: str) -> Edition:
        """Return the newest edition of a form, without rules; the program's own before an equal one."""
        found = [edition for edition in self._packed if edition.form.id == form_id]
        if form_id in self.built_in:
            found.insert(0, Edition(self.built_in_form(form_id)))
        if not found:
            raise FormMissing(
                f"这份年报用的表样“{form_id[:40]}”这台电脑上没有，多半来自没有安装、已经移除或者损坏的规则包。"
                "请在“工具 → 规则和表样”里安装那个规则包，再打开。年报的内容没有改动。"
            )
        return max(found, key=lambda edition: version_key(edition.form.version))

    def editions(self) -> tuple[Edition, ...]:
        """Return the edition in use of every form, the latest years first."""
        found = [self.edition(form_id) for form_id in self.form_ids]
        return tuple(sorted(found, key=lambda one: (-one.form.first_year, one.form.id)))

    def built_in_form(self, form_id: str) -> Format:
        """Return a form the program brings. Raises FormatBroken or FileNotReadable."""
        if form_id not in self._own:
            self._own[form_id] = self._read_own(form_id)
        return self._own[form_id]

    def left_out(self) -> tuple[str, ...]:
        """Return a sentence for everything that is there but cannot be used."""
        return tuple(self._left_out())

    def rules_problem(self, name: str) -> RulesBroken | None:
        """Return why the rule file shown as `name` is not used, None when it is."""
        for form_id in self.form_ids:
            self.form(form_id)
        return self._rule_problems.get(name)

    @cached_property
    def local_rules(self) -> "tuple[RuleFile, ...]":
        """Return the rule files of the officer's folder by name, broken ones with their problems."""
        folder = self._data / RULES_FOLDER
        if not is_folder(folder):
            return ()
        from core.format.rule_files import read_rules

        return read_rules(folder)

    def editions_of(self, pack: "Pack") -> tuple[Edition, ...]:
        """Return the forms a pack brings, used or not."""
        return tuple(Edition(form, pack.name) for form in pack.forms)

    @cached_property
    def _packed(self) -> tuple[Edition, ...]:
        packs = self.shelf.packs if self.shelf else ()
        return tuple(edition for pack in packs for edition in self.editions_of(pack))

    @cached_property
    def _rule_files(self) -> "tuple[RuleFile, ...]":
        packs = self.shelf.packs if self.shelf else ()
        return (*(rules for pack in packs for rules in pack.rules), *self.local_rules)

    def _read_own(self, form_id: str) -> Format:
        path = self._resources / "formats" / f"{form_id}.toml"
        try:
            source = path.read_text(encoding="utf-8-sig")
            wording = tuple(self._wording(form_id))
        except (OSError, UnicodeDecodeError) as error:
            raise FileNotReadable(f"表样文件“{path.name}”读不出来，请重新安装程序。") from error
        return parse_format(source, path.name, wording, self.built_in_form)

    def _with_rules(self, form: Format, rules: "RuleFile") -> Format:
        from core.format.rules import with_rules

        if rules.form_id != form.id and not rules.problems:
            return form
        try:
            return with_rules(form, rules)
        except RulesBroken as error:
            self._rule_problems[rules.name] = error
            return form

    def _wording(self, form_id: str) -> Iterator[tuple[str, str]]:
        for path in sorted((self._resources / "wording" / form_id).glob("*.j2")):
            yield path.stem, path.read_text(encoding="utf-8")

    def _left_out(self) -> Iterator[str]:
        if self.shelf:
            yield from map(str, self.shelf.broken.values())
        for edition in self._packed:
            used = self.edition(edition.form.id)
            if used.form is not edition.form:
                yield unused_words(edition, used)
        for rules in self._rule_files:
            if problem := self.rules_problem(rules.name):
                yield str(problem)
            elif rules.form_id not in self.form_ids:
                yield unknown_form_words(rules)


def unused_words(edition: Edition, used: Edition) -> str:
    """Return why an edition is not the one in use."""
    form = edition.form
    newer = f"规则包“{used.pack}”里的" if used.pack else "程序自带的"
    return (
        f"规则包“{edition.pack}”里的表样“{form.name}”第 {form.version} 版没有使用："
        f"{newer}第 {used.form.version} 版不比它旧。可以不管，也可以移除这个规则包。"
    )


def unknown_form_words(rules: "RuleFile") -> str:
    """Return why a rule file changes nothing."""
    return (
        f"规则文件“{rules.name}”没有使用：它写的 form“{rules.form_id}”这台电脑上没有这个表样。"
        "请核对写法，或者先安装带有这个表样的规则包。"
    )
