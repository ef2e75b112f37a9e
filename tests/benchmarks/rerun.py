"""A click in the playground against an empty page and the naive page, with many visitors at once."""

import asyncio
from collections.abc import Iterator
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
NAIVE_CLICKS = 60  # of all its visitors together; then it is enough: each takes half a second and more
CLICKS_A_TURN = 5  # of a single visitor, one right after another as those of twenty are
LONGEST_CHECK = 60  # clicks until Keras has answered for both positions of the switch


def rows(sessions: list[int], rounds: int) -> Iterator[Row]:
    """Two rows for each number of sessions; nobody pauses between clicks."""
    with serving("ours") as ours, serving("empty") as empty, serving("naive") as naive:
        for count in sessions:
            said = f"click, {count} session{'s' * (count > 1)} at once"
            limit = AT_MOST_EMPTY if count == 1 else None
            yield Row(said, *asyncio.run(side_by_side(ours, empty, count, rounds)), "empty page", "slower", limit)
            limit = AT_LEAST_NAIVE if count == 20 else None
            yield Row(said, *asyncio.run(side_by_side(ours, naive, count, rounds)), "naive page", "faster", limit)


async def side_by_side(ours: Server, rival: Server, sessions: int, rounds: int) -> tuple[float, str, float]:
    """The median milliseconds of a click on either server, all tabs open all the time and clicked in turns."""
    tabs = {server.name: [visitor(server, number) for number in range(sessions)] for server in (ours, rival)}
    for name, visitors in tabs.items():
        await asyncio.gather(*(tab.open() for tab in visitors))
        await asyncio.gather(*(warm_up(tab, name) for tab in visitors))
    taken: dict[Name, list[float]] = {name: [] for name in tabs}
    for _ in range(rounds):
        if rival.name == "naive" and len(taken[rival.name]) >= NAIVE_CLICKS:
            break
        for name, visitors in tabs.items():
            for _ in range(CLICKS_A_TURN if sessions == 1 and name != "naive" else 1):
                answers = await asyncio.gather(*(click(tab, name) for tab in visitors))
                taken[name] += [answer.seconds for answer in answers]
    for visitors in tabs.values():
        await asyncio.gather(*(tab.close() for tab in visitors))
    return 1000 * median(taken[ours.name]), "ms", 1000 * median(taken[rival.name])


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
