"""A profile of LibreOffice for one conversion, in which no file may run macros or fetch anything from elsewhere."""

from pathlib import Path

_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_CAREFUL = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "BlockUntrustedRefererLinks": "true",
    "DisableActiveContent": "true",
}
_ITEM = (
    '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
    "</prop></item>"
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n'
)


def profile_in(folder: Path) -> Path:
    """Return where the profile of a conversion is that keeps its files in `folder`."""
    return folder / "profile"


def prepare_profile(folder: Path) -> None:
    """Write the settings of that profile; programs other than LibreOffice do not look at them."""
    settings = profile_in(folder) / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = (
        _ITEM.format(path=_SCRIPTING, name=name, value=value) for name, value in _CAREFUL.items()
    )
    settings.write_text(_SETTINGS.format(items="".join(items)), encoding="utf-8")
