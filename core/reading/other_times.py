"""Which figures are about another year than the report, or only say how much something changed."""

import re

_TITLES = re.compile(r"《[^》\n]*》")
_CARRIED = r"(?:度)?(?:的|未办结|未办理完毕)?(?:申请)?(?:结转|转入|转来|转结|遗留)"
_EARLIER = rf"(?<!比)(?<!较)(?:去年|上一?年|历年(?=[^，。；]*$))(?!{_CARRIED})"
_NAMED = re.compile(
    rf"(?<![〔\[\d至到转])(?P<year>20\d\d)(?=年(?!{_CARRIED})|以来)"
    rf"|(?P<earlier>{_EARLIER}|(?:比|较)(?:去年|上一?年)(?=度?的))"
    r"|(?P<since>(?<!今年)(?<!年)(?<!年度)(?<!20\d\d)以来)"
)
_OPENING = re.compile(
    rf"\s*(?:[一二三四五六七八九]是)?(?:(?P<year>20\d\d)年|(?P<earlier>{_EARLIER}))"
)
_CHANGED = re.compile(
    r"(?:同比|环比|比|较|相比)[^，。；]{0,12}(?:增|减|升|降|多|少)[^，。；]{0,4}$"
    r"|(?:增加|增长|减少|下降|上升|提高|压减|缩减)了?[^，。；、]{0,4}$"
)


def is_of_other_time(sentence: str, near: str, year: int | None) -> bool:
    """Return whether the figure behind `near` does not tell how much there was in the report's `year`.

    `sentence` is what stands before the figure in its sentence, `near` what stands since the figure before.
    """
    if _CHANGED.search(near):
        return True
    near = _TITLES.sub("", near)
    named = list(_NAMED.finditer(near))
    last = named[-1] if named else _OPENING.match(sentence)
    if last is None:
        return False
    if last["year"] is None:
        return True
    return year is not None and int(last["year"]) != year
