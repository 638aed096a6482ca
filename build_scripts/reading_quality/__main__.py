"""`python -m build_scripts.reading_quality [--misses]`, inside the environment of the project."""

import argparse
import sys

from build_scripts.reading_quality.corpus import specimens
from build_scripts.reading_quality.correct_reports import correct_reports, false_warnings, told
from build_scripts.reading_quality.measure import Score, quality
from core.format.model import Format
from core.forms.installed import load_format


def main() -> int:
    """Print precision and recall over the passages tuned on and over those held out."""
    parser = argparse.ArgumentParser(prog="reading.py", description="正文数字读得准不准")
    parser.add_argument("--misses", action="store_true", help="列出没有读对的，不含留作检验的")
    shows_misses = parser.parse_args().misses
    form = load_format("2021-30")
    every = list(specimens())
    for held_out, name in ((False, "tuned on"), (True, "held out")):
        chosen = [one for one in every if one.is_held_out is held_out]
        found = quality(form, chosen)
        print(f"{name}: {len(chosen)} passages, {sum(len(one.marks) for one in chosen)} marks")
        _print("figure → fact", found.facts)
        _print("verdict", found.verdicts)
        if shows_misses and not held_out:
            print("\n".join(found.misses))
        _print_reports(form, held_out=held_out)
    return 0


def _print_reports(form: Format, *, held_out: bool) -> None:
    chosen = [one for one in correct_reports(form) if one.is_held_out is held_out]
    warnings = sum(len(false_warnings(form, one.report)) for one in chosen)
    altered = [told(form, one.report) for one in chosen]
    wrong, noticed = (sum(part) for part in zip(*altered, strict=True))
    print(f"  {len(chosen)} correct reports: {warnings / len(chosen):.2f} false 请核对 each")
    print(f"  {wrong} figures made wrong by one: {noticed / wrong:.3f} noticed")


def _print(what: str, score: Score) -> None:
    print(f"  {what:<14} precision {score.precision:.3f}  recall {score.recall:.3f}")


if __name__ == "__main__":
    sys.exit(main())
