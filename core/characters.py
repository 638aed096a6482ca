"""Characters that no paper shows and no XML allows; they come with damaged files and odd clipboards."""

import re
from unicodedata import category

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_SHAPELESS = ("Cc", "Cf")  # controls, joiners and byte order marks


def without_unprintable(text: str) -> str:
    """Return `text` without control characters and halves of characters; tabs and line breaks stay.

    >>> without_unprintable("公\\x00开\\n")
    '公开\\n'
    """
    return _UNPRINTABLE.sub("", text)


def is_blank(text: str) -> bool:
    """Return whether nothing of `text` is seen on paper: blanks, and marks without a shape of their own.

    >>> is_blank("\u3000\u200b\ufeff"), is_blank("\u200b公开")
    (True, False)
    """
    seen = text.strip()
    if seen.isprintable():  # nearly always, and much faster than looking at each
        return not seen
    seen = _UNPRINTABLE.sub("", seen)
    return all(one.isspace() or category(one) in _SHAPELESS for one in seen)
