"""What the glyphs of a PDF mean: mended where Qt names a character that only looks the same.

Of all characters a glyph stands for, Qt names the first: ⼀ (U+2F00, a radical) for 一 and ⸺ for ——. On
paper that is the same; searching and copying would find nothing and bring the wrong characters.
"""

import re
import zlib
from collections.abc import Callable

from core.exporting.pdf.update import PdfUpdate

_CODE = re.compile(rb"<([0-9A-Fa-f]{4,})>")
_RANGES = re.compile(rb"(?<=\[).*?(?=\])", re.DOTALL)
_STREAM = re.compile(rb"^(<<.*?>>)\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def mend_text(update: PdfUpdate, meant: Callable[[str], str]) -> None:
    """Let every glyph mean `meant(character)` for the character that is named now."""
    numbers = {int(found[1]) for found in update.find(rb"/ToUnicode\s+(\d+)\s+0\s+R")}
    for number in sorted(numbers):
        stream = _STREAM.match(update.body(number))
        if stream is None:
            raise ValueError("no table of characters")
        content = zlib.decompress(stream[2]) if b"/FlateDecode" in stream[1] else stream[2]
        mended = _RANGES.sub(
            lambda found: _CODE.sub(lambda code: _mended(code[1], meant), found[0]), content
        )
        if mended != content:
            update.put(number, b"<< /Length %d >>\nstream\n%b\nendstream" % (len(mended), mended))


def _mended(code: bytes, meant: Callable[[str], str]) -> bytes:
    text = bytes.fromhex(code.decode()).decode("utf-16-be", errors="replace")
    return b"<%b>" % meant(text).encode("utf-16-be").hex().upper().encode()
