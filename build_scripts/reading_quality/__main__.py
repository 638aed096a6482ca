"""`python -m build_scripts.reading_quality [--misses]`, inside the environment of the project."""

import argparse
import sys

from build_scripts.reading_quality.corpus import specimens
from build_scripts.reading_quality.measure import Score, quality
from core.format.reader import load_format


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
    return 0


def _print(what: str, score: Score) -> None:
    print(f"  {what:<14} precision {score.precision:.3f}  recall {score.recall:.3f}")


if __name__ == "__main__":
    sys.exit(main())
