"""Sentences and their translations on one clock: when a word is read, and when one must be written."""

from dataclasses import dataclass

SENTENCES = ("thank you very much", "potato", "I see the red car")
# each French word with the place of the last English word it needs
_FRENCH: dict[str, tuple[tuple[str, int], ...]] = {
    "thank you very much": (("merci", 1), ("beaucoup", 3)),
    "potato": (("pomme", 0), ("de", 0), ("terre", 0)),
    "I see the red car": (("je", 0), ("vois", 1), ("la", 4), ("voiture", 4), ("rouge", 3)),
}


@dataclass(frozen=True)
class Clock:
    """One sentence with two networks that translate it.

    Attributes:
        read: the words that are read, one a tick.
        written: the words that are to be written.
        needs: for each written word the tick at which the last word it needs is read.
    """

    read: tuple[str, ...]
    written: tuple[str, ...]
    needs: tuple[int, ...]

    @property
    def ticks(self) -> int:
        """So long an encoder and a decoder take: first all is read, then all is written."""
        return len(self.read) + len(self.written)

    @property
    def too_many(self) -> int:
        """Steps at which a synchronous network answers, and there is no word for it."""
        return max(0, len(self.read) - len(self.written))

    @property
    def no_place(self) -> int:
        """Words a synchronous network has no step for."""
        return max(0, len(self.written) - len(self.read))

    @property
    def too_early(self) -> tuple[int, ...]:
        """The written words that a synchronous network must answer before it has read what they need."""
        return tuple(place for place, need in enumerate(self.needs) if place < len(self.read) and need > place)

    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """For each tick the word read, what a synchronous network writes, and what a decoder writes."""
        after = len(self.read)
        return tuple(
            (_at(self.read, tick), self.same_step(tick), _at(self.written, tick - after)) for tick in range(self.ticks)
        )

    def same_step(self, tick: int) -> str:
        """What a synchronous network should write at this tick."""
        word = _at(self.written, tick)
        if tick < len(self.read):
            return word or "one too many"
        return f"{word}: no step" if word else ""

    @property
    def framed(self) -> tuple[int, ...]:
        """The ticks at which a synchronous network cannot give the right word."""
        uneven = sorted((len(self.read), len(self.written)))
        return tuple(sorted({*self.too_early, *range(*uneven)}))


def clock_of(sentence: str) -> Clock:
    """The clock of one of `SENTENCES`.

    >>> clock = clock_of("I see the red car")
    >>> len(clock.read), len(clock.written), [clock.written[place] for place in clock.too_early]
    (5, 5, ['la', 'voiture'])
    """
    words, needs = zip(*_FRENCH[sentence], strict=True)
    return Clock(tuple(sentence.split()), words, needs)


def _at(words: tuple[str, ...], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
