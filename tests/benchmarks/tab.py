"""A browser's tab without the browser: Streamlit's own websocket protocol, as its frontend speaks it."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

LONGEST_WAIT = 300  # seconds for one message
RUNS_A_MESSAGE_IS_KEPT = 2  # Streamlit's global.maxCachedMessageAge


_CHOICES = {"radio", "selectbox"}
_VALUES = {
    "checkbox": "bool_value",
    "number_input": "double_value",
    "text_input": "string_value",
    "text_area": "string_value",
}
_LISTS = {"slider", "button_group"}


class PageFailed(Exception):
    """The page raised, or its run did not end well."""


@dataclass(frozen=True)
class Answer:
    """What one run of the page sent.

    Args:
        seconds: from sending the click to having read the end of the run that answers it.
        waits: whether the badge on it says that Keras is still checking.
    """

    seconds: float
    messages: int
    bytes: int
    waits: bool


@dataclass(frozen=True)
class Widget:
    """A widget as its tab knows it: its label and the value it sends with every click."""

    label: str
    state: WidgetState


class Tab:
    """One visitor: a websocket, the widgets on its page and the large messages it keeps.

    Args:
        url: the server's address.
        page: the page's name in the address, empty for the first.
        query: what follows the `?`.
    """

    def __init__(self, url: str, page: str = "", query: str = "") -> None:
        self.url, self.page, self.query = url, page, query
        self.widgets: dict[str, Widget] = {}
        self.kept: dict[str, int] = {}  # the hash of a message -> the run that used it last
        self.page_hash = ""
        self.runs = 0

    async def open(self) -> Answer:
        """Connect and draw the page for the first time."""
        self.socket = await websockets.connect(
            f"{self.url.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit"), websockets.Subprotocol("PLACEHOLDER_AUTH_TOKEN")],
            origin=websockets.Origin(self.url),
            max_size=None,
            compression=None,
            open_timeout=LONGEST_WAIT,
            ping_interval=None,  # a server that is busy for minutes must not lose the tab
            proxy=None,
        )
        return await self.rerun()

    async def close(self) -> None:
        """Leave."""
        await self.socket.close()

    async def flip(self, label: str) -> Answer:
        """Click the switch with this label."""
        for widget in self.widgets.values():
            if widget.label == label:
                widget.state.bool_value = not widget.state.bool_value
                return await self.rerun()
        raise PageFailed(f"{self.url} has no switch {label!r}, only {[each.label for each in self.widgets.values()]}.")

    async def press(self, label: str) -> Answer:
        """Press the button with this label."""
        button = next((widget for widget in self.widgets.values() if widget.label == label), None)
        if button is None:
            raise PageFailed(f"{self.url} has no button {label!r}, only {[w.label for w in self.widgets.values()]}.")
        button.state.trigger_value = True
        try:
            return await self.rerun()
        finally:
            button.state.ClearField("trigger_value")

    async def until_it_has(self, label: str) -> None:
        """Run the page again until it has a widget with this label."""
        for _ in range(LONGEST_WAIT):
            if any(widget.label == label for widget in self.widgets.values()):
                return
            await asyncio.sleep(0.1)
            await self.rerun()
        raise PageFailed(f"{self.url} never had {label!r}.")

    async def rerun(self) -> Answer:
        """Run the page with the widgets as they are."""
        self.runs += 1
        request = self._request().SerializeToString()
        drawn: dict[str, Widget] = {}
        messages = size = 0
        waits = False
        start = time.perf_counter()
        await self.socket.send(request)
        while True:
            data = await asyncio.wait_for(self.socket.recv(decode=False), LONGEST_WAIT)
            message = ForwardMsg.FromString(data)
            messages, size = messages + 1, size + len(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.page_hash = message.new_session.page_script_hash
            elif kind == "navigation":
                self.page_hash = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "ref_hash":
                self.kept[message.ref_hash] = self.runs
            elif kind == "delta":
                self._draw(message, drawn)
                waits = waits or '"kind": "checking"' in message.delta.new_element.bidi_component.json
            elif kind == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise PageFailed(f"{self.url}: the run ended with status {message.script_finished}.")
                self.widgets = drawn
                return Answer(time.perf_counter() - start, messages, size, waits)

    def _request(self) -> BackMsg:
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self.page_hash
        state.page_name = "" if self.page_hash else self.page
        state.context_info.timezone, state.context_info.locale = "UTC", "en-US"
        state.context_info.url = f"{self.url}/{self.page}"
        states = [widget.state for widget in self.widgets.values()]
        state.widget_states.widgets.extend(each for each in states if each.WhichOneof("value"))
        self.kept = {key: run for key, run in self.kept.items() if self.runs - run <= RUNS_A_MESSAGE_IS_KEPT}
        state.cached_message_hashes.extend(self.kept)
        return message

    def _draw(self, message: ForwardMsg, drawn: dict[str, Widget]) -> None:
        if message.metadata.cacheable:
            self.kept[message.hash] = self.runs
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise PageFailed(f"{self.url}: {element.exception.type}: {element.exception.message}")
        if kind in {*_CHOICES, *_VALUES, *_LISTS, "button"}:
            proto = getattr(element, kind)
            known = self.widgets.get(proto.id)
            # the server says a value once; after that the browser knows better
            keep = known is not None and not getattr(proto, "set_value", False)
            drawn[proto.id] = known if keep and known else Widget(proto.label, _first_state(kind, proto))


def _first_state(kind: str, proto: Any) -> WidgetState:
    state = WidgetState(id=proto.id)
    if kind in _CHOICES:
        if proto.HasField("raw_value"):
            state.string_value = proto.raw_value
        elif proto.HasField("default") and proto.options:
            state.string_value = proto.options[proto.default]
    elif kind in _VALUES:
        setattr(state, _VALUES[kind], proto.value if proto.set_value else proto.default)
    elif kind == "button" or (kind == "slider" and proto.options):
        pass  # a button says something only when it is pressed; a slider of words stays where it is
    elif kind == "slider":
        state.double_array_value.data.extend(proto.value if proto.set_value else proto.default)
    else:
        chosen = proto.raw_values if proto.set_value else [proto.options[place].content for place in proto.default]
        state.string_array_value.data.extend(chosen)
    return state
