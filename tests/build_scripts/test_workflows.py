"""What GitHub is told to run exists, and what a runner without root needs is named whole."""

import re
from pathlib import Path

import pytest

from build_scripts import environment
from build_scripts.places import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_OF_PYTHON = {need.package for need in environment.HEADLESS.needs}  # setup-python brings them


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_script_and_folder_named_exists(workflow: Path) -> None:
    words = workflow.read_text(encoding="utf-8").split()
    named = [word for word in words if re.match(r"(build_scripts|tests)/", word)]
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_runner_gets_every_package_that_testing_needs() -> None:
    commands = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    _, _, words = commands.partition("apt-get install ")
    installed = set(words.partition("\n")[0].split())
    wanted = {need.package for need in environment.TEST.needs} - _OF_PYTHON
    assert wanted - installed == set()
