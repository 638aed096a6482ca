"""`python -m build_scripts.torturing [--quick] [SUBJECT …]` prints the figures of each subject."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence

from build_scripts.torturing.outcome import Outcome

SUBJECTS = ("kill", "unfinished", "disk", "readonly", "locked", "clock", "flips", "second", "cost")


def main(arguments: Sequence[str]) -> int:
    """Return 0 when every promise held."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that screens and disks end too
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # the windows get a screen of their own
    options = _parser().parse_args(arguments)
    outcomes = []
    for name in options.subjects or SUBJECTS:
        start = time.monotonic()
        outcome = _run_of(name)(options.quick)
        print(outcome.table(name, time.monotonic() - start), flush=True)
        outcomes.append(outcome)
    return 0 if all(outcome.held for outcome in outcomes) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="torture.py", description="让草稿经受最坏的情况")
    parser.add_argument("--quick", action="store_true", help="小数目，供测试用")
    parser.add_argument("subjects", nargs="*", choices=[[], *SUBJECTS], metavar="SUBJECT")
    return parser


def _run_of(name: str) -> Callable[[bool], Outcome]:
    """Return what runs a subject; imported late, as some need more than others."""
    module = __import__(f"build_scripts.torturing.{name}", fromlist=["run"])
    run: Callable[[bool], Outcome] = module.run
    return run


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
