"""The help of a command laid out for Chinese: a Chinese character is two columns wide, and argparse counts one."""

import re
from argparse import Action, HelpFormatter
from unicodedata import east_asian_width

# Stands behind every wide character while argparse counts, and is taken out again at the end.
_SECOND_COLUMN = "\0"
_PIECES = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)
_NEVER_FIRST = "，。；：、？！）》”’"


class ChineseHelp(HelpFormatter):
    """Aligns the columns of a help, breaks lines between any two characters, and names commands once."""

    def format_help(self) -> str:
        """Return the help as it is printed."""
        return super().format_help().replace(_SECOND_COLUMN, "")

    def _format_action(self, action: Action) -> str:
        commands = list(self._iter_indented_subactions(action))
        if not commands:
            return super()._format_action(action)
        return "".join(super(ChineseHelp, self)._format_action(one) for one in commands)

    def _format_action_invocation(self, action: Action) -> str:
        return _counted(super()._format_action_invocation(action))

    def _get_help_string(self, action: Action) -> str | None:
        return _counted(action.help) if action.help else action.help

    def _split_lines(self, text: str, width: int) -> list[str]:
        return lines(text.replace(_SECOND_COLUMN, ""), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in lines(text, width - len(indent)))


def columns(text: str) -> int:
    """Return how many columns `text` takes in a terminal.

    >>> columns("-o 文件")
    7
    """
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def lines(text: str, width: int) -> list[str]:
    """Return `text` in lines of `width` columns; no line begins with a mark that closes or a blank.

    >>> lines("不写 -o 时，只看说明", 11)
    ['不写 -o 时，', '只看说明']
    """
    done = [""]
    for piece in _PIECES.findall(" ".join(text.split())):
        if columns(done[-1] + piece) > width and piece not in _NEVER_FIRST and done[-1]:
            done[-1] = done[-1].rstrip()
            done.append("")
        done[-1] += piece if done[-1] else piece.lstrip()
    return done


def _counted(text: str) -> str:
    return "".join(one + _SECOND_COLUMN if columns(one) > 1 else one for one in text)
