"""The examples in docstrings of core are true."""

import doctest
import importlib
import pkgutil

import pytest

import core

MODULES = [one.name for one in pkgutil.walk_packages(core.__path__, "core.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [one for name in MODULES for one in finder.find(importlib.import_module(name))]
    assert sum(bool(one.examples) for one in found) > 5
