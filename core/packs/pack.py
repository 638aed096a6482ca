"""One rule pack: its bytes → forms and rules that can be used, or every mistake at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from core.errors import FormatBroken, PackRefused
from core.format.model import Format
from core.format.parsing import parse_format
from core.format.rules import RuleFile, parse_rules
from core.format.sections import FactKind
from core.format.toml_text import doubtful, toml_values
from core.packs.archive import AGAIN, unpacked
from core.packs.manifest import Manifest, read_manifest
from core.packs.names import MANIFEST, form_in, is_known, is_rules, shown, wording_in

MOST_SHOWN = 30

_NEEDED_FACTS = {"unit": FactKind.TEXT, "year": FactKind.YEAR}


@dataclass(frozen=True)
class Pack:
    """A rule pack whose every file was read and found sound. `file_name` is what it lies under."""

    manifest: Manifest
    forms: tuple[Format, ...]
    rules: tuple[RuleFile, ...]
    file_name: str = ""

    @property
    def name(self) -> str:
        """Return what the officer calls it."""
        return self.manifest.name

    @property
    def words(self) -> str:
        """Return what it brings, in few words."""
        brings = [f"表样“{form.name}”（{form.years}，第 {form.version} 版）" for form in self.forms]
        brings += [f"规则“{rules.title or rules.name}”（{rules.words}）" for rules in self.rules]
        return "；".join(brings)


def read_pack(content: bytes, file_name: str, *, is_installed: bool = False) -> Pack:
    """Return the pack in the bytes of a file. Raises PackRefused naming every mistake.

    The wording of one that `is_installed` was tried before and is not tried again: it takes as long as all the rest.
    """
    files = unpacked(content, file_name)
    if MANIFEST not in files:
        raise PackRefused(f"“{file_name}”不是规则包：里面没有 {MANIFEST}。请核对是不是选错了文件。")
    problems: list[str] = []
    manifest = read_manifest(files[MANIFEST], problems)
    damaged = [*_differences(manifest, files)]
    if damaged:
        raise PackRefused(
            f"规则包“{file_name}”里的文件与登记的不符，在传送中损坏或者被改动过，没有使用。{AGAIN}",
            _first(problems + damaged),
        )
    return read_files(manifest, files, problems, file_name, tries_wording=not is_installed)


def read_files(
    manifest: Manifest,
    files: Mapping[str, bytes],
    problems: list[str],
    file_name: str,
    *,
    tries_wording: bool = True,
) -> Pack:
    """Return the pack of `files`. Raises PackRefused when there are `problems` already or more are found."""
    texts = {path: _text(path, files[path], problems) for path in sorted(files) if is_known(path)}
    problems += [f"“{shown(path)}”不是规则包里该有的文件" for path in files if not is_known(path)]
    forms = tuple(_forms(texts, problems))
    rules = tuple(_rules(texts, manifest.id, problems))
    if tries_wording:
        problems += _wording_mistakes(forms)
    if not problems and not forms and not rules:
        problems.append("里面既没有表样，也没有规则")
    if problems:
        raise PackRefused(
            f"规则包“{manifest.name or file_name}”有 {len(problems)} 处错误，没有使用。"
            "请把下面的话告诉发包的单位：",
            _first(problems),
        )
    return Pack(manifest, forms, rules, file_name)


def _first(problems: list[str]) -> tuple[str, ...]:
    more = len(problems) - MOST_SHOWN
    return (*problems[:MOST_SHOWN], *([f"……还有 {more} 处"] if more > 0 else []))


def _differences(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[str]:
    for path, seal in manifest.files.items():
        if path not in files:
            yield f"缺少“{shown(path)}”"
        elif sha256(files[path]).hexdigest() != seal:
            yield f"“{shown(path)}”的内容与登记的校验值不符"
    for path in files:
        if path != MANIFEST and path not in manifest.files:
            yield f"“{shown(path)}”没有登记"


def _text(path: str, content: bytes, problems: list[str]) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(f"“{path}”不是 UTF-8 文字")
        return ""


def _forms(texts: Mapping[str, str], problems: list[str]) -> Iterator[Format]:
    ids = [form_in(path) for path in texts if form_in(path)]
    for path in texts:
        form_id, _ = wording_in(path)
        if form_id and form_id not in ids:
            problems.append(f"“{path}”的表样 formats/{form_id}.toml 不在规则包里")
    for form_id in ids:
        path = f"formats/{form_id}.toml"
        wording = tuple(
            (wording_in(one)[1], text)
            for one, text in texts.items()
            if wording_in(one)[0] == form_id
        )
        try:
            form = parse_format(texts[path], path, wording)
        except FormatBroken as error:
            problems += [f"{path} {problem}" for problem in error.problems] or [str(error)]
            continue
        problems += [f"{path} {problem}" for problem in _form_mistakes(form, form_id, texts[path])]
        yield form


def _form_mistakes(form: Format, form_id: str, source: str) -> Iterator[str]:
    if form.id != form_id:
        yield f"里面写的 id 是“{form.id}”，应与文件名相同"
    yield from doubtful(toml_values(source))
    kinds = {fact.id: fact.kind for fact in form.facts}
    for fact, kind in _NEEDED_FACTS.items():
        if kinds.get(fact) is not kind:
            yield f"facts 里要有 id 为“{fact}”、kind 为“{kind.value}”的一项"


def _wording_mistakes(forms: tuple[Format, ...]) -> Iterator[str]:
    from core.packs.trial import wording_mistakes  # late: brings Jinja2 in

    for form in forms:
        yield from (f"formats/{form.id}.toml {mistake}" for mistake in wording_mistakes(form))


def _rules(texts: Mapping[str, str], pack_id: str, problems: list[str]) -> Iterator[RuleFile]:
    for path in filter(is_rules, texts):
        rules = parse_rules(texts[path], f"{pack_id}/{path.removeprefix('rules/')}")
        problems += [f"{path} {problem}" for problem in rules.problems]
        yield rules
