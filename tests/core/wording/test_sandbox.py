"""Templates of rule packs can neither run code nor fill the memory nor go on for ever."""

import time

import pytest
from jinja2 import TemplateError

from core.wording.sandbox import WordingSandbox

HOSTILE = {
    "code": "{{ ''.__class__.__mro__ }}",
    "globals": "{{ namespace.__init__.__globals__ }}",
    "import": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "attribute filter": "{{ '' | attr('__class__') }}",
    "include": "{% include 'a' %}",
    "import of itself": "{% from 'a' import x %}{{ x() }}",
    "extends": "{% extends 'a' %}",
    "times": "{{ 'a' * 10 ** 9 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "percent": "{{ '%999999999d' % 1 }}",
    "format": "{{ '{:>999999999}'.format(1) }}",
    "format map": "{{ '{x.__class__}'.format_map({'x': 1}) }}",
    "adjust": "{{ 'a'.ljust(10 ** 9) }}",
    "centre": "{{ 'a' | center(999999999) }}",
    "indent": "{{ 'a' | indent(999999999, true) }}",
    "range": "{% for x in range(99999) %}{% endfor %}",
    "loops": "{% set l = [1,2,3,4,5,6,7,8,9,0] %}" + "{% for a in l %}" * 9 + "x" + "{% endfor %}" * 9,
    "doubling": "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "doubling by plus": "{% set a = 'aaaaaaaa' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "doubling of lists": "{% set a = [1] %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "doubling by blocks": "{% set a = 'aaaaaaaa' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "{{ a }}",
    "doubling by join": "{% set a = 'aaaaaaaa' %}" + "{% set a = [a, a] | join %}" * 40 + "{{ a }}",
    "join with long": "{% set a = ('aaaaaaaaaa' ~ 'b') %}" + "{% set a = [1,2,3] | join(a) %}" * 40 + "{{ a }}",
    "laughs": "".join(
        f"{{% macro m{n + 1}() %}}{f'{{{{ m{n}() }}}}' * 10 if n else 'ha'}{{% endmacro %}}" for n in range(9)
    )
    + "{{ m9() }}",
    "itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "recursive loop": "{% for x in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
    "unknown": "{{ nobody }}",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_template_is_refused_soon(text: str) -> None:
    sandbox = WordingSandbox((("a", text),))
    sandbox.begin()
    began = time.process_time()
    with pytest.raises((TemplateError, RecursionError, TypeError)):
        sandbox.get_template("a").render()
    assert time.process_time() - began < 5


def test_what_our_wording_uses_works() -> None:
    text = (
        "{% macro m(x) %}{{ x | number }}件{% endmacro %}{% set n = namespace(a='') %}"
        "{% for name, value in t.items() if value %}{% set n.a = n.a ~ name ~ m(value) %}{% endfor %}"
        "{{ n.a }}{{ 1 + 2 - 1 }}{{ [1, 2] | map('number') | join('、') }}"
    )
    sandbox = WordingSandbox((("a", text),))
    for _ in range(50):
        sandbox.begin()
        assert sandbox.get_template("a").render(t={"甲": 1, "乙": 0, "丙": 3}) == "甲1件丙3件21、2"


def test_allowance_is_for_one_sentence() -> None:
    sandbox = WordingSandbox((("a", "{% for x in l %}{% endfor %}"),))
    for _ in range(3):
        sandbox.begin()
        sandbox.get_template("a").render(l=list(range(15_000)))
    with pytest.raises(TemplateError):
        sandbox.get_template("a").render(l=list(range(15_000)))
