"""The `{slots}` of a rule's sentences."""

import string
from collections.abc import Iterator


def bad_slots(sentence: str, known: frozenset[str]) -> Iterator[str]:
    """Yield what would keep `sentence` from being filled in; nothing when it only uses `known` slots."""
    try:
        slots = [slot for slot in string.Formatter().parse(sentence) if slot[1] is not None]
    except ValueError:
        yield f"花括号不成对：{sentence}"
        return
    for _, name, width, conversion in slots:
        if name not in known:
            yield f"空位“{name}”不能用，只能是 {'、'.join(sorted(known))}"
        elif width or conversion:
            yield f"空位“{name}”后面不能写格式"
