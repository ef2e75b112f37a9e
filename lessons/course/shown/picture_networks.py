"""Networks from pictures to classes: the three printed ones, a picture's and a sequence's, and other ways to Dense."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.network.layers import (
    GRU,
    Conv2D,
    Dense,
    Flatten,
    GlobalAveragePooling2D,
    Input,
    Layer,
    MaxPooling2D,
)
from lessons.network.predict import LayerFacts, Prediction, predict
from lessons.network.presets import PRESETS
from lessons.network.spec import ModelSpec

BYTES = 4  # of one number, float32
CLASSES = 10
LEAST_SIDE, MOST_SIDE = 16, 96
BETWEEN: dict[str, tuple[Layer, ...]] = {
    "Flatten": (Flatten(),),
    "MaxPooling2D, Flatten": (MaxPooling2D((2, 2)), Flatten()),
    "GlobalAveragePooling2D": (GlobalAveragePooling2D(),),
    "nothing": (),
}
TEMPLATES = ("a picture", "a sequence")
PRINTED = {
    "64 and 10": ("classifier_64_10", "two_dense_layers"),
    "with Dropout": ("configured_dropout", "configured_dense"),
    "Conv2D": ("conv2d_classifier", "image_classifier"),
}
SEQUENCE = (6, 3)
PLACES = ("before the GRU", "after the GRU")


@dataclass(frozen=True)
class Load:
    """What a network asks of a machine.

    Attributes:
        prediction: its facts.
        heavy: the layer with the most parameters.
    """

    prediction: Prediction
    heavy: LayerFacts

    @property
    def share(self) -> float:
        """The part of all parameters that sits in that layer."""
        return self.heavy.params / self.prediction.total_params

    @property
    def megabytes(self) -> float:
        """The parameters in memory, in MB of a million bytes."""
        return self.prediction.total_params * BYTES / 1e6

    @property
    def distributions(self) -> int:
        """How many softmax rows come out for one picture."""
        shape = self.prediction.output_shapes[0]
        rows = 1
        for size in shape[1:-1]:
            rows *= size or 1
        return rows


@lru_cache(maxsize=256)
def load_of(between: str, side: int) -> Load:
    """The printed picture network with another way from Conv2D to Dense, on square pictures.

    >>> load = load_of("Flatten", 64)
    >>> load.heavy.params, load.prediction.total_params, round(load.share, 5)
    (15745152, 15747338, 0.99986)
    >>> load_of("nothing", 64).prediction.total_params, load_of("nothing", 64).distributions
    (6410, 3844)
    """
    layers = (
        Conv2D(32, (3, 3), activation="relu"),
        *BETWEEN[between],
        Dense(128, "relu"),
        Dense(CLASSES, "softmax"),
    )
    prediction = predict(ModelSpec(Input((side, side, 3)), layers))
    return Load(prediction, max(prediction.layers, key=lambda each: each.params))


@lru_cache(maxsize=2)
def template(name: str) -> Prediction:
    """A small network that ends in Dense layers, for a picture or for a sequence.

    >>> [facts.class_name for facts in template("a sequence").layers]
    ['GRU', 'Dense', 'Dense']
    """
    if name == "a picture":
        layers: tuple[Layer, ...] = (Conv2D(4, (3, 3), activation="relu"), Flatten(), Dense(16, "relu"))
        return predict(ModelSpec(Input((8, 8, 1)), (*layers, Dense(CLASSES, "softmax"))))
    return predict(ModelSpec(Input((12, 3)), (GRU(8), Dense(16, "relu"), Dense(CLASSES, "softmax"))))


def printed(name: str) -> Prediction:
    """One of the three networks of the third document.

    >>> [printed(each).total_params for each in PRINTED]
    [2762, 9610, 15747338]
    """
    return predict(PRESETS[PRINTED[name][0]].spec)


def dense_placed(place: str) -> tuple[ModelSpec, ModelSpec]:
    """A sequence network with a Dense before or after its GRU: the whole of it, and its part up to that Dense.

    >>> [len(spec.layers) for spec in dense_placed("after the GRU")]
    [3, 2]
    """
    given, dense, reader = Input(SEQUENCE), Dense(5, "relu"), GRU(7)
    body: tuple[Layer, ...] = (dense, reader) if place == PLACES[0] else (reader, dense)
    whole = ModelSpec(given, (*body, Dense(4, "softmax")))
    return whole, ModelSpec(given, body[: body.index(dense) + 1])
