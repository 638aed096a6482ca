"""Which form a name or a year stands for: built in or from a rule pack, with the local rules applied.

Everything read is kept until `forget`; without packs and local rules that costs the start of the program nothing.
"""

from functools import cache
from pathlib import Path

from core import paths
from core.errors import FormMissing
from core.format.model import Format
from core.forms.library import Edition, Library

BUILT_IN = "2021-30"


def load_format(format_id: str = BUILT_IN) -> Format:
    """Return the form `format_id`. Raises FormMissing, or FormatBroken for a damaged installation."""
    try:
        return library().form(format_id)
    except FormMissing:
        forget()  # its pack may have been copied into the folder, or installed by command, meanwhile
        return library().form(format_id)


def known_formats() -> tuple[str, ...]:
    """Return the ids of the forms we have, built in and from rule packs, sorted."""
    return library().form_ids


def form_for_year(year: int) -> Format:
    """Return the newest form for reports of `year`. Raises FormMissing when none is meant for it."""
    return library().form_for_year(year)


def newer_form_words(form: Format, year: int | None) -> str:
    """Return the remark that reports of `year` are by now written on a newer form, "" when they are not."""
    try:
        newest = form_for_year(year) if year is not None and form.covers(year) else form
    except FormMissing:  # its rule pack is gone while the report is open
        return ""
    if newest.id == form.id:
        return ""
    return (
        f"{year} 年度的年报另有更新的表样“{newest.name}”，这份用的是“{form.name}”。"
        "要改用新表样，请新建一份；这份不会变。"
    )


def editions() -> tuple[Edition, ...]:
    """Return what the program says of the forms it has: name, years, version, and where each comes from."""
    return library().editions()


def left_out() -> tuple[str, ...]:
    """Return a sentence for every rule pack, form and rule file that is there but cannot be used."""
    return library().left_out()


def library() -> Library:
    """Return all forms and rules of this computer."""
    return _library(paths.resources(), paths.officer_data())


def forget() -> None:
    """Read everything anew when next asked for: a pack or a rule file came, went or was changed."""
    _library.cache_clear()


@cache
def _library(resources: Path, data: Path) -> Library:
    return Library(resources, data)
