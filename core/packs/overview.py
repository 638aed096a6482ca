"""What forms, packs and local rules there are, as the window 规则和表样 and `nianbao packs list` show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from core.format.rules import RuleFile
from core.forms.library import Library, unknown_form_words, unused_words


class Kind(Enum):
    """What a line of the overview is about; the value is the officer's word."""

    FORM = "表样"
    PACK = "规则包"
    RULES = "本地规则"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is there. `brings` tells what it does, `problem` why it is not used, "" when it is.

    `id` is what `core.packs.installing.remove` takes, "" for what cannot be removed so.
    """

    kind: Kind
    name: str
    version: str = ""
    source: str = ""
    brings: str = ""
    problem: str = ""
    id: str = ""

    @property
    def state(self) -> str:
        """Return in one word whether it is used."""
        return "没有使用" if self.problem else "使用中"


def overview(have: Library) -> tuple[Line, ...]:
    """Return everything there is: built-in forms, then packs, then the rule files of the officer's folder."""
    return (*_forms(have), *_packs(have), *_rules(have))


def _forms(have: Library) -> Iterator[Line]:
    for edition in have.editions():
        form = edition.form
        brings = f"用于 {form.years}，{edition.origin}"
        yield Line(Kind.FORM, form.name, form.version, form.source, brings)


def _packs(have: Library) -> Iterator[Line]:
    if have.shelf is None:
        return
    for pack in have.shelf.packs:
        about = pack.manifest
        problems = [
            unused_words(edition, used)
            for edition in have.editions_of(pack)
            if (used := have.edition(edition.form.id)).form is not edition.form
        ]
        problems += [problem for rules in pack.rules if (problem := _rules_problem(have, rules))]
        yield Line(
            Kind.PACK,
            about.name,
            about.version,
            about.source,
            pack.words,
            "\n".join(problems),
            about.id,
        )
    for file_name, error in have.shelf.broken.items():
        yield Line(Kind.PACK, file_name, problem=str(error), id=file_name)


def _rules(have: Library) -> Iterator[Line]:
    for rules in have.local_rules:
        yield Line(
            Kind.RULES,
            rules.title or rules.name,
            source=rules.source,
            brings=f"文件“{rules.name}”：{rules.words}",
            problem=_rules_problem(have, rules),
        )


def _rules_problem(have: Library, rules: RuleFile) -> str:
    if problem := have.rules_problem(rules.name):
        return str(problem)
    return "" if rules.form_id in have.form_ids else unknown_form_words(rules)
