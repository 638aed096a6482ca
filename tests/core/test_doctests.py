"""The examples in docstrings of core are true."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import core


def _has_examples(module: pkgutil.ModuleInfo) -> bool:
    """Return whether a look into the objects of a module is worth its time; under wine it takes seconds."""
    name = module.name.replace(".", "/")
    files = (ROOT / f"{name}.py", ROOT / name / "__init__.py")
    return any(">>>" in file.read_text("utf-8") for file in files if file.exists())


ROOT = Path(core.__file__).parent.parent
MODULES = [one.name for one in pkgutil.walk_packages(core.__path__, "core.") if _has_examples(one)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
    assert result.attempted > 0


def test_there_are_examples() -> None:
    assert len(MODULES) > 5
