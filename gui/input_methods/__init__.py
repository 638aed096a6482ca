"""Chinese input on Linux: what Qt is asked for at its start, and a bridge to fcitx 4, to which Qt has no way.

Start at `choosing`; `fcitx_bridge` is imported only where it may be needed, and never on Windows.
"""
