"""What the commands say: results to the standard output, everything beside them to the standard error."""

import os
import sys
from contextlib import suppress

from core.errors import CannotWrite


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page, so that a pipe never breaks on Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """Print `text`; who reads only its beginning (`| head`) has seen enough. Raises CannotWrite."""
    try:
        print(text, flush=True)
    except OSError as error:
        # Whatever is still buffered would fail once more when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise CannotWrite("结果写不出去，请检查磁盘是否已满。") from error


def remark(text: str) -> None:
    """Print `text` beside the results; where nobody can be told, the exit code still says it."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)
