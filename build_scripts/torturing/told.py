"""What a typist had told when it was killed, and what of it the draft must still hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Told:
    """The lines of one typist, understood one after the other."""

    base: str
    edits: dict[int, tuple[str, float]] = field(
        default_factory=dict
    )  # fingerprint, first key in ms
    acknowledged: int = 0
    saves: int = 0
    savings: int = 0
    is_ready: bool = False
    _keys: list[float] = field(default_factory=list)
    _has_left: bool = False

    def read(self, lines: Iterable[bytes]) -> None:
        """Take in whole lines; one cut off by the kill was not told."""
        for line in lines:
            if line.endswith(b"\n"):
                self._take(*line.decode().split())

    def stored_number(self, fingerprint: str) -> int | None:
        """Return which edit the stored report is, 0 for none of them, None for a report never typed."""
        found = [number for number, (known, _ms) in self.edits.items() if known == fingerprint]
        if found:
            return max(found)
        return 0 if fingerprint == self.base else None

    def first_lost(self, stored: int) -> float | None:
        """Return when the first thing was typed that is not in edit `stored`, None when all is there."""
        lost = [ms for number, (_known, ms) in self.edits.items() if number > stored]
        return min([*lost, *self._keys], default=None)

    def _take(self, word: str, *values: str) -> None:
        match word:
            case "ready":
                self.is_ready = True
            case "key":
                if self._has_left:  # the field was left as it was
                    self._keys.clear()
                self._has_left = False
                self._keys.append(float(values[0]))
            case "leave":
                self._has_left = True
            case "edit":
                self._edited(int(values[0]), values[1], float(values[2]))
            case "saving":
                self.savings += 1
                if self.stored_number(values[0]) is None:
                    self._edited(max(self.edits, default=0) + 1, values[0], float(values[1]))
            case "saved":
                self.acknowledged = max(self.acknowledged, int(values[0]))
                self.saves += 1

    def _edited(self, number: int, fingerprint: str, moment: float) -> None:
        """Note an edit with the time of its first key; a save may have told of it before."""
        first = self._keys[0] if self._keys else moment
        self._keys.clear()
        self.edits.setdefault(number, (fingerprint, first))
