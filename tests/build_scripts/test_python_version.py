"""The sentence for a Python that will not do, and that an old Python gets as far as it."""

import ast

import pytest

from build_scripts.places import ROOT
from build_scripts.python_version import objection


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_versions_are_not_objected_to(version: tuple[int, int]) -> None:
    assert objection(version, []) == ""


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 14), (4, 0)])
def test_other_versions_are_named_in_chinese_first_then_english(version: tuple[int, int]) -> None:
    chinese, english = objection(version, []).splitlines()
    have = "{}.{}".format(*version)
    assert chinese.startswith(f"这里的 Python 是 {have}，")
    assert "请先安装" in chinese
    assert english.endswith(f"this is {have}.")


def test_a_suitable_python_on_the_machine_is_named() -> None:
    assert "请改用：python3.12 " in objection((3, 14), ["python3.12", "python3.11"])


@pytest.mark.parametrize("name", ["__init__", "run", "test", "python_version"])
def test_what_an_old_python_reads_it_can_parse(name: str) -> None:
    text = (ROOT / "build_scripts" / f"{name}.py").read_text(encoding="utf-8")
    assert ast.parse(text, feature_version=(3, 5))
    assert 'f"' not in text
