"""The named type sizes of Chinese printing, in points."""

_NAMES = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}
_BY_POINTS = {points: name for name, points in _NAMES.items()}
SIZE_NAMES = tuple(_NAMES)


def display_size(points: float) -> str:
    """Return what a size is called.

    >>> display_size(16), display_size(10)
    ('三号', '10 磅')
    """
    return _BY_POINTS.get(points) or f"{points:g} 磅"


def parse_size(text: str) -> float | None:
    """Return the points that `text` names, None if it names none.

    >>> parse_size("小四"), parse_size("10.5磅"), parse_size("大")
    (12.0, 10.5, None)
    """
    text = text.strip()
    if text in _NAMES:
        return _NAMES[text]
    try:
        return float(text.removesuffix("磅").strip())
    except ValueError:
        return None
