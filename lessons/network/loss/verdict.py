"""judge: does the loss fit the output and the target? Yes, no, or silently and wrongly."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from lessons.network.loss.case import Case, Output, lay_out, output_of
from lessons.network.loss.mends import mends_for
from lessons.network.loss.pairs import Pair
from lessons.network.loss.table import LOSSES, find_loss
from lessons.network.loss.words import beware, sentence
from lessons.network.mistake import Mend
from lessons.network.predict import predict
from lessons.network.shape import Shape, show_shape, show_shapes
from lessons.network.spec import ModelSpec

Kind = Literal["fits", "does not fit", "fits silently and wrongly"]
Outcome = Kind | Literal["fits by chance"]


@dataclass(frozen=True)
class Verdict:
    """What becomes of a network's output, its loss and its target.

    Args:
        kind: trains as meant; Keras refuses; or Keras trains without a word and calculates something else.
        code: names the case.
        sentence: what is compared with what, in plain words with named shapes.
        keras_says: what `model.fit(x, y)` says, with `[...]` for the names of its inner nodes; a warning when
            `keras_error` is empty; empty when it says nothing.
        keras_error: the class of the error; empty when there is none.
        mends: ways out, each of them fits.
        pairs: how the axes meet, in the order they are drawn.
        batches: when the batch is open: the batch sizes at which Keras says nothing (at all others it raises
            `keras_error`); empty when it does not depend on the batch.
        beware: what else one should know: the loss is taken of other numbers than those that leave the network.
    """

    kind: Kind
    code: str
    sentence: str
    keras_says: str = ""
    keras_error: str = ""
    mends: tuple[Mend, ...] = ()
    pairs: tuple[Pair, ...] = ()
    batches: tuple[int, ...] = ()
    beware: str = ""

    @property
    def outcome(self) -> Outcome:
        """The kind, or that only some batch sizes pass, without a word and wrongly: at all others Keras stops."""
        return "fits by chance" if self.batches else self.kind


def judge(spec: ModelSpec) -> Verdict | None:
    """Judges loss and target by the rules of Keras 3.15, without Keras.

    Returns:
        `None` while the loss or the target is not chosen, or while a mistake stops the network itself.

    >>> from lessons.network.layers import GRU, Dense, Input
    >>> layers = (GRU(16, return_sequences=True), Dense(1))
    >>> judge(ModelSpec(Input((5, 8)), layers, loss="mean_squared_error", target=(None,))).kind
    'fits silently and wrongly'
    >>> judge(ModelSpec(Input((5, 8)), layers, loss="mean_squared_error", target=(None, 5))).kind
    'fits'
    """
    # predict tells Dense(2) from Dense(2.0); they are equal, so the caches below would not
    verdict = None if predict(spec).mistake is not None else _weigh(spec)
    if verdict is None or _fits(verdict):
        return verdict
    return replace(verdict, mends=_mends(spec))


@lru_cache(maxsize=512)
def _mends(spec: ModelSpec) -> tuple[Mend, ...]:
    return mends_for(spec, lambda other: _fits(_weigh(other)))


def _weigh(spec: ModelSpec) -> Verdict | None:
    """The verdict without its mends."""
    if spec.loss is None or spec.target is None:
        return None
    network = output_of(spec)
    if network is None:
        return None
    loss = find_loss(spec.loss)
    refusal = _not_comparable(spec.loss, loss is not None, network, spec.target)
    if refusal is not None or loss is None:
        return refusal
    case = lay_out(loss, network, spec.target)
    met = case.met
    code = met.code if met.outcome != "same" else _by_numbers(case)
    kind: Kind = "does not fit" if met.outcome == "refused" else "fits silently and wrongly"
    if code == "fits":
        kind = "fits"
    says = met.keras_says or _warning(case, code)
    return Verdict(
        kind, code, sentence(case, code), says, met.keras_error, pairs=case.pairs, batches=met.batches,
        beware="" if kind == "does not fit" else beware(case),
    )  # fmt: skip


def _fits(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.kind == "fits" and not verdict.beware


def _not_comparable(name: str, known: bool, network: Output, target: Shape) -> Verdict | None:
    """What stops `fit` before it lets the two shapes meet."""
    batch = network.shapes[0][0] if network.shapes[0] else None
    if not target or any(size is not None and size < 1 for size in target):
        words = f"The target {show_shape(target)} holds nothing: it needs a batch axis, and sizes of 1 or more."
        return Verdict("does not fit", "target_size", words)
    if batch is not None and target[0] not in (None, batch):
        words = f"The Input takes {batch} samples at once, the target has {target[0]}; each sample needs one."
        says = "Data cardinality is ambiguous. Make sure all arrays contain the same number of samples."
        says += f"'x' sizes: {batch}\n'y' sizes: {target[0]}\n"
        return Verdict("does not fit", "batch", words, says, "ValueError")
    if len(network.shapes) > 1:
        words = (
            f"The network has {len(network.shapes)} outputs, {show_shapes(network.shapes)}, and one target. "
            "Keras wants a target for each output; a loss on one of them needs a network with one output."
        )
        says = (
            "The path: (0,) in the `loss` argument, can't be found in either the model's output (`y_pred`) "
            "or in the labels (`y_true`)."
        )
        return Verdict("does not fit", "several_outputs", words, says, "KeyError")
    if not known:
        words = f"The app knows no loss called {name}. It knows {', '.join(LOSSES)}."
        return Verdict(
            "does not fit",
            "unknown_loss",
            words,
            f"Could not interpret loss identifier: {name}",
            "ValueError",
        )
    return None


def _by_numbers(case: Case) -> str:
    """The shapes meet: is what meets also what was meant?"""
    loss, numbers, output = case.loss, case.network.numbers, case.output
    rows = loss.family in ("ids", "shares", "direction")
    if rows and len(case.met.output) < len(output):
        return "time_for_class"
    if numbers == "always 1":
        return "softmax_over_one"
    if rows and output[-1] == 1:
        return "one_number" if loss.family == "direction" else "one_class"
    if loss.family in ("ids", "shares") and numbers != "shares":
        return "no_softmax"
    if loss.family == "yes or no" and numbers == "any":
        return "no_sigmoid"
    return "fits"


def _warning(case: Case, code: str) -> str:
    shape = show_shape((None, *case.output[1:]))
    if code == "softmax_over_one":
        return (
            f"You are using a softmax over axis -1 of a tensor of shape {shape}. This axis has size 1. "
            "The softmax operation will always return the value 1, which is likely not what you intended. "
            "Did you mean to use a sigmoid instead?"
        )
    if code == "one_class" and case.loss.name == "categorical_crossentropy":
        return (
            "In loss categorical_crossentropy, expected y_pred.shape to be (batch_size, num_classes) with "
            f"num_classes > 1. Received: y_pred.shape={shape}. Consider using 'binary_crossentropy' if you "
            "only have 2 classes."
        )
    return ""
