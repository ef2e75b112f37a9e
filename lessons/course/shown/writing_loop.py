"""The loop that lets a network write, in Keras's words: reading all again for each word, or carrying the state."""

from dataclasses import dataclass

from lessons.network.layers import Dense, Embedding, Input, SimpleRNN
from lessons.network.spec import ModelSpec

WAYS = ("read it all again", "carry the state")
WORDS, SIZE, UNITS = 100, 8, 10
_AGAIN = """\
ids = [{start}]
for _ in range({words}):
    shares = model(np.array([ids]))[0, -1]  # the last row: (class,)
    ids.append(int(np.argmax(shares)))"""
_CARRIED = """\
writer = keras.Sequential([
    keras.Input(batch_shape=(1, 1), dtype="int32"),
    keras.layers.Embedding({classes}, {size}),
    keras.layers.SimpleRNN({units}, return_sequences=True, stateful=True),
    keras.layers.Dense({classes}, activation="softmax"),
])
writer.set_weights(model.get_weights())  # the same network, one word at a time

writer.layers[1].reset_state()  # forget the text before: nothing else does
ids = [{start}]
for _ in range({words}):
    shares = writer(np.array([[ids[-1]]]))[0, -1]  # the only row: (class,)
    ids.append(int(np.argmax(shares)))"""


@dataclass(frozen=True)
class WritingLoop:
    """One way to write so many words.

    Attributes:
        code: a learner's program, from the trained `model` on.
        calls: how often the network is called.
        steps_read: how many steps it reads in all.
    """

    code: str
    calls: int
    steps_read: int


def writing_loop(way: str, words: int, start: int = 2) -> WritingLoop:
    """The loop for one of `WAYS`.

    >>> [writing_loop(way, 10).steps_read for way in WAYS]
    [55, 10]
    """
    again = way == WAYS[0]
    code = (_AGAIN if again else _CARRIED).format(start=start, words=words, classes=WORDS, size=SIZE, units=UNITS)
    return WritingLoop(code, words, sum(range(1, words + 1)) if again else words)


def model_of_loop() -> ModelSpec:
    """The network both ways start from: the first document's, with an Embedding in front."""
    return ModelSpec(
        Input((None,), dtype="int32"),
        (Embedding(WORDS, SIZE), SimpleRNN(UNITS, return_sequences=True), Dense(WORDS, "softmax")),
    )
