"""A clock that stands still until it is moved."""

from datetime import datetime, timedelta, timezone


class Clock:
    """Pass it where a `Callable[[], datetime]` is asked for; `forward` moves it, back with a minus."""

    def __init__(self) -> None:
        self.now = datetime(2025, 1, 20, 10, 32, tzinfo=timezone(timedelta(hours=8)))

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **distance: float) -> None:
        """Move the clock, as in `forward(minutes=5)`."""
        self.now += timedelta(**distance)
