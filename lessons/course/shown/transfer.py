"""A new question about points that were learned before: a new head on old layers, and who answers it best."""

from functools import lru_cache

from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.training.plan import Plan
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task
from lessons.training.tasks.points import ARM_SAMPLES

WAYS = ("from scratch", "random, frozen", "learned, frozen", "learned, free")
TRAINED = 24  # points of the new question that are trained on; all others are new points
HEAD_CODE = """base = keras.models.load_model("spirals.keras")
layers_before = base.layers[:-1]  # all but the old head
for layer in layers_before:
    layer.trainable = False
model = keras.Sequential([*layers_before, layers.Dense(2, activation="softmax", name="new_head")])
model.compile("adam", loss="sparse_categorical_crossentropy")  # after trainable is set"""
_UNITS = ((32, "relu"), (16, "relu"), (8, "tanh"))
_LEARNED = Settings(epochs=100, learning_rate=0.01, seconds=30)
_SETTINGS = Settings(epochs=100, learning_rate=0.03, validation_split=1 - (TRAINED + 0.5) / ARM_SAMPLES, seconds=30)


def network_of(classes: int, is_frozen: bool = False) -> ModelSpec:
    """Three hidden layers and a head of so many classes.

    >>> from lessons.network.predict import predict
    >>> [predict(network_of(2, is_frozen)).trainable_params for is_frozen in (False, True)]
    [778, 18]
    """
    trainable = ",trainable=False" if is_frozen else ""
    hidden = "".join(f"|Dense({units},activation={name}{trainable})" for units, name in _UNITS)
    return read_link(f"Input(2){hidden}|Dense({classes},activation=softmax)").spec


@lru_cache(maxsize=1)
def base_plan() -> Plan:
    """The network that learns three spirals from all their points."""
    return Plan(network_of(3), TaskChoice("spirals"), _LEARNED)


@lru_cache(maxsize=1)
def transfer_plans() -> dict[str, Plan]:
    """For each of `WAYS` a network for the new question, with the same head and the same few points.

    >>> [plan.base is not None for plan in transfer_plans().values()]
    [False, False, True, True]
    """
    return {
        name: Plan(network_of(2, "frozen" in name), TaskChoice("one_arm"), _SETTINGS,
                   base_plan() if "learned" in name else None)
        for name in WAYS
    }  # fmt: skip


@lru_cache(maxsize=1)
def share_of_others() -> float:
    """The share of new points that do not lie on the third arm.

    >>> 0.6 < share_of_others() < 0.7
    True
    """
    plan = transfer_plans()[WAYS[0]]
    held = make_samples(plan.spec, make_task(plan.choice), plan.settings).held_y
    return 0.0 if held is None else float((held == 0).mean())
