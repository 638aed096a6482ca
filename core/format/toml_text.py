"""TOML text → plain values, with the place of what is wrong in Chinese."""

import re
import tomllib
from collections.abc import Iterator

# `(?<!` and `(?<=` are parts of a pattern, not markup.
_MARKUP = re.compile(r"<[A-Za-z/?]|(?<!\(\?)<!")
# A repeated group that holds a repetition: searching may take longer than anybody waits.
_ENDLESS = re.compile(r"\((?:[^()\\]|\\.)*(?:[+*]|\{\d*,\d*\})(?:[^()\\]|\\.)*\)(?:[+*]|\{\d*,)")
_PLACE = re.compile(r"line (\d+), column (\d+)")


class BadToml(Exception):
    """The text is no TOML; `place` says where it goes wrong."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def toml_values(source: str) -> dict[str, object]:
    """Return the values of TOML `source`. Raises BadToml, also for what is nested or written beyond reason."""
    try:
        return tomllib.loads(source)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists in lists
        # Python 3.11 gives the place in its English sentence only.
        place = _PLACE.search(str(error))
        words = f"第 {place.group(1)} 行第 {place.group(2)} 个字处" if place else "末尾处"
        raise BadToml(words) from error


def doubtful(values: object, place: str = "") -> Iterator[str]:
    """Yield a sentence for every text that may not come from outside.

    Qt could take it for markup and fetch a picture it names, or it is a pattern that may search for ever.
    """
    if isinstance(values, str):
        if mark := _MARKUP.search(values):
            words = values[mark.start() :][:20]
            yield f"{place}：“{words}”像网页标记，这里只能写文字，请去掉尖括号"
        if pattern := _ENDLESS.search(values):
            yield f"{place}：“{pattern[0][:40]}”重复套着重复，查找起来可能没有尽头，请写得简单些"
    elif isinstance(values, dict):
        for name, value in values.items():
            yield from doubtful(name, place)
            yield from doubtful(value, f"{place} {name}".strip())
    elif isinstance(values, list):
        for number, value in enumerate(values, start=1):
            yield from doubtful(value, f"{place} 第 {number} 项".strip())
