"""A linked text as the Jinja2 template that files keep, and back.

A figure is written `{{ "applications.received.total" | figure }}`, a broken one with what was typed:
`{{ "applications.received.total" | figure("13") }}`. Whatever else looks like Jinja2 was typed by the officer
and is kept as a string literal. Templates are rendered in the sandbox only.
"""

import json
import re
from collections.abc import Mapping

from core.format.model import Format
from core.keys import CellKey
from core.linking.targets import is_target, shown
from core.numbers import Number
from core.report import Link, Passage

_SYNTAX = re.compile(r"[{}]+")
_BEGIN, _MIDDLE, _END = "\ue000", "\ue001", "\ue002"  # private use: no text of ours holds them
_MARKED = re.compile(f"{_BEGIN}([^{_MIDDLE}]*){_MIDDLE}([^{_END}]*){_END}")
_TYPED = "typed:"


class BadTemplate(ValueError):
    """A template of a file cannot be followed; the sentence says why."""


def to_template(passage: Passage) -> str:
    """Return the body of `passage` as a template."""
    parts, place = [], 0
    for link in passage.links:
        typed = f"({json.dumps(passage.body[link.start : link.end], ensure_ascii=False)})"
        figure = f'{{{{ "{link.target}" | figure{typed if link.is_broken else ""} }}}}'
        parts += [_literal(passage.body[place : link.start]), figure]
        place = link.end
    return "".join([*parts, _literal(passage.body[place:])])


def _literal(text: str) -> str:
    return _SYNTAX.sub(lambda found: f"{{{{ {json.dumps(found.group())} }}}}", text)


def from_template(
    form: Format, template: str, values: Mapping[CellKey, Number]
) -> tuple[str, tuple[Link, ...]]:
    """Return the body that `template` gives with `values`, and its links. Raises BadTemplate."""
    if _BEGIN in template or _MIDDLE in template or _END in template:
        raise BadTemplate("里面有不能用的字符")
    marked = _rendered(form, template, values)
    body, links, place = "", [], 0
    for match in _MARKED.finditer(marked):
        body += marked[place : match.start()]
        target = match[1].removeprefix(_TYPED)
        links.append(Link(len(body), len(body) + len(match[2]), target, match[1] != target))
        body += match[2]
        place = match.end()
    return body + marked[place:], tuple(links)


def _rendered(form: Format, template: str, values: Mapping[CellKey, Number]) -> str:
    """Return `template` rendered in the sandbox, each figure between marks with its target."""
    from jinja2 import TemplateError

    def figure(target: object, typed: str = "") -> str:
        if not isinstance(target, str) or not is_target(form, target):
            raise BadTemplate(f"“{target}”不是表里的格子")
        words = typed or shown(form, target, values)
        return f"{_BEGIN}{_TYPED if typed else ''}{target}{_MIDDLE}{words}{_END}"

    from core.wording.sandbox import WordingSandbox  # late: most reports hold no template

    sandbox = WordingSandbox(())
    sandbox.filters["figure"] = figure
    try:
        # Line by line: Jinja2 would drop the last line break, and the sandbox bounds what it renders.
        return "\n".join(
            sandbox.from_string(line).render() if "{" in line else line
            for line in template.split("\n")
        )
    except BadTemplate:
        raise
    except (TemplateError, RecursionError, TypeError, ValueError, LookupError) as error:
        raise BadTemplate("里面的数字写法不对") from error
