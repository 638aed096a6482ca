"""One proof: a Word file → everything in it that departs from a page style and from the official form."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.format.check import Level
from core.format.model import Format
from core.forms.installed import known_formats, load_format
from core.importing.word_package import W, read_package
from core.proofing.check_fonts import font_findings
from core.proofing.check_leftovers import leftover_findings
from core.proofing.check_page import number_findings, page_findings
from core.proofing.check_structure import structure_findings
from core.proofing.check_tables import Match, matches, table_findings
from core.proofing.check_text import text_findings
from core.proofing.finding import ProofFinding
from core.proofing.reading import WordFile, read_word_file, runs_of
from core.styles.library import presets
from core.styles.model import PageStyle


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof says: by which style it was made, and its findings, the worst first."""

    style: str
    findings: tuple[ProofFinding, ...]

    @property
    def has_errors(self) -> bool:
        """Return whether something must be changed."""
        return any(one.level is Level.ERROR for one in self.findings)


def proof_file(
    path: Path, styles: Sequence[PageStyle] = (), families: Collection[str] | None = None
) -> Proof:
    """Return the proof of the Word file `path`. Raises FileNotReadable.

    Of several `styles`, or of the presets where none is given, it is the one that the file comes
    closest to. Fonts are looked for among `families`, and not at all without them.
    """
    file = read_word_file(read_package(path))
    form, found = _form_of(file)
    general = [*structure_findings(file, form), *leftover_findings(file)]
    if families is not None:
        general += font_findings(_fonts(file), families)
    proofs = [_proof(file, form, found, one, general) for one in styles or presets()]
    return min(proofs, key=lambda proof: len(proof.findings))


def _proof(
    file: WordFile,
    form: Format,
    found: tuple[Match, ...],
    style: PageStyle,
    general: list[ProofFinding],
) -> Proof:
    findings = [
        *page_findings(file, style),
        *text_findings(file, style),
        *number_findings(file, style),
        *table_findings(file, form, found, style),
        *general,
    ]
    order = list(Level)
    return Proof(style.name, tuple(sorted(findings, key=lambda one: order.index(one.level))))


def _form_of(file: WordFile) -> tuple[Format, tuple[Match, ...]]:
    """Return the form most of whose tables are in the file, then whole; the newest of several. And its tables."""
    forms = [load_format(one) for one in known_formats()]
    found = [(form, matches(file, form)) for form in forms]

    def likeness(entry: tuple[int, tuple[Format, tuple[Match, ...]]]) -> tuple[int, int, int]:
        place, (_, tables) = entry
        return len(tables), sum(one.is_whole for one in tables), place

    return max(enumerate(found), key=likeness)[1]


def _fonts(file: WordFile) -> set[str]:
    """Return every font that some text of the file is set in."""
    return set(_fonts_of_runs(file))


def _fonts_of_runs(file: WordFile) -> Iterator[str]:
    for paragraph in file.package.body.iter(f"{W}p"):
        for run in runs_of(paragraph, file.looks):
            text = run.text.strip()
            if text and not text.isascii():
                yield run.look.chinese_font
            if any(sign.isascii() and sign.isalnum() for sign in text):
                yield run.look.latin_font
