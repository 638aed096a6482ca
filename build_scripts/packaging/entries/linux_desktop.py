"""Run before either program: lets no setting of the desktop lead Qt to plugins we do not carry.

UOS and Kylin name plugins of their own Qt in these variables; with another Qt than theirs the window
would not open at all.
"""

import os

_OURS = ("xcb", "offscreen")

os.environ.pop("QT_PLUGIN_PATH", None)
_asked = os.environ.get("QT_QPA_PLATFORM", "")
_is_ours = _asked.replace(";", ":").split(":")[0] in _OURS
# Under Wayland the window goes through XWayland, which all these desktops run.
if not _is_ours and (_asked or os.environ.get("DISPLAY")):
    os.environ["QT_QPA_PLATFORM"] = "xcb"
