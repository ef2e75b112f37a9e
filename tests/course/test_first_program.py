"""What lesson 9a says of the first document's program is what Python and Keras do with it."""

import keras
import numpy as np
import pytest

from lessons.course.shown.first_program import PACKAGES, program
from lessons.course.shown.one_number import LABELS, SENTENCES
from lessons.course.shown.ten_epochs import LONG, document_plan, learned
from lessons.training.plan import untrained
from tests.network.keras_side import keras_layer


@pytest.mark.parametrize("package", PACKAGES)
def test_as_written_it_stops_where_the_page_says(package: str) -> None:
    shown = program(package, imports_numpy=False)
    assert shown.stops is not None
    with pytest.raises(NameError, match=shown.stops.keras_says) as raised:
        exec(shown.code + "[0]])", {})
    assert raised.traceback[-1].lineno + 1 == shown.stops.line


@pytest.mark.parametrize("package", PACKAGES)
def test_both_packages_build_the_network_the_page_counts(package: str) -> None:
    shown, scope = program(package, imports_numpy=True), dict[str, object]()
    exec(shown.code, scope)
    assert shown.network is not None
    model = scope["Sequential"]([keras.Input((None, 1)), scope["SimpleRNN"](10, return_sequences=True),  # type: ignore[operator]
                                 scope["Dense"](100, activation="softmax")])  # type: ignore[operator]  # fmt: skip
    assert model.count_params() == shown.network.total_params


@pytest.mark.parametrize("embedded", [False, True])
def test_what_a_run_has_learned_is_what_keras_evaluates(embedded: bool) -> None:
    standing = untrained(document_plan(LONG, embedded))
    spec = standing.plan.spec
    model = keras.Sequential([keras.Input(spec.input.shape, dtype=spec.input.dtype), *map(keras_layer, spec.layers)])
    model.set_weights([weight for layer in standing.weights for weight in layer])
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    loss, accuracy = model.evaluate(SENTENCES if embedded else SENTENCES[..., None].astype(float), LABELS, verbose=0)
    found = learned(standing)
    assert np.allclose([found.loss, found.accuracy], [loss, accuracy], atol=1e-5)
