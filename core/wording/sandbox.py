"""Jinja2's sandbox, narrowed to what wording needs.

Templates of rule packs come from outside. Jinja2's own sandbox keeps them from running code; here they are
also kept from filling the memory or never coming to an end.
"""

from collections.abc import Callable, Iterable, Iterator

from jinja2 import DictLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from core.numbers import display

MOST_ROUNDS = 20_000  # of all loops of one sentence
MOST_CALLS = 2_000
MOST_CHARACTERS = 20_000

_FILTERS = ("trim", "map", "select", "reject", "list", "default", "first", "last", "length", "sum")
_METHODS = ("values", "items", "keys", "get")
_FORBIDDEN = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block)


def _join(items: Iterable[object], between: str = "") -> str:
    parts: list[str] = []
    length = 0
    for item in items:
        parts.append(str(item))
        length += len(parts[-1]) + len(between)
        _refuse_beyond(length)
    return between.join(parts)


def _bounded_concat(parts: Iterable[str]) -> str:
    return _join(parts)


def _refuse_beyond(length: int) -> None:
    if length > MOST_CHARACTERS:
        raise SecurityError("too long a text")


class WordingSandbox(SandboxedEnvironment):
    """Renders the templates `wording`, pairs of name and text.

    A template that asks for more than a sentence can need raises SecurityError.
    """

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, wording: Iterable[tuple[str, str]]) -> None:
        super().__init__(
            loader=DictLoader(dict(wording)),
            undefined=StrictUndefined,
            autoescape=False,  # plain text, never HTML
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._rounds = self._calls = 0
        self.globals = {"namespace": Namespace}
        self.filters = {name: FILTERS[name] for name in _FILTERS}
        self.filters |= {"number": display, "join": _join, "_counted": self._counted}

    concat = staticmethod(_bounded_concat)

    def begin(self) -> None:
        """Give the next sentence its whole allowance."""
        self._rounds = self._calls = 0

    def call(
        self, context: Context, called: Callable[..., object], *args: object, **kwargs: object
    ) -> object:
        """Call a macro or one of few methods."""
        self._calls += 1
        if self._calls > MOST_CALLS:
            raise SecurityError("too many calls")
        return super().call(context, called, *args, **kwargs)

    def is_safe_callable(self, obj: object) -> bool:
        """Return whether a template may call `obj`: what makes text longer is not among it."""
        if isinstance(obj, Macro) or obj is Namespace:
            return True
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return isinstance(owner, dict) and name in _METHODS

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Add and take away numbers; whatever else could grow without end."""
        is_small = operator in "+-" and not isinstance(left, str | list | tuple)
        if not is_small:
            raise SecurityError(f"{operator} is for numbers")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for node in template.find_all(_FORBIDDEN):
            raise TemplateSyntaxError(f"{type(node).__name__} is not for wording", node.lineno)
        for loop in template.find_all(nodes.For):
            if loop.recursive:
                raise TemplateSyntaxError("recursive loop", loop.lineno)
        return template

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        bounded = _Bounding().visit(source)
        return super()._generate(bounded, name, filename, defer_init)

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._rounds += 1
            if self._rounds > MOST_ROUNDS:
                raise SecurityError("too many rounds")
            yield item


class _Bounding(NodeTransformer):
    """Lets every loop be counted and every `~` be measured."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - named by Jinja2
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno, environment=node.environment)
        return _filtered(parts, "join")


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(
        node, name, [], [], None, None, lineno=node.lineno, environment=node.environment
    )
