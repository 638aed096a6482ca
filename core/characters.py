"""Characters that no paper shows and no XML allows; they come with damaged files and odd clipboards."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def without_unprintable(text: str) -> str:
    """Return `text` without control characters and halves of characters; tabs and line breaks stay.

    >>> without_unprintable("公\\x00开\\n")
    '公开\\n'
    """
    return _UNPRINTABLE.sub("", text)
