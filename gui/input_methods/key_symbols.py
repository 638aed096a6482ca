"""Keys as X names them → keys as Qt names them, for the keys an input method hands back."""

from PySide6.QtCore import Qt

Key = Qt.Key

# Source: X11/keysymdef.h
_NAMED = {
    0xFF08: Key.Key_Backspace,
    0xFF09: Key.Key_Tab,
    0xFF0D: Key.Key_Return,
    0xFF8D: Key.Key_Enter,
    0xFF1B: Key.Key_Escape,
    0xFFFF: Key.Key_Delete,
    0xFF50: Key.Key_Home,
    0xFF51: Key.Key_Left,
    0xFF52: Key.Key_Up,
    0xFF53: Key.Key_Right,
    0xFF54: Key.Key_Down,
    0xFF55: Key.Key_PageUp,
    0xFF56: Key.Key_PageDown,
    0xFF57: Key.Key_End,
    0xFFE1: Key.Key_Shift,
    0xFFE2: Key.Key_Shift,
    0xFFE3: Key.Key_Control,
    0xFFE4: Key.Key_Control,
}
_TEXTS = {Key.Key_Tab: "\t", Key.Key_Return: "\r", Key.Key_Enter: "\r"}
_LATIN_1 = range(0x20, 0x100)
_UNICODE = 0x0100_0000  # added to the code point of a character that has no older symbol
_KEYPAD_DIGITS = range(0xFFB0, 0xFFBA)
_MODIFIERS = (
    (1 << 0, Qt.KeyboardModifier.ShiftModifier),
    (1 << 2, Qt.KeyboardModifier.ControlModifier),
    (1 << 3, Qt.KeyboardModifier.AltModifier),
    (1 << 6, Qt.KeyboardModifier.MetaModifier),
)


def qt_key(symbol: int) -> tuple[int, str]:
    """Return the key and the text it types; (0, "") for a symbol that is none of ours.

    >>> qt_key(0x61)
    (65, 'a')
    """
    if symbol in _NAMED:
        key = _NAMED[symbol]
        return int(key), _TEXTS.get(key, "")
    if symbol in _KEYPAD_DIGITS:
        symbol -= _KEYPAD_DIGITS.start - ord("0")
    text = ""
    if symbol in _LATIN_1:
        text = chr(symbol)
    elif symbol > _UNICODE:
        text = chr(symbol - _UNICODE)
    return (ord(text.upper()[0]), text) if text else (0, "")


def qt_modifiers(state: int) -> Qt.KeyboardModifier:
    """Return the modifier keys held down."""
    held = Qt.KeyboardModifier.NoModifier
    for bit, modifier in _MODIFIERS:
        if state & bit:
            held |= modifier
    return held
