"""The rooms of `core` stand above each other: none needs itself, by however many others."""

from graphlib import TopologicalSorter

import grimp  # what import-linter reads imports with


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("core", cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(imports) > 200
    TopologicalSorter(imports).prepare()  # a CycleError names the modules of the circle
