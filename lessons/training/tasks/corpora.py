"""The texts that come with the app, each small enough to be known by heart."""

SENTENCES = (
    "The snail found a warm stone.",
    "The snail lost a small shoe.",
    "The heron found a small fish.",
)

BAKERY = """
On Monday the baker bakes round bread, and the cat sleeps on the flour.
On Tuesday the baker bakes dark bread, and the cat sleeps on the stove.
On Wednesday the baker bakes sweet buns, and the cat sleeps on the sugar.
On Thursday the baker bakes thin biscuits, and the cat sleeps on the stairs.
On Friday the baker bakes apple cake, and the cat sleeps on the apples.
On Saturday the baker bakes everything again, and the cat sleeps nowhere at all.
On Sunday the baker sleeps, and the cat bakes nothing, but she looks at the oven for a long time.
"""

FERRY = """
There was once a small ferry that was afraid of fog. Every morning it crossed the river with the milk, the post and
the children, and every evening it crossed the river again with the children, the bread and the news. In clear
weather the ferry sang. In rain it hummed. But when fog lay on the water, the ferry stayed at the pier and said
nothing.

One morning the fog was so thick that nobody could see the other side. The children waited on the pier. The milk
waited on the pier. The post waited on the pier and grew damp. "I cannot see the river," said the ferry. "You cannot
see it," said the oldest child, "but you can hear it." So the ferry listened. On the left the river ran over stones.
On the right the river ran under willows. In the middle the river ran deep and made no sound at all. "The quiet is
the way," said the ferry, and it crossed the river slowly, with the quiet in front and the stones behind.

On the other side the baker was ringing a bell. "I heard you humming," said the baker. "I was not humming," said the
ferry, "I was listening." Since that morning the ferry is still a little afraid of fog. But every time fog lies on
the water, it listens, and the children count the stones, and the milk, the post and the bread arrive on time.
"""

FIRST_OWN_TEXT = """
My grandmother keeps seven clocks, and no two of them agree. The clock in the kitchen is early, the clock in the hall
is late, and the clock in the garden counts only hours with sun. When I ask her what time it is, she asks me which
clock I like best.
"""


def three_sentences() -> str:
    """The three sentences, told 27 times in an order in which every run of three of them occurs once.

    So each follows each equally often, and what came before a sentence tells nothing about it: the frequencies of
    the next word are those inside the three sentences, for a memory of up to two sentences.

    >>> three_sentences().count("heron")
    9
    """
    return " ".join(SENTENCES[place] for place in _every_run(len(SENTENCES), 3))


def _every_run(kinds: int, length: int) -> list[int]:
    """A circle of numbers in which every run of this length occurs once (a de Bruijn sequence, found greedily)."""
    circle = [0] * length
    seen = {tuple(circle)}
    while True:
        ends = (kind for kind in reversed(range(kinds)) if (*circle[1 - length :], kind) not in seen)
        kind = next(ends, None)
        if kind is None:
            return circle[: kinds**length]
        circle.append(kind)
        seen.add(tuple(circle[-length:]))
