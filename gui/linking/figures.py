"""What one text of the report has to do with figures: asks `core.linking`, and changes the report."""

from collections.abc import Callable
from dataclasses import dataclass

from core.keys import TextKey
from core.linking.choosing import (
    Linkable,
    full_name,
    is_linked,
    linkable,
    matching,
    same_value,
    value_words,
)
from core.linking.links import inserted, repaired, unlinked
from core.linking.targets import Target, shown, target_of
from core.report import Link, Passage
from gui.session import ReportSession


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of the text `key`; `passage` gives it as it is, `keep` stores it with words for undo."""

    session: ReportSession
    key: TextKey
    passage: Callable[[], Passage]
    keep: Callable[[Passage, str], object]

    def offered(self, query: str) -> list[tuple[Target, str, str]]:
        """Return what can be inserted for `query`: each with its name and its present value."""
        form, values = self.session.form, self.session.results.values
        return [
            (one, full_name(form, one), value_words(form, one, values))
            for one in matching(form, query)
        ]

    def name(self, link: Link) -> str:
        """Return what the figure of `link` is called."""
        target = target_of(self.session.form, link.target)
        return full_name(self.session.form, target) if target else link.target

    def present(self, link: Link) -> str:
        """Return what the table has now for `link`."""
        return shown(self.session.form, link.target, self.session.results.values)

    def words(self, link: Link) -> str:
        """Return what is told of a chip: whether it follows the table."""
        if not link.is_broken:
            return f"{self.name(link)}，跟着表变"
        return f"{self.name(link)}：表里是 {self.present(link)}，这里改过，不再跟着表变"

    def insert(self, start: int, end: int, target: Target) -> int:
        """Put the figure of `target` in place of `body[start:end]`; return where it ends."""
        words = shown(self.session.form, target.key, self.session.results.values)
        self.keep(inserted(self.passage(), start, end, target.key, words), "插入数字")
        return start + len(words)

    def link(self, found: Linkable, words_for_undo: str = "关联数字") -> None:
        """Let a typed number follow the table; one that differs becomes the table's."""
        words = shown(self.session.form, found.target.key, self.session.results.values)
        passage = inserted(self.passage(), found.start, found.end, found.target.key, words)
        self.keep(passage, words_for_undo)

    def correct(self, found: Linkable) -> None:
        """Put the table's figure in place of a typed number that differs, and let it follow the table."""
        self.link(found, "改成表里的数")

    def table_has(self, found: Linkable) -> str:
        """Return what the table has for a number that could follow it."""
        return shown(self.session.form, found.target.key, self.session.results.values)

    def repair(self, link: Link) -> None:
        """Let a figure that was typed over follow the table again."""
        session = self.session
        passage = repaired(session.form, self.passage(), link, session.results.values)
        self.keep(passage, "改回表里的数")

    def unlink(self, link: Link) -> None:
        """Leave a figure as plain text."""
        self.keep(unlinked(self.passage(), link), "取消关联")

    def linkables(self, place: int) -> tuple[Linkable, ...]:
        """Return what the number at `place` of the body can follow: the cell it was read as, else its equals."""
        session, links = self.session, self.passage().links
        for reading in session.results.readings:
            figure = reading.figure
            is_here = reading.key == self.key and figure.start <= place <= figure.end
            if is_here and not is_linked(reading, links):
                found = linkable(session.form, reading)
                equal = same_value(session.form, reading, session.results.values)
                return (found,) if found else equal
        return ()


def figures_of(session: ReportSession, key: TextKey) -> Figures:
    """Return the figures of a passage that the report holds at `key`."""

    def passage() -> Passage:
        return session.report.passages(key.section)[key.place]

    def keep(changed: Passage, words: str) -> None:
        passages = list(session.report.passages(key.section))
        passages[key.place] = changed
        session.set_passages(key.section, tuple(passages), words)

    return Figures(session, key, passage, keep)
