"""Questions about overfitting: what two curves say, where a run stops, and how many values a search tries."""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.shown.stopping import stop_of
from lessons.figures.pictures import Chain, Grid, Words

FAIR = 0.69  # the loss of a fair guess between two classes
_FITS = {
    "overfits": ("it overfits", "You saw a gap that grows",
                 "Follow the validation loss to its end. Does it turn upwards?"),
    "underfits": ("it underfits", "You took a falling loss for too little",
                  "Compare the training loss with a fair guess. Has it learned something?"),
    "fits": ("it fits well", "You looked at one of the two curves only",
             "Read both rows to their end. Is that where you would like them to be?"),
}  # fmt: skip


def curve_verdict(random: Random) -> Check:
    """What do two curves say about a network?"""
    right = random.choice(list(_FITS))
    train, held = _curves(right, random)

    def drawn(word: str) -> Grid:
        rows = _curves(word, Random(1))
        return Grid((tuple(rows[0]), tuple(rows[1])), ((0, 5), (1, 5)), "training, validation", "epoch")

    return Check(
        f"Two classes, so a fair guess has a loss of {FAIR}. What does this network do?",
        options_of(
            Option(_FITS[right][0], right, picture=drawn(right)),
            [Option(text, word, name, because, drawn(word))
             for word, (text, name, because) in _FITS.items() if word != right],
            random,
        ),
        "First the training loss: is it far below a fair guess? Then the validation loss: is its end its lowest?",
        {"overfits": "The training loss falls and falls, the validation loss has turned upwards: it learns by heart.",
         "underfits": "Both losses stay near a fair guess: it has too few units, or too little time.",
         "fits": "Both losses fall, and the validation loss ends near its lowest."}[right],
        drawn(right),
        f"loss     = {_listed(train)}\nval_loss = {_listed(held)}",
    )  # fmt: skip


def kept_epoch(random: Random) -> Check:
    """Which epoch's weights does a model have after EarlyStopping?"""
    while True:
        patience, restore = random.randint(1, 3), random.random() < 0.5
        losses = [round(random.uniform(0.3, 0.9), 2) for _ in range(8)]
        stop = stop_of(losses, patience)
        later = losses.index(min(losses)) + 1
        if (
            stop.is_early
            and 2 <= stop.epoch <= 7
            and len(set(losses)) == 8
            and len({stop.epoch, stop.best, later}) >= 2
        ):
            break
    right = stop.kept(restore)
    told = (
        (stop.best, "You restored the best weights", "Look at the arguments: does anything ask for that?"),
        (stop.epoch, "You kept the last weights", "Look at the arguments: one of them goes back."),
        (later, "You looked further than the run goes", "Go from epoch to epoch and count. When does it stop?"),
        (8, "You let it run to its end", "Count the epochs in a row without a new lowest loss."),
        (stop.epoch - 1, "You stopped too early", "A count begins at the first epoch that is not better. Count again."),
        (stop.epoch + 1, "You stopped too late", "It stops as soon as the count has reached the patience."),
    )

    def drawn(epoch: int) -> Chain:
        return Chain(tuple(f"epoch {each + 1}" for each in range(8)), tuple(f"{each:.2f}" for each in losses),
                     (epoch - 1,))  # fmt: skip

    return Check(
        "Eight epochs are asked for. Whose weights does the model have **afterwards**?",
        options_of(
            Option(f"epoch {right}", right, picture=drawn(right)),
            [Option(f"epoch {epoch}", epoch, name, because, drawn(epoch))
             for epoch, name, because in told if epoch != right],
            random,
        ),
        f"Find the epoch after which {patience} in a row bring{'s' if patience == 1 else ''} no new lowest loss.",
        f"It stops after epoch {stop.epoch}; the lowest loss up to there is that of epoch {stop.best}. "
        + ("It goes back to that one." if restore else "Without restore_best_weights the last weights stay."),
        drawn(right),
        f"# epochs 1 to 8\nval_loss = {_listed(losses)}\n"
        f"EarlyStopping(patience={patience}, restore_best_weights={restore})",
    )  # fmt: skip


def tried_values(random: Random) -> Check:
    """How many different learning rates does a grid try, or a random search?"""
    settings, each = random.choice(((2, 3), (2, 4), (2, 5), (2, 6), (2, 7), (3, 2), (3, 3), (3, 4)))
    tries, by_grid = each**settings, random.random() < 0.5
    right = each if by_grid else tries
    names = ("learning rate", *random.sample(("units", "dropout rate", "batch size", "L2 factor"), settings - 1))
    told = {
        tries - each: ("You took some away", "Write the learning rates of all runs below each other."),
        each * settings: ("You counted the values of all settings", "Only the learning rate is asked for."),
        each: ("You thought of a grid", "Is there any reason why two draws should be alike?"),
        tries: ("You counted the runs", "Some of these runs share a learning rate. Which ones?"),
    }

    def drawn(count: int) -> Words:
        shown = [each for each in range(count) if each < 4 or each == count - 1]
        runs = [str(len(range(each, tries, count))) for each in shown]
        names = [f"rate {each + 1}" for each in shown]
        if count > len(shown):
            names, runs = [*names[:-1], "…", names[-1]], [*runs[:-1], "…", runs[-1]]
        return Words(tuple((name, (many,)) for name, many in zip(names, runs, strict=True)), (), "", ("runs with it",))

    return Check(
        f"A {'grid' if by_grid else 'random'} search over {', '.join(names)}: {tries} runs"
        + (f", {each} values for each setting." if by_grid else ", every setting drawn anew for each run.")
        + " How many **different** learning rates does it try?",
        options_of(
            Option(str(right), right, picture=drawn(right)),
            [Option(str(count), count, *why, drawn(count)) for count, why in reversed(told.items()) if count != right],
            random,
        ),
        "Write down one line for each run, and look at the column of the learning rate.",
        f"In a grid each of {each} learning rates is tried {tries // each} times."
        if by_grid
        else f"Each of the {tries} runs draws a learning rate of its own.",
        drawn(right),
    )  # fmt: skip


def _curves(word: str, random: Random) -> tuple[list[float], list[float]]:
    """Training and validation loss of six epochs."""
    jitter = [random.uniform(-0.01, 0.01) for _ in range(12)]
    start = random.uniform(0.6, 0.68)
    if word == "underfits":
        train = [FAIR - 0.006 * epoch for epoch in range(6)]
        held = [FAIR + 0.01 - 0.005 * epoch for epoch in range(6)]
    else:
        train = [start * 0.62**epoch for epoch in range(6)]
        held = [train[epoch] + 0.03 for epoch in range(6)]
        if word == "overfits":
            turn = random.randint(1, 2)
            held = [held[epoch] if epoch <= turn else held[turn] + 0.13 * (epoch - turn) for epoch in range(6)]
    both = [round(max(0.01, value + shift), 2) for value, shift in zip([*train, *held], jitter, strict=True)]
    return both[:6], both[6:]


def _listed(values: list[float]) -> str:
    return "[" + ", ".join(f"{each:.2f}" for each in values) + "]"


KINDS = {"curve_verdict": curve_verdict, "kept_epoch": kept_epoch, "tried_values": tried_values}
