"""Print version, size and licence of every package in this environment, as rows of Markdown.

`.venv/bin/python build_scripts/dependency_sizes.py` made the figures of docs/dependencies.md.
"""

from importlib.metadata import Distribution, distributions
from pathlib import Path


def main() -> None:
    """Print one row for each package, the largest first."""
    for distribution in sorted(distributions(), key=_megabytes, reverse=True):
        name = distribution.name.lower().replace("_", "-")
        size = f"{_megabytes(distribution):.1f}"
        print(f"| {name} | {distribution.version} | {size} | {_licence(distribution)} |")


def _megabytes(distribution: Distribution) -> float:
    """Return what the files of the package take on disk, compiled ones included."""
    paths = [Path(file.locate()) for file in distribution.files or []]
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def _licence(distribution: Distribution) -> str:
    """Return the licence as the package itself names it, or what its classifiers say."""
    for field in ("License-Expression", "License"):
        if field in distribution.metadata:
            return distribution.metadata[field].splitlines()[0]
    classifiers = distribution.metadata.get_all("Classifier") or []
    licences = [text for text in classifiers if text.startswith("License")]
    return "; ".join(text.rpartition(" :: ")[2] for text in licences)


if __name__ == "__main__":
    main()
