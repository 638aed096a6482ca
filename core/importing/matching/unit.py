"""What the unit is called: the title often has its short name, the signature the full one."""

from core.report import Report

_SHORT = "标题里写的“{title}”是落款“{signature}”的简称，单位全称按落款、规范简称按标题填。请核对。"
_OTHER = "标题里的单位“{title}”和落款“{signature}”不一样，单位全称按标题填。请核对。"


def with_unit(report: Report) -> tuple[Report, str]:
    """Return `report`, whose unit is that of the title, with full and short name, and what is to be said of them."""
    title, signature = report.unit, report.text_fact("signature")
    if not title or not signature or title == signature:
        return report, ""
    names = {"title": title, "signature": signature}
    if is_short_for(title, signature):
        named = report.with_fact("unit", signature).with_fact("short", title)
        return named, _SHORT.format(**names)
    return report, _OTHER.format(**names)


def is_short_for(short: str, full: str) -> bool:
    """Return whether `short` is `full` with characters left out.

    >>> is_short_for("硚口区人力资源局", "武汉市硚口区人力资源和社会保障局")
    True
    >>> is_short_for("硚口区水务局", "武汉市硚口区人力资源局")
    False
    """
    rest = iter(full)
    return len(short) < len(full) and all(sign in rest for sign in short)
