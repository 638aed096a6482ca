"""A second start hands its file over to the running program through a small file in the data folder."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.errors import CannotWrite

REQUEST = "open-request.json"
_MAX_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Request:
    """What the second start asked for: come to the front, and open `path` if one was named."""

    path: Path | None


def leave_request(folder: Path, path: Path | None) -> bool:
    """Ask the program that runs on `folder` to show itself; return whether the request could be left."""
    import json

    from core.exporting.files import write_file

    try:
        write_file(
            folder / REQUEST, json.dumps({"path": str(path.absolute()) if path else ""}).encode()
        )
    except CannotWrite:
        return False
    return True


def take_request(folder: Path) -> Request | None:
    """Return what a second start asked for and take it away; None when nobody asked."""
    file = folder / REQUEST
    if not file.exists():
        return None
    text = "{}"
    with suppress(OSError, UnicodeDecodeError):
        text = file.read_bytes()[:_MAX_BYTES].decode()
    with suppress(OSError):
        file.unlink()
    return Request(_path(text))


def _path(text: str) -> Path | None:
    """Return the path named in a request; whatever else stands there only brings the window to the front."""
    import json  # late, as above: the first window of most starts finds no request

    try:
        plain = json.loads(text)
    except ValueError:
        return None
    name = plain.get("path") if isinstance(plain, dict) else None
    return Path(name) if isinstance(name, str) and name else None
