"""Questions about teacher forcing and free running: what is fed, what is written, how likely the whole text is."""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.next_words import NOUNS
from lessons.figures.pictures import Words

_VERBS = ("saw", "met", "fed", "led", "hid")
_ENDS = ("today", "again", "later", "twice")


def fed_next(random: Random) -> Check:
    """What is fed right after a mistake: the true word or the network's own?"""
    text, says, step = _with_one_mistake(random)
    training = random.random() < 0.5
    said, true = says[text[step]], text[step + 1]
    right, other = (true, said) if training else (said, true)

    def drawn(word: str) -> Words:
        fed = (*text[: step + 1], word)
        told = tuple(says.get(each, "?") for each in fed)
        return Words((("fed", fed), ("says", told)), ((0, step + 1),))

    if training:
        own = (
            "You let it live with its own words",
            "That comes later, when nobody knows the text. Here all of it is known before anything is said.",
        )
    else:
        own = ("You let the text lead", "Who would know the true word here? The network writes alone.")
    nothing = "nothing: it stops there"
    when = "**in training**" if training else "when it **writes by itself**, from the first word on"
    return Check(
        f"After “{text[step]}” this network says “{said}”, where the text goes on with “{true}”. What is it fed at "
        f"step {step + 1} {when}?",
        options_of(
            Option(f"“{right}”", right, picture=drawn(right)),
            [
                Option(f"“{other}”", other, *own, drawn(other)),
                Option(f"“{text[0]}”, the first word again", text[0], "You let it begin again",
                       "A mistake is no end of the text. Which word stands in the next place?", drawn(text[0])),
                Option(nothing, "", "You let a mistake end it", "A mistake costs loss at its step, and that is all.",
                       drawn("–")),
            ],
            random,
        ),
        "Ask who knows the text at this moment.",
        "In training all steps are fed the text at once, whatever the network says."
        if training
        else "Free running hands the network's own word back to it.",
        drawn(right),
        code=_code(text, says),
    )  # fmt: skip


def free_text(random: Random) -> Check:
    """What does a network write, fed its own words?"""
    text, says, _ = _with_one_mistake(random)
    length = len(text) - 1
    own = [text[0]]
    while len(own) <= length:
        own.append(says[own[-1]])
    forced = [says[word] for word in text[:-1]]
    right = own[1:]

    def drawn(words: list[str]) -> Words:
        off = tuple((1, step) for step, pair in enumerate(zip(words, text[1:], strict=True)) if pair[0] != pair[1])
        return Words((("text", tuple(text[1:])), ("writes", tuple(words))), off)

    wrong = (
        (text[1:], "You trusted it to know the text", "Follow the table, word by word. Is there a mistake in it?"),
        (forced, "You put it right after its mistake",
         "Those are its answers to the true words. What is it fed here, after its mistake?"),
        ([right[0]] * length, "You let it repeat one word", "Feed each word it says, and look up the next."),
    )  # fmt: skip
    return Check(
        f"It is fed “{text[0]}”, and from then on **its own** words: each time the likeliest one. Which {length} words "
        "does it write?",
        options_of(
            Option(" ".join(right), " ".join(right), picture=drawn(right)),
            [Option(" ".join(each), " ".join(each), name, why, drawn(each)) for each, name, why in wrong],
            random,
        ),
        "Look up what it says after the first word. Feed that word, look up again, and so on.",
        "One mistake changes the next input, and so everything that follows.",
        drawn(right),
        code=_code(text, says),
    )


def whole_text(random: Random) -> Check:
    """How likely is it that sampling writes the whole text?"""
    share, steps = random.choice((0.7, 0.75, 0.8, 0.85, 0.9, 0.95)), random.randint(4, 12)
    right = share**steps

    def drawn(last: float) -> Words:
        row = tuple(f"{share**step:.2f}" for step in range(1, min(steps, 5)))
        dots = ("...",) if steps > 5 else ()
        names = (*map(str, range(1, len(row) + 1)), *dots, str(steps))
        return Words((("share", (*row, *dots, f"{last:.2f}")),), ((0, len(row) + len(dots)),), "time", names)

    wrong = (
        (share, "You looked at one step only", "All steps must go well, one after another."),
        (max(0.0, 1 - steps * (1 - share)), "You added up the risks",
         "After two steps, which share is left: is it a sum or a part of a part?"),
        (share / steps, "You shared it out among the steps", "Each step has this probability for itself."),
        (1 - right, "You answered the opposite", "That is how often something goes wrong on the way."),
    )  # fmt: skip
    return Check(
        f"Fed the true words, a network gives the true next word a probability of **{share:.2f}** at each of {steps} "
        "steps. Now it draws its words from its own softmax. How likely is it to write the **whole text**?",
        options_of(
            Option(f"{right:.2f}", right, picture=drawn(right)),
            [Option(f"{each:.2f}", each, name, why, drawn(each)) for each, name, why in wrong],
            random,
        ),
        "The second step counts only where the first went well: a part of a part.",
        f"{share:.2f} to the power of {steps}. Small risks at each step become a large one for the text.",
        drawn(right),
        code=f"share_of_the_true_word = {share}\nsteps = {steps}",
    )


def _with_one_mistake(random: Random) -> tuple[list[str], dict[str, str], int]:
    """A text of different words, what a network says after each, and the step after whose word it errs."""
    first, second = random.sample(NOUNS, 2)
    text = [first, random.choice(_VERBS), second, random.choice(("near", "under", "behind")), "stones",
            random.choice(_ENDS)]  # fmt: skip
    says = dict(zip(text, [*text[1:], text[0]], strict=True))
    step = random.randint(1, 3)
    says[text[step]] = text[random.randint(1, step)]  # so that it never says the first word again
    return text, says, step


def _code(text: list[str], says: dict[str, str]) -> str:
    lines = ", ".join(f'"{word}": "{said}"' for word, said in says.items())
    return f'text = "{" ".join(text)}"\nsays_after = {{{lines}}}'


KINDS = {"fed_next": fed_next, "free_text": free_text, "whole_text": whole_text}
