"""What a screen reader has: the tree of accessible things of a running program, read and acted on over its bus.

Speaks AT-SPI (org.a11y.atspi.Accessible, Action, Component, EditableText, Text) through jeepney, which the keyring
brings. Knows nothing of the program's code.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jeepney.io.blocking import DBusConnection

WITHIN_S = 60.0
ACCESSIBLE, ACTION, TEXT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action", "org.a11y.atspi.Text"
EDITABLE, COMPONENT = "org.a11y.atspi.EditableText", "org.a11y.atspi.Component"
ROOT = "/org/a11y/atspi/accessible/root"
SHOWING, SENSITIVE, FOCUSED, CHECKED = 25, 24, 12, 4  # AtspiStateType


class Bus:
    """A connection to the accessibility bus whose address the session bus tells."""

    def __init__(self, session_address: str) -> None:
        session = open_dbus_connection(session_address)
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = session.send_and_get_reply(new_method_call(launcher, "GetAddress")).body
        session.close()
        self._connection: DBusConnection = open_dbus_connection(address)
        self._announced: list[str] = []
        self._focused: list[str] = []

    def close(self) -> None:
        self._connection.close()

    def application(self, pid: int) -> Node:
        """The program with that process number, once it has told the bus of itself."""
        desktop = Node(self, "org.a11y.atspi.Registry", ROOT)

        def found() -> Node | None:
            return next((app for app in desktop.children() if self._pid(app.owner) == pid), None)

        return wait_for(found, "the program on the accessibility bus")

    def listen(self) -> None:
        """From now on keep what is announced, and what is told to have the focus."""
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        for member, kind in (
            ("Announcement", "object:announcement"),
            ("StateChanged", "object:state-changed:focused"),
        ):
            rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member=member)
            self._connection.send_and_get_reply(message_bus.AddMatch(rule))
            event = new_method_call(registry, "RegisterEvent", "sas", (kind, []))
            self._connection.send_and_get_reply(event)

    def announced(self, within_s: float = 0.2) -> list[str]:
        """What has been announced since `listen`."""
        ends_at = time.monotonic() + within_s
        while (left := ends_at - time.monotonic()) > 0:
            try:
                message = self._connection.receive(timeout=left)
            except TimeoutError:
                break
            self._keep(message)
        return self._announced

    def focused(self, program: Node) -> str:
        """The name of what was told last to have the focus, "" where it is gone or nothing was told."""
        self.announced()
        return Node(self, program.owner, self._focused[-1]).name if self._focused else ""

    def call(
        self, node: Node, interface: str, method: str, signature: str = "", *values: object
    ) -> tuple[Any, ...]:
        """Call a method on an accessible thing; () where it is gone."""
        address = DBusAddress(node.path, node.owner, interface)
        call = new_method_call(address, method, signature or None, values)
        # Signals that arrive meanwhile are kept: jeepney drops what no filter wants.
        serial = next(self._connection.outgoing_serial)
        self._connection.send(call, serial=serial)
        while True:
            message = self._connection.receive(timeout=20)
            if message.header.fields.get(5) == serial:  # REPLY_SERIAL
                is_error = message.header.message_type.name == "error"
                return () if is_error else tuple(message.body)
            self._keep(message)

    def _keep(self, message: Any) -> None:
        member = message.header.fields.get(3)  # MEMBER
        if member == "Announcement":
            self._announced.append(str(message.body[3][1]))
        elif member == "StateChanged" and tuple(message.body[:2]) == ("focused", 1):
            self._focused.append(str(message.header.fields.get(1)))  # PATH

    def _pid(self, owner: str) -> int:
        reply = self._connection.send_and_get_reply(
            new_method_call(message_bus, "GetConnectionUnixProcessID", "s", (owner,))
        )
        return int(reply.body[0]) if reply.header.message_type.name == "method_return" else 0


@dataclass(frozen=True)
class Node:
    """One accessible thing."""

    bus: Bus
    owner: str
    path: str

    def children(self) -> list[Node]:
        found = self.bus.call(self, ACCESSIBLE, "GetChildren")
        return [Node(self.bus, owner, path) for owner, path in found[0]] if found else []

    def walk(self) -> Iterator[Node]:
        """It and everything below, in reading order."""
        yield self
        for child in self.children():
            yield from child.walk()

    @property
    def name(self) -> str:
        return self._property("Name")

    @property
    def description(self) -> str:
        return self._property("Description")

    @property
    def role(self) -> str:
        found = self.bus.call(self, ACCESSIBLE, "GetRoleName")
        return str(found[0]) if found else ""

    def has(self, state: int) -> bool:
        found = self.bus.call(self, ACCESSIBLE, "GetState")
        return bool(found) and bool(found[0][state // 32] >> (state % 32) & 1)

    @property
    def text(self) -> str:
        """Its text, "" where it has none."""
        found = self.bus.call(self, TEXT, "GetText", "ii", 0, -1)
        return str(found[0]) if found else ""

    def write(self, text: str) -> None:
        done = self.bus.call(self, EDITABLE, "SetTextContents", "s", text)
        assert done == (True,), (self.name, done)

    def focus(self) -> None:
        self.bus.call(self, COMPONENT, "GrabFocus")

    def press(self) -> None:
        """Do its first action, once it can be done: press a button, open a list entry."""
        wait_for(lambda: self.has(SENSITIVE), f"{self.name!r} open to be pressed")
        done = self.bus.call(self, ACTION, "DoAction", "i", 0)
        assert done == (True,), (self.name, self.role, done)

    def find(self, wanted: Callable[[Node], bool], what: str, within_s: float = WITHIN_S) -> Node:
        """The first thing below that is showing and wanted, waited for."""
        return wait_for(
            lambda: next((node for node in self.walk() if wanted(node) and node.has(SHOWING)), None),
            what,
            within_s,
        )

    def named(self, name: str, *roles: str) -> Node:
        """The thing below whose name begins so."""
        return self.find(
            lambda node: node.name.startswith(name) and (not roles or node.role in roles), f"{name!r} {roles}"
        )

    def _property(self, name: str) -> str:
        found = self.bus.call(self, "org.freedesktop.DBus.Properties", "Get", "ss", ACCESSIBLE, name)
        return str(found[0][1]) if found else ""


def wait_for(found: Callable[[], Any], what: str, within_s: float = WITHIN_S) -> Any:
    """What `found` gives once it gives something."""
    ends_at = time.monotonic() + within_s
    while not (result := found()):
        assert time.monotonic() < ends_at, f"not within {within_s} s: {what}"
        time.sleep(0.1)
    return result
