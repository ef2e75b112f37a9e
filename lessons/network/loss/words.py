"""What a verdict says to the learner: what is compared with what, every shape with its axes named."""

from lessons.network.loss.case import Case
from lessons.network.loss.phrases import (
    about_time,
    lined_up,
    mixed_samples,
    named,
    pairs_counted,
    passing_batches,
    show_both,
    show_output,
    show_target,
)
from lessons.network.loss.scores import kept_scores
from lessons.network.loss.table import expected_target


def sentence(case: Case, code: str) -> str:
    """The sentence for one code, in plain words."""
    return _SENTENCES[code](case)


def beware(case: Case) -> str:
    """That Keras takes the crossentropy of scores below another activation than this loss expects; or nothing."""
    found = kept_scores([step.layer for step in case.network.steps])
    wanted = {"ids": "softmax", "shares": "softmax", "yes or no": "sigmoid"}.get(case.loss.family)
    # an axis that Keras drops from the output takes the scores with it (fit gives a target without one an axis of 1
    # instead); kl_divergence never looks for them
    dropped = len(case.met.output) < len(case.output) and len(case.target) > 1
    lost = dropped or case.loss.name == "kl_divergence"
    if found is None or wanted is None or found.activation == wanted or lost:
        return ""
    begin = f"Keras takes the scores below the {found.activation} and puts a {wanted} of its own on them"
    if case.network.numbers == "always 1":
        return f"{begin}: the loss falls in training, and predict still gives 1.0 every time."
    return (
        f"{begin}. The loss that fit shows is not the one worked out from what predict gives: what is trained is a "
        f"{wanted}, what predict shows is a {found.activation}."
    )


def _fits(case: Case) -> str:
    family, size = case.loss.family, case.output[-1]
    if family == "ids":
        row = "timestep" if "time" in case.names else "sample"
        ids = f"The target {show_target(case)} holds one class id for each {row}"
        return f"{ids}: it picks one of the {size} shares there."
    what = {
        "shares": f"each row of {size} shares is compared with its own row of target shares",
        "direction": f"the direction of each row of {size} numbers is compared with that of its own target",
    }.get(family, "each number is compared with its own target")
    if case.output != case.target:
        dropped = len(case.met.output) == min(len(case.output), len(case.target))
        changed = "drops the last axis of 1" if dropped else "gives the target a last axis of 1"
        return f"{show_both(case)}. Keras {changed}; then {what}."
    more = ""
    if family == "yes or no" and case.network.numbers == "shares":
        more = " On a softmax it asks yes or no for each class; categorical_crossentropy is usual there."
    return f"Output and target are both {show_output(case)}: {what}.{more}"


def _rank(case: Case) -> str:
    if case.loss.family == "ids":
        return _rank_of_ids(case)
    hint = about_time(case)
    if case.loss.family == "shares" and _fits_ids(case):
        hint = " That is the shape of class ids, which sparse_categorical_crossentropy takes."
    needs = "compares number with number, so the target needs the output's shape"
    return f"{case.loss.name} {needs}. {show_both(case)}.{hint}"


def _rank_of_ids(case: Case) -> str:
    if case.target == case.output[:-1]:
        return (
            f"{show_both(case)}. That is the shape of class ids, but there is only one class: Keras drops "
            "the output's last axis of 1; then the output has an axis too few. Its message says it backwards."
        )
    one_hot = " That is the shape of one-hot rows, which categorical_crossentropy takes."
    hint = one_hot if case.output == case.target else about_time(case)
    return (
        f"{case.loss.name} takes class ids: a target with one axis fewer than the output, or with a last "
        f"axis of 1. {show_both(case)}.{hint} Keras's message "
        "says it backwards: it is the target that has one axis fewer, not the output."
    )


def _shape(case: Case) -> str:
    if case.loss.family == "ids":
        wanted = named(case.output[:-1], case.names[:-1])
        return f"{case.loss.name} takes one class id for each row of the output: {wanted}. {show_both(case)}."
    clashes = " and ".join(
        f"{pair.output_axis} {pair.output} meets {pair.target_axis} {pair.target}"
        for pair in case.pairs
        if pair.relation == "clash"
    )
    hint = about_time(case)
    if case.loss.family == "shares" and _fits_ids(case):
        hint = " A last axis of 1 holds class ids, which sparse_categorical_crossentropy takes."
    return f"{case.loss.name} needs a target of the output's shape. {show_both(case)}: {clashes}.{hint}"


def _incompatible(case: Case) -> str:
    return f"{show_both(case)}. {lined_up(case)}, and there sizes do not match.{about_time(case)}"


def _broadcast(case: Case) -> str:
    begin = f"{show_both(case)}. {case.loss.name} does not check that"
    if not case.met.batches:
        meant = f"{lined_up(case)}{mixed_samples(case)}.{pairs_counted(case)}"
        return f"{begin}, and Keras trains without a word. {meant}{about_time(case)}"
    return (
        f"{begin}. Keras trains without a word only if the batch happens to have {passing_batches(case)}; "
        f"otherwise it stops with Incompatible shapes. {lined_up(case)}, which is never what is meant."
        f"{about_time(case)}"
    )


def _mask(case: Case) -> str:
    begin = f"{show_both(case)}. A padding mask over (batch, time) leaves too; Keras multiplies the loss by it."
    left = "Without the last axis of 1 in the target, the loss has no time axis left for the mask."
    if case.output[-1] != 1:
        left = "The rows of this loss do not line up with it."
    if case.met.outcome == "refused":
        return f"{begin} {left}"
    if case.met.batches:
        chance = f"Only a batch of {passing_batches(case)} passes without a word, with wrong weights"
        return f"{begin} {left} {chance}; otherwise Keras stops with Incompatible shapes."
    return f"{begin} {left} It passes by chance, because of the batch size, and weighs the wrong samples."


def _softmax_over_one(case: Case) -> str:
    output = f"The output is {show_output(case)}, and the softmax runs over a single number"
    end = "" if beware(case) else ", and nothing is learned"
    return f"{output}: it is always 1.0, whatever the target{end}."


def _one_class(case: Case) -> str:
    end = "its share is always 1, so the loss is always 0 and nothing is learned."
    if case.loss.name == "kl_divergence":
        end = "there is nothing to share out: the loss pushes its number up to 1, whatever the target says."
    return f"The output is {show_output(case)}: one number in the last axis. With one class {end}"


def _one_number(case: Case) -> str:
    return (
        f"The output is {show_output(case)}: rows of one number. Such a row has no direction but its sign: "
        "cosine_similarity cannot tell a near miss from a far one."
    )


def _time_for_class(case: Case) -> str:
    axis, size = case.names[-2], case.met.output[-1]
    things = "timesteps" if axis == "time" else f"numbers of the {axis} axis"
    steps = things if size is None else f"{size} {things}"
    taken = "one direction" if case.loss.family == "direction" else "classes that share 1 between them"
    return f"{show_both(case)}. Keras drops the output's last axis of 1, then takes the {steps} for {taken}."


def _no_softmax(case: Case) -> str:
    expects = f"{case.loss.name} expects shares that sum to 1 along the last axis, class {case.output[-1]}."
    if case.network.numbers == "from 0 to 1":
        return f"{expects} Those of {show_output(case)} lie from 0 to 1, but no softmax makes them sum to 1."
    cut = "Keras cuts the scores off at 0 and 1 and trains on without a word."
    return f"{expects} The scores of {show_output(case)} do not end in a softmax: {cut}"


def _no_sigmoid(case: Case) -> str:
    cut = "Keras cuts the numbers off at 0 and 1 and trains on without a word."
    expects = f"{case.loss.name} expects probabilities from 0 to 1."
    return f"{expects} The numbers of {show_output(case)} do not end in a sigmoid: {cut}"


def _fits_ids(case: Case) -> bool:
    return case.target in expected_target("sparse_categorical_crossentropy", case.output)


_SENTENCES = {
    "fits": _fits,
    "rank": _rank,
    "shape": _shape,
    "shapes_incompatible": _incompatible,
    "shapes_broadcast": _broadcast,
    "mask_incompatible": _mask,
    "mask_broadcast": _mask,
    "softmax_over_one": _softmax_over_one,
    "one_class": _one_class,
    "one_number": _one_number,
    "time_for_class": _time_for_class,
    "no_softmax": _no_softmax,
    "no_sigmoid": _no_sigmoid,
}
