"""What pytest prints, read: how it closed, and why tests failed."""

import re
from collections.abc import Sequence

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_CLOSING = re.compile(r"(?:=+ )?((?:\d+ [a-z]+(?:, )?)+|no tests ran) in ([\d.]+)s\b.*")
_COUNT = re.compile(r"(\d+) ([a-z]+)")
_BLOCK = re.compile(r"^_{3,} (.+?) _{3,}$", re.MULTILINE)
_FAILURES = re.compile(r"^=+ (?:FAILURES|ERRORS) =+$", re.MULTILINE)
_NEXT_PART = re.compile(r"^=+ .+ =+$", re.MULTILINE)
_MOST_TOLD, _MOST_LINES, _MOST_NAMES = 3, 12, 12  # so that it fits on a page
_FAILED = ("FAILED ", "ERROR ")


def plain(output: str) -> str:
    """Return `output` without colours."""
    return _COLOURS.sub("", output)


def closing_of(outputs: Sequence[str]) -> str:
    """Return one closing line for several runs; "" where one of them did not come to its end.

    >>> closing_of(["= 3 passed, 1 skipped in 2.50s =", "= 1 failed, 4 passed in 61.00s (0:01:01) ="])
    '==== 1 failed, 7 passed, 1 skipped in 61.00s ===='
    """
    closings = [
        [line for line in output.splitlines() if _CLOSING.fullmatch(line)][-1:]
        for output in outputs
    ]
    if not all(closings):
        return ""
    lines = [line for (line,) in closings]
    if len(lines) == 1:
        return lines[0]
    together: dict[str, int] = {}
    for line in lines:
        for word, count in counts(line).items():
            together[word] = together.get(word, 0) + count
    seconds = max(float(match[2]) for line in lines if (match := _CLOSING.fullmatch(line)))
    words = ", ".join(f"{together[word]} {word}" for word in _in_order(together))
    return f"==== {words or 'no tests ran'} in {seconds:.2f}s ===="


def counts(closing_line: str) -> dict[str, int]:
    """Return the numbers of a closing line by their words.

    >>> counts("==== 1 failed, 3 passed in 0.10s ====")
    {'failed': 1, 'passed': 3}
    """
    match = _CLOSING.fullmatch(closing_line)
    return {word: int(count) for count, word in _COUNT.findall(match[1])} if match else {}


def causes(output: str) -> list[str]:
    """Return the last lines of the first tests that failed, and the names of those that did."""
    told = []
    for name, block in _blocks(output)[:_MOST_TOLD]:
        told += [f"──── {name}", *block.strip("\n").splitlines()[-_MOST_LINES:]]
    names = [line for line in output.splitlines() if line.startswith(_FAILED)]
    more = [f"… {len(names)}"] if len(names) > _MOST_NAMES else []
    return [*told, *names[:_MOST_NAMES], *more]


def _blocks(output: str) -> list[tuple[str, str]]:
    """Return what pytest told of each test that failed, by its name."""
    found = []
    for begin in _FAILURES.finditer(output):
        end = _NEXT_PART.search(output, begin.end())
        _, *parts = _BLOCK.split(output[begin.end() : end.start() if end else None])
        found += list(zip(parts[::2], parts[1::2], strict=True))
    return found


def _in_order(together: dict[str, int]) -> list[str]:
    """Return the words, what is bad first."""
    first = ["failed", "errors", "error", "passed", "skipped"]
    return sorted(together, key=lambda word: first.index(word) if word in first else len(first))
