"""The one time that all files of a build bear, so that two builds of a commit are the same."""

import os
import subprocess

from build_scripts.places import ROOT

_WITHOUT_GIT = 1_767_225_600  # the beginning of 2026


def source_date() -> int:
    """Return the time that all files bear, in seconds since 1970: that of the commit.

    SOURCE_DATE_EPOCH overrides it; sources without git bear the beginning of 2026.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return _WITHOUT_GIT
    return int(run.stdout) if run.returncode == 0 else _WITHOUT_GIT
