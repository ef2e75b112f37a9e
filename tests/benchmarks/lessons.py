"""How long a page of the course takes to open on a warm server: every lesson, and every other page for learners."""

import asyncio
from collections.abc import Iterator
from statistics import median

from lessons.course.catalog import PAGES
from tests.benchmarks.report import Row
from tests.benchmarks.servers import serving
from tests.benchmarks.tab import Tab

OPENED = 150.0  # milliseconds from asking for a page to its last message


def rows(rounds: int) -> Iterator[Row]:
    """A row for each page of the menu's section Learn; every picture is shown, no question comes first."""
    with serving("ours") as server:
        addresses = [page.address for page in PAGES if page.section == "learn"]
        for address in addresses:  # warm: what is worked out once for everybody is there
            asyncio.run(opened(server.url, address))
        for address in addresses:
            took = [asyncio.run(opened(server.url, address)) for _ in range(max(3, rounds // 4))]
            yield Row(f"open {address}, every picture shown", 1000 * median(took), "ms", target=OPENED)


async def opened(url: str, address: str) -> float:
    """The seconds a new visitor's page takes, from asking for it on an open connection."""
    tab = Tab(url, address, "guess=false")
    answer = await tab.open()
    await tab.close()
    return answer.seconds
