"""Whether a pasted text is code or an error message."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.reader.pasted import what_is_it
from tests.reader.documents import DOCUMENTS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_code_of_every_document_is_code(name: str) -> None:
    assert what_is_it(DOCUMENTS[name].code) == "code"


@pytest.mark.parametrize(
    "text",
    [
        "expected ndim=3, found ndim=2",
        "Shapes (None, 10) and (None, 64, 10) are incompatible",
        "my model does not learn at all",
        'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    model.fit(x, y)\nValueError: no',
        "-----\nValueError    Traceback (most recent call last)\n<ipython> in <module>\n----> 1 model.fit(x)\nValueError: no",
        "2026-01-01 tensorflow/core/kernels\nkeras.errors.InvalidArgumentError: logits and labels",
        "UserWarning: Do not pass an `input_shape` argument to a layer.",
    ],
)
def test_a_message_is_a_message_with_or_without_its_traceback(text: str) -> None:
    assert what_is_it(text) == "message"


@pytest.mark.parametrize(
    "text",
    [
        "model = keras.Sequential()\nmodel.fit(x)\nValueError: no",  # code that ends in what it said
        "print model.summary()",
        ">>> import keras",
        "    model.add(Dense(3))",
        "f(x) = max(0, x)",
        "(" * 1_000,
        "<script>alert(1)</script>",
        "",
    ],
)
def test_code_is_code_even_when_it_is_old_indented_or_none_at_all(text: str) -> None:
    assert what_is_it(text) == "code"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_one_of_the_two(text: str) -> None:
    assert what_is_it(text) in ("code", "message")
