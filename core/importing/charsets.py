"""Bytes of a text or a page → its text, whatever the office's computer wrote it in."""

import codecs
import re

_NAMED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_HEAD = 4096
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHINESE = "gb18030"  # reads GB 2312 and GBK too


def decoded(content: bytes, named: str = "") -> str:
    """Return the text of a file: by its mark, as `named`, by the charset it names, else UTF-8 or Chinese."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    inside = _NAMED.search(content[:_HEAD])
    names = [named, inside[1].decode("ascii") if inside else "", "utf-8", _CHINESE]
    for encoding in filter(None, map(_encoding, names)):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(_best_of(content, names), "replace")


def _encoding(name: str) -> str:
    """Return the codec for `name`, "" for what is none for text; pages in GB 2312 hold signs of GBK."""
    plain = name.strip().lower()
    if plain.startswith(("gb", "x-gb", "cn-gb", "chinese")):
        return _CHINESE
    try:
        found = codecs.lookup(plain) if plain else None
    except LookupError:
        return ""
    # Codecs such as zip or hex are no charsets; the internal ones are written in no page.
    is_text = found is not None and getattr(found, "_is_text_encoding", True)
    is_internal = plain.replace("_", "-") in {
        "idna",
        "punycode",
        "unicode-escape",
        "utf-7",
        "undefined",
    }
    return plain if is_text and not is_internal and not plain.startswith("raw") else ""


def _best_of(content: bytes, names: list[str]) -> str:
    """Return the encoding that fits best where a few bytes are damaged."""
    known = [one for one in map(_encoding, names) if one]
    return min(known, key=lambda one: content.decode(one, "replace").count("\ufffd"))
