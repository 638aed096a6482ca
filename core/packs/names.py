"""Which files a pack may hold, by their path in it."""

import re
import unicodedata

SUFFIX = ".规则包"
MANIFEST = "pack.toml"
LONGEST_SHOWN = 60

_ID = r"[a-z0-9][a-z0-9-]{0,39}"
_PACK_ID = re.compile(rf"{_ID}\Z", re.ASCII)
_FORM = re.compile(rf"formats/({_ID})\.toml\Z", re.ASCII)
_WORDING = re.compile(rf"wording/({_ID})/([a-z][a-z0-9_]{{0,39}})\.j2\Z", re.ASCII)
_RULES = re.compile(r"rules/([^/\\:*?\"<>|\x00-\x1f]{1,80})\.toml\Z")
_FOLDER = re.compile(rf"(formats|rules|wording|wording/{_ID})/\Z", re.ASCII)


def is_id(text: str) -> bool:
    """Return whether a pack or a form may be called so: what every file system can write, and no device."""
    return bool(_PACK_ID.match(text)) and not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\Z", text)


def form_in(path: str) -> str:
    """Return the id of the form in the file `path`, "" when it holds none."""
    match = _FORM.match(path)
    return match[1] if match else ""


def wording_in(path: str) -> tuple[str, str]:
    """Return form and name of the template in the file `path`, two empty texts when it holds none."""
    match = _WORDING.match(path)
    return (match[1], match[2]) if match else ("", "")


def is_rules(path: str) -> bool:
    """Return whether the file `path` holds rules."""
    return bool(_RULES.match(path))


def is_known(path: str) -> bool:
    """Return whether a pack may hold the file `path`."""
    return path == MANIFEST or any(pattern.match(path) for pattern in (_FORM, _WORDING, _RULES))


def is_folder(path: str) -> bool:
    """Return whether `path` is one of the folders that some zip programs write down."""
    return bool(_FOLDER.match(path))


def folded(path: str) -> str:
    """Return what two paths have in common when a system may take them for the same file."""
    return unicodedata.normalize("NFC", path).casefold()


def shown(path: str) -> str:
    """Return a path as a message can show it."""
    return "".join(sign if sign.isprintable() else "?" for sign in path)[:LONGEST_SHOWN]
