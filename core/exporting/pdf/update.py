"""An incremental update of a PDF: new and changed objects behind its end (ISO 32000-1, 7.5.6).

Reads only the plain form that Qt writes: one cross-reference table, no object streams.
"""

import re
from itertools import groupby

_ENTRY_BYTES = 20
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)


class PdfUpdate:
    """The objects of `pdf` by number, and those put in their place or added."""

    def __init__(self, pdf: bytes) -> None:
        """Raises ValueError for a file of another form."""
        found = _TRAILER.search(pdf)
        if found is None:
            raise ValueError("no plain trailer")
        self._pdf = pdf
        self._trailer, self._table = found[1], int(found[2])
        self._offsets = self._read_offsets()
        self._size = len(self._offsets)
        self._changed: dict[int, bytes] = {}

    @property
    def root(self) -> int:
        """Return the number of the catalog."""
        found = re.search(rb"/Root\s+(\d+)\s+0\s+R", self._trailer)
        if found is None:
            raise ValueError("no catalog")
        return int(found[1])

    def body(self, number: int) -> bytes:
        """Return what stands between `obj` and `endobj`."""
        if number in self._changed:
            return self._changed[number]
        start = self._pdf.index(b"obj", self._offsets[number]) + len(b"obj")
        return self._pdf[start : self._pdf.index(b"endobj", start)].strip()

    def find(self, pattern: bytes) -> list[re.Match[bytes]]:
        """Return where `pattern` stands in the file as it came."""
        return list(re.finditer(pattern, self._pdf))

    def put(self, number: int, body: bytes) -> None:
        """Let `body` take the place of an object."""
        self._changed[number] = body

    def add(self, body: bytes = b"null") -> int:
        """Return the number of a new object."""
        number, self._size = self._size, self._size + 1
        self._changed[number] = body
        return number

    def finished(self) -> bytes:
        """Return the file with everything that was put and added."""
        parts = [self._pdf.rstrip() + b"\n"]
        end, offsets = len(parts[0]), {}
        for number in sorted(self._changed):
            offsets[number] = end
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, self._changed[number]))
            end += len(parts[-1])
        trailer = re.sub(rb"/Size\s+\d+|/Prev\s+\d+", b"", self._trailer).strip()
        parts.append(_table(offsets))
        parts.append(
            b"trailer\n<<\n/Size %d\n/Prev %d\n%b\n>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._size, self._table, trailer, end)
        )
        return b"".join(parts)

    def _read_offsets(self) -> list[int]:
        head = re.compile(rb"xref\s+0\s+(\d+)\s*?\n").match(self._pdf, self._table)
        if head is None:
            raise ValueError("no plain cross-reference table")
        start = head.end()
        lines = range(start, start + int(head[1]) * _ENTRY_BYTES, _ENTRY_BYTES)
        return [int(self._pdf[line : line + 10]) for line in lines]


def _table(offsets: dict[int, int]) -> bytes:
    """Return the cross-reference table of the changed objects, one section for each run of numbers."""
    lines = [
        b"xref\n0 1\n0000000000 65535 f \n"
    ]  # some readers expect the first entry in every table
    for _, run in groupby(enumerate(offsets), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        lines.append(b"%d %d\n" % (numbers[0], len(numbers)))
        lines += [b"%010d 00000 n \n" % offsets[number] for number in numbers]
    return b"".join(lines)
