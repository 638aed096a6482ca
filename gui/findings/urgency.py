"""The order in which findings are dealt with."""

from collections.abc import Iterable

from core.checks.finding import Finding
from core.format.check import Level


def by_urgency(findings: Iterable[Finding]) -> list[Finding]:
    """Return what must be dealt with: what is wrong, what is doubtful, what is not filled in."""
    serious = (one for one in findings if one.level is not Level.INFO)
    return sorted(serious, key=lambda one: (one.is_missing, not is_wrong(one)))


def is_wrong(finding: Finding) -> bool:
    """Return whether something filled in must be mended."""
    return finding.level is Level.ERROR and not finding.is_missing
