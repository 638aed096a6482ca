"""An input context at a running fcitx 4, or at the part of fcitx 5 that serves programs of its time.

Source of names, types and flags: src/frontend/ipc/ipc.c and src/lib/fcitx/{ime,ui}.h of fcitx 4.2.9.
"""

import os
from collections.abc import Callable
from enum import IntFlag
from typing import NamedTuple, cast

from jeepney import DBusAddress, HeaderFields, MatchRule, Message
from PySide6.QtCore import QObject, QRect, Signal

from gui.input_methods.session_bus import Answer, SessionBus

_BUS_NAME = "org.freedesktop.DBus"
_CONTEXT = "org.fcitx.Fcitx.InputContext"


class Capability(IntFlag):
    """What this side can do, and what the field is for."""

    PREEDIT = 1 << 1
    FORMATTED_PREEDIT = 1 << 4
    SURROUNDING_TEXT = 1 << 6
    DIGITS = 1 << 8


class KeyStroke(NamedTuple):
    """A key as X tells it."""

    symbol: int
    code: int
    state: int
    is_release: bool
    time_ms: int


class Piece(NamedTuple):
    """A part of the text being composed."""

    text: str
    is_underlined: bool
    is_highlighted: bool


_NOT_UNDERLINED, _HIGHLIGHTED = 1 << 3, 1 << 4


class FcitxClient(QObject):
    """Asks fcitx about keys and tells what it wants done; comes and goes with fcitx itself.

    Signals: appeared() when there is a context to ask; vanished() when there is none any more;
    committed(str); composed(tuple[Piece, ...], int) with the cursor's place in characters;
    deleting(int, int) characters from a place relative to the cursor; forwarded(int, int, bool) a key
    to be pressed: symbol, state, is it a release.
    """

    appeared = Signal()
    vanished = Signal()
    committed = Signal(str)
    composed = Signal(object, int)
    deleting = Signal(int, int)
    forwarded = Signal(object, object, bool)

    def __init__(self, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._name = service_name()
        self._owner = ""
        self._context: DBusAddress | None = None

    @property
    def is_ready(self) -> bool:
        """Return whether there is a context to ask."""
        return self._context is not None

    def begin(self) -> None:
        """Begin to wait for fcitx; it may run already, start later, or start again."""
        changes = MatchRule(
            type="signal",
            sender=_BUS_NAME,
            interface=_BUS_NAME,
            member="NameOwnerChanged",
            path="/org/freedesktop/DBus",
        )
        changes.add_arg_condition(0, self._name)
        self._bus.listen(changes, lambda message: self._on_owner(str(message.body[2])))
        self._bus.listen(MatchRule(type="signal", interface=_CONTEXT), self._on_signal)
        self._bus.ask_owner(self._name, self._on_owner)

    def ask(self, key: KeyStroke, on_answer: Callable[[bool], None]) -> None:
        """Ask whether `key` belongs to the input method; False also when fcitx refuses to say."""
        values = (key.symbol, key.code, key.state, int(key.is_release), key.time_ms)
        self._call(
            "ProcessKeyEvent",
            "uuuiu",
            values,
            lambda answer: on_answer(bool(answer) and cast(int, cast(Answer, answer)[0]) > 0),
        )

    def focus(self, *, is_in: bool) -> None:
        """Tell that a field that takes Chinese has the keyboard, or none."""
        self._call("FocusIn" if is_in else "FocusOut")

    def reset(self, on_done: Callable[[], None] | None = None) -> None:
        """Let fcitx forget what is being composed; `on_done` is called when it has."""
        self._call("Reset", on_answer=(lambda _answer: on_done()) if on_done else None)

    def tell_capability(self, capability: Capability) -> None:
        """Tell what this side can do."""
        self._call("SetCapacity", "u", (int(capability),))

    def tell_cursor(self, rect: QRect) -> None:
        """Tell where the cursor is, in pixels of the screen: the candidates are shown below it."""
        place = (rect.x(), rect.y(), rect.width(), rect.height())
        self._call("SetCursorRect", "iiii", place)

    def tell_surroundings(self, text: str, cursor: int, anchor: int) -> None:
        """Tell the text around the cursor; places in characters."""
        self._call("SetSurroundingText", "suu", (text, cursor, anchor))

    def _call(
        self,
        member: str,
        signature: str = "",
        values: Answer = (),
        on_answer: Callable[[Answer | None], None] | None = None,
    ) -> None:
        if self._context:
            self._bus.call(self._context, member, signature, values, on_answer)

    def _on_owner(self, owner: str) -> None:
        if owner == self._owner:
            return
        self._owner = owner
        if self._context:
            self._context = None
            self.vanished.emit()
        if owner:
            door = DBusAddress("/inputmethod", self._name, "org.fcitx.Fcitx.InputMethod")
            self._bus.call(door, "CreateICv3", "si", ("nianbao", os.getpid()), self._on_created)

    def _on_created(self, answer: Answer | None) -> None:
        if answer is None or not self._owner:
            return
        path = f"/inputcontext_{answer[0]}"
        self._context = DBusAddress(path, self._owner, _CONTEXT)
        self.appeared.emit()

    def _on_signal(self, message: Message) -> None:
        fields = message.header.fields
        context = self._context
        if (
            context is None
            or fields.get(HeaderFields.path) != context.object_path
            or fields.get(HeaderFields.sender) != self._owner
        ):
            return
        match fields.get(HeaderFields.member), message.body:
            case "CommitString", (text,):
                self.committed.emit(text)
            case "UpdateFormattedPreedit", (pieces, place):
                self._on_composed(tuple(_piece(*one) for one in pieces), place)
            case "UpdatePreedit", (text, place):
                self._on_composed((_piece(text, 0),), place)
            case "DeleteSurroundingText", (offset, count):
                self.deleting.emit(offset, count)
            case "ForwardKey", (symbol, state, kind):
                self.forwarded.emit(symbol, state, bool(kind))

    def _on_composed(self, pieces: tuple[Piece, ...], place_bytes: int) -> None:
        text = "".join(one.text for one in pieces)
        before = text.encode()[:place_bytes] if place_bytes >= 0 else text.encode()
        self.composed.emit(pieces, len(before.decode(errors="ignore")))


def service_name() -> str:
    """Return the name fcitx 4 takes on the bus for our screen."""
    number = os.environ.get("DISPLAY", ":0").rpartition(":")[2].partition(".")[0]
    return f"org.fcitx.Fcitx-{number or 0}"


def _piece(text: str, form: int) -> Piece:
    return Piece(text, not form & _NOT_UNDERLINED, bool(form & _HIGHLIGHTED))
