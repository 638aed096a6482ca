"""The officer's folder `规则`: its rule files, and how the folder comes to be with a note on how to write them."""

from collections.abc import Iterator
from pathlib import Path

from core import paths
from core.errors import CannotWrite
from core.exporting.files import write_file
from core.format.model import Format
from core.format.rules import RuleFile, parse_rules

SUFFIX = ".toml"
NOTE = "写法说明.txt"
MOST_FILES = 100
MOST_BYTES = 500_000

_NOT_TEXT = "不是 UTF-8 文字。请用记事本打开，另存为，编码选 UTF-8"


def read_rules(folder: Path) -> tuple[RuleFile, ...]:
    """Return the rule files of `folder` by name; one that cannot be read says so in its problems."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)
    except OSError:
        return (RuleFile(folder.name, problems=("文件夹打不开，请检查是否有权限读取",)),)
    return tuple(_read(path) for path in files[:MOST_FILES])


def _read(path: Path) -> RuleFile:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return RuleFile(path.name, problems=("不像规则文件：不是文件，或者太大",))
        return parse_rules(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError:
        return RuleFile(path.name, problems=(_NOT_TEXT,))
    except OSError:
        return RuleFile(path.name, problems=("打不开，请检查是否有权限读取",))


def prepare_folder(folder: Path, forms: tuple[Format, ...]) -> None:
    """Make `folder` and put the newest note on how to write rules into it. Raises CannotWrite."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"文件夹“{folder}”建不起来，请检查是否有权限写入。") from error
    write_file(folder / NOTE, how_to_write(forms).replace("\n", "\r\n").encode("utf-8-sig"))


def how_to_write(forms: tuple[Format, ...]) -> str:
    """Return the note: how to write rules, which kinds there are, and every check with its id."""
    note = (paths.resources() / "rules" / NOTE).read_text(encoding="utf-8")
    return "\n".join((note, *_kinds(), *(line for form in forms for line in _checks(form)))) + "\n"


def _kinds() -> Iterator[str]:
    from core.checks.kinds import KINDS

    yield "[[add]] 里的 kind 可以写"
    for name, kind in KINDS.items():
        fields = (
            "、".join((*kind.fields, *(f"{one}（可以不写）" for one in kind.optional)))
            or "不用写别的"
        )
        slots = "、".join(f"{{{slot}}}" for slot in sorted(kind.slots))
        yield f"  {name}　要写的项：{fields}　句子里的空位：{slots}"


def _checks(form: Format) -> Iterator[str]:
    yield ""
    yield f'表样“{form.name}”（form = "{form.id}"）的检查'
    for spec in form.checks:
        place = "、".join(f"{name} = {value!r}" for name, value in spec.fields.items())
        yield f"  {spec.id}　{spec.level.word}　{place}"
        yield f"      {spec.message}"
