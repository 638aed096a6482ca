"""Puts every test run on a screen of its own, also when pytest is started by hand."""

import atexit
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from build_scripts.virtual_screen import NAMED_IN, virtual_screen

pytest_plugins = ["tests.helpers.golden", "tests.helpers.data_folder"]

# Properties take the time they need: a slow office PC is no counterexample.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# Not the five seconds of pytest-qt: a machine under load is no fault.
_PATIENCE_MS = 60_000
_WAITING = ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback")
for name in _WAITING:
    getattr(QtBot, name).__kwdefaults__["timeout"] = _PATIENCE_MS


# Rule packs and local rules of whoever runs the tests are not to change what they find.
os.environ["NIANBAO_DATA"] = tempfile.mkdtemp(prefix="nianbao-tests-")
atexit.register(shutil.rmtree, os.environ["NIANBAO_DATA"], ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    """Start the virtual screen unless test.py did; without Xvfb draw into memory."""
    if sys.platform != "linux" or NAMED_IN in os.environ:
        return
    if shutil.which("Xvfb") is None or shutil.which("openbox") is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return
    stack = ExitStack()
    os.environ.update(stack.enter_context(virtual_screen()))
    config.add_cleanup(stack.close)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try the installers last: test.py --all makes them beside the other tests."""
    items.sort(key=lambda item: item.get_closest_marker("installer") is not None)
