"""PySide6 6.12.0 lost a reference with every signal sent from Python and aborted after hundreds."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    nothing = Signal()
    truth = Signal(bool)
    number = Signal(int)
    fraction = Signal(float)
    text = Signal(str)
    anything = Signal(object)
    sequence = Signal(list)
    mapping = Signal(dict)
    sender = Signal(QObject)
    several = Signal(int, str, bool)

received = []
sender = Sender()
examples = {
    "nothing": (), "truth": (True,), "number": (7,), "fraction": (0.5,), "text": ("年报",),
    "anything": (None,), "sequence": ([1],), "mapping": ({"a": 1},), "sender": (sender,),
    "several": (1, "a", False),
}
for name, arguments in examples.items():
    signal = getattr(sender, name)
    signal.connect(lambda *values: received.append(values))
    for _ in range(1000):
        signal.emit(*arguments)
assert received == [arguments for arguments in examples.values() for _ in range(1000)]
"""


def test_a_thousand_signals_of_each_kind_do_no_harm() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
