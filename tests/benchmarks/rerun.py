"""A click in the playground against an empty page and the naive page, with many visitors at once."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median
from urllib.parse import quote

from tests.benchmarks.report import Row
from tests.benchmarks.servers import Name, Server, serving
from tests.benchmarks.tab import Answer, Tab

SWITCH = "return_sequences"
# valid with the switch on and off, so that both pages are whole ones
MODEL = (
    "Input(64,15)|GRU(16,return_sequences=True)|Dense(15)|Activation(softmax)"
    "|compile(loss=categorical_crossentropy,target=(None,64,15))"
)
AT_MOST_EMPTY = 6.0  # times the empty page, one session
AT_LEAST_NAIVE = 20.0  # times faster than the naive page, twenty sessions
NAIVE_CLICKS = 60  # at most, of all its visitors together in a round: each takes half a second and more
LONGEST_CHECK = 60  # clicks until Keras has answered for both positions of the switch


def rows(sessions: list[int], rounds: int) -> Iterator[Row]:
    """Two rows for each number of sessions; nobody pauses between clicks."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(name)) for name in ("ours", "empty", "naive")]
        for count in sessions:
            seconds = asyncio.run(side_by_side(servers, count, rounds))
            said = f"click, {count} session{'s' * (count > 1)} at once"
            ours = 1000 * seconds["ours"]
            yield Row(
                said, ours, "ms", 1000 * seconds["empty"], "empty page", "slower",
                AT_MOST_EMPTY if count == 1 else None,
            )  # fmt: skip
            yield Row(
                said, ours, "ms", 1000 * seconds["naive"], "naive page", "faster",
                AT_LEAST_NAIVE if count == 20 else None,
            )  # fmt: skip


async def side_by_side(servers: list[Server], sessions: int, rounds: int) -> dict[Name, float]:
    """The median seconds of a click on each server, all of them open all the time and clicked in turns."""
    tabs = {server.name: [visitor(server, number) for number in range(sessions)] for server in servers}
    for name, visitors in tabs.items():
        await asyncio.gather(*(tab.open() for tab in visitors))
        await asyncio.gather(*(warm_up(tab, name) for tab in visitors))
    taken: dict[Name, list[float]] = {server.name: [] for server in servers}
    for turn in range(rounds):
        for name, visitors in tabs.items():
            if name == "naive" and turn * sessions >= NAIVE_CLICKS and taken[name]:
                continue
            answers = await asyncio.gather(*(click(tab, name) for tab in visitors))
            taken[name] += [answer.seconds for answer in answers]
    for visitors in tabs.values():
        await asyncio.gather(*(tab.close() for tab in visitors))
    return {name: median(seconds) for name, seconds in taken.items()}


def visitor(server: Server, number: int) -> Tab:
    """A tab; ours get a seed of their own, so that nobody profits from a neighbour's numbers."""
    if server.name != "ours":
        return Tab(server.url)
    return Tab(server.url, "playground", f"model={quote(MODEL)}&seed={number}")


async def click(tab: Tab, name: Name) -> Answer:
    """Flip the switch; the empty page has none and is only run again."""
    return await (tab.rerun() if name == "empty" else tab.flip(SWITCH))


async def warm_up(tab: Tab, name: Name) -> None:
    """Two clicks, and ours more until Keras has answered for both positions: clicks are measured, not Keras."""
    checked = 0
    for _ in range(LONGEST_CHECK):
        answer = await click(tab, name)
        checked = 0 if answer.waits else checked + 1
        if checked >= 2:
            return
        if answer.waits:
            await asyncio.sleep(0.2)
    raise RuntimeError(f"Keras did not answer for {tab.query} in {LONGEST_CHECK} clicks.")
