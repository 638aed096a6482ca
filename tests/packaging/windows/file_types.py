"""Wine looks a file type up for the whole machine only; Windows takes the user's own ones first."""

from build_scripts.packaging.product import product
from tests.packaging.windows.office_pc import CLASSES, OfficePc

_COPY = """
import sys, winreg

def copy(source, target):
    subkeys, values, _ = winreg.QueryInfoKey(source)
    for number in range(values):
        name, value, kind = winreg.EnumValue(source, number)
        winreg.SetValueEx(target, name, 0, kind, value)
    for number in range(subkeys):
        name = winreg.EnumKey(source, number)
        copy(winreg.OpenKey(source, name), winreg.CreateKey(target, name))

for key in sys.argv[1:]:
    user = winreg.OpenKey(winreg.HKEY_CURRENT_USER, key)
    copy(user, winreg.CreateKey(winreg.HKEY_LOCAL_MACHINE, key))
"""


def let_wine_know(pc: OfficePc) -> None:
    """Copy what the setup registered for the user to where wine looks."""
    if pc.workshop.wine is None:
        return
    keys = []
    for one in product().file_types:
        suffix = rf"{CLASSES}\.{one.suffix}"
        keys += [suffix, rf"{CLASSES}\{pc.registered(suffix)}"]
    ended = pc.workshop.python.run(["-c", _COPY, *keys])
    assert ended.returncode == 0, ended.output
