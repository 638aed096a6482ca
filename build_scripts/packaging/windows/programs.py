"""Runs Windows programs that are no Python: on Windows as they are, on Linux under wine."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_scripts.packaging.windows.wine import TIMEOUT_S, Ended
from build_scripts.packaging.windows.workshop import Workshop
from build_scripts.places import child_environment


def run_program(
    made_in: Workshop,
    program: Path,
    arguments: Sequence[str],
    environment: Mapping[str, str] | None = None,
    timeout_s: float = TIMEOUT_S,
) -> Ended:
    """Run `program` to its end. Raises subprocess.TimeoutExpired."""
    if made_in.wine is not None:
        return made_in.wine.run([str(program), *arguments], timeout_s, environment=environment)
    run = subprocess.run(
        [str(program), *arguments],
        env=child_environment(**(environment or {})),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=timeout_s,
        check=False,
    )
    return Ended(run.returncode, run.stdout.decode("utf-8", errors="replace"))
