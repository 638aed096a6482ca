"""Two ways to do something, measured in turn; what is told is how they compare, never how long."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import get_clock_info, perf_counter, process_time

# Processor's time, so that other programs do not count; Windows keeps it far too coarsely.
_FINE_S = 0.0001
_clock = process_time if get_clock_info("process_time").resolution < _FINE_S else perf_counter
_LONG_ENOUGH_S = 0.01  # one measurement; what is quicker is done several times


@dataclass(frozen=True, slots=True)
class Ratio:
    """How one thing compares with another over several rounds.

    `goal` is the largest ratio that is good, or with `wants_more` the smallest; None sets no goal.
    """

    what: str
    rounds: tuple[float, ...]
    goal: float | None = None
    wants_more: bool = False

    @property
    def median(self) -> float:
        """Return the ratio of the middle round."""
        return median(self.rounds)

    @property
    def reaches_goal(self) -> bool | None:
        """Return whether the median is good, None where there is no goal."""
        if self.goal is None:
            return None
        return self.median >= self.goal if self.wants_more else self.median <= self.goal


def compare(
    ours: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, ...]:
    """Return for each round how many times as long `ours` took as `other`.

    Both are done in turn, so that the moods of the machine meet them alike.
    """
    counts = _count(ours), _count(other)
    ratios = []
    for _ in range(rounds):
        seconds = _seconds(ours, counts[0])
        ratios.append(seconds / _seconds(other, counts[1]))
    return tuple(ratios)


def quotients(ours: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    """Return the ratio of every round."""
    return tuple(one / other for one, other in zip(ours, others, strict=True))


def _count(work: Callable[[], object]) -> int:
    """Return how often `work` has to be done to be measured; it has been done once then."""
    work()
    return max(1, round(_LONG_ENOUGH_S / _seconds(work, 1)))


def _seconds(work: Callable[[], object], count: int) -> float:
    """Return the processor's time that `work` takes once, done `count` times, without the garbage of others."""
    gc.collect()
    gc.disable()
    try:
        start = _clock()
        for _ in range(count):
            work()
        return (_clock() - start) / count
    finally:
        gc.enable()
