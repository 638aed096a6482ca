"""The message bus of the desktop session: calls that never wait for their answer, and signals.

By jeepney, as PySide6.QtDBus 6.9 can neither say an unsigned number nor connect to a signal.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus
from jeepney import new_method_call as method_call
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

Answer: TypeAlias = tuple[object, ...]
"""The values that came back."""

_PATIENCE_S = 1  # for the bus itself, which always reads; programs on it are never waited for


class SessionBus(QObject):
    """A connection to the bus. Raises OSError when there is none.

    Signals: lost() when the connection broke; nothing works afterwards.
    """

    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            self._connection = open_dbus_connection(address(), auth_timeout=_PATIENCE_S)
        except (KeyError, RuntimeError, ValueError) as error:  # no address, or none for a socket
            raise OSError(str(error)) from error
        self._connection.sock.settimeout(_PATIENCE_S)
        self._waiting: dict[int, Callable[[Answer | None], None]] = {}
        self._listening: list[tuple[MatchRule, Callable[[Message], None]]] = []
        self._notifier = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._on_readable)

    def call(
        self,
        address: DBusAddress,
        member: str,
        signature: str = "",
        values: Answer = (),
        on_answer: Callable[[Answer | None], None] | None = None,
    ) -> None:
        """Call a method; `on_answer` gets what came back, None when the call failed."""
        serial = next(self._connection.outgoing_serial)
        if on_answer:
            self._waiting[serial] = on_answer
        call = method_call(address, member, signature or None, values)
        try:
            self._connection.send(call, serial=serial)
        except OSError:
            self._on_lost()

    def listen(self, rule: MatchRule, on_signal: Callable[[Message], None]) -> None:
        """Have `on_signal` called with every signal that matches."""
        self._listening.append((rule, on_signal))
        self.call(message_bus, "AddMatch", "s", (rule.serialise(),))

    def ask_owner(self, name: str, on_answer: Callable[[str], None]) -> None:
        """Tell which connection has this name now, "" for none."""
        self.call(
            message_bus,
            "GetNameOwner",
            "s",
            (name,),
            lambda answer: on_answer(str(answer[0]) if answer else ""),
        )

    def close(self) -> None:
        """Leave the bus."""
        self._notifier.setEnabled(False)
        self._waiting.clear()
        self._listening.clear()
        self._connection.close()

    def _on_readable(self) -> None:
        try:
            while self._notifier.isEnabled():
                self._take(self._connection.receive(timeout=0))
        except TimeoutError:
            return
        except OSError:
            self._on_lost()

    def _take(self, message: Message) -> None:
        kind = message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            serial = message.header.fields.get(HeaderFields.reply_serial, 0)
            on_answer = self._waiting.pop(serial, None)
            if on_answer:
                on_answer(tuple(message.body) if kind is MessageType.method_return else None)
        elif kind is MessageType.signal:
            for rule, on_signal in list(self._listening):
                if rule.matches(message):
                    on_signal(message)

    def _on_lost(self) -> None:
        if self._notifier.isEnabled():
            with suppress(OSError):
                self.close()
            self.lost.emit()


def address() -> str:
    """Return where the bus is; also of a program started without the session's variables."""
    usual = f"{os.environ.get('XDG_RUNTIME_DIR', '')}/bus"
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ or not Path(usual).exists():
        return "SESSION"
    return f"unix:path={usual}"
