"""The text given back in Keras 3: changed where it must be, and nowhere else."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.network.keras_code import keras_code
from lessons.network.presets import PRESETS
from lessons.reader.modernise import modernise
from lessons.reader.read_code import read_code
from tests.reader.documents import DOCUMENTS
from tests.reader.snippets import OLD, RUNS

LAYOUT = """\
# A network of its time.
from keras.models import Sequential  # the model
from keras.layers.core import (
    Dense,    # every neuron
    Dropout,  # some of them
)

model = Sequential()
model.add(Dense(
    64,                   # units
    input_shape=(32,),    # features
    init='uniform',       # the first numbers
))   # done
model.add( Dropout( p = 0.5 ) )

#   the head
model . add(Dense(10, activation = "softmax"))
"""
LAYOUT_TODAY = """\
# A network of its time.
from keras.models import Sequential  # the model
from keras.layers import (
    Dense,    # every neuron
    Dropout, Input,  # some of them
)

model = Sequential()
model.add(Input(shape=(32,)))
model.add(Dense(
    64,                   # units
        # features
    kernel_initializer='uniform',       # the first numbers
))   # done
model.add( Dropout( rate = 0.5 ) )

#   the head
model . add(Dense(10, activation = "softmax"))
"""


def test_comments_and_layout_survive() -> None:
    assert modernise(LAYOUT).text == LAYOUT_TODAY


def test_the_answer_document_is_changed_in_twelve_lines_and_no_other() -> None:
    code = DOCUMENTS["the answer"].code
    modern = modernise(code)
    changed = [line for line in modern.diff.splitlines()[2:] if line.startswith("-")]
    assert len(changed) == 11
    assert "from keras.layers import Dense, Activation, TimeDistributed, Input" in modern.text
    assert "from keras.layers import GRU" in modern.text
    assert (
        "model1.add(Input(shape=(MaxLen, InputSize)))\nmodel1.add(GRU(HiddenSize, return_sequences=True))"
        in modern.text
    )
    assert modern.text.count("epochs=1") == 3
    assert "nb_epoch" not in modern.text
    assert "\nmodel3.summary()" in modern.text


def test_the_diff_turns_the_old_text_into_the_new_one() -> None:
    modern = modernise(LAYOUT)
    old = [line[1:] for line in modern.diff.splitlines()[2:] if line[:1] in " -" and not line.startswith("@@")]
    new = [line[1:] for line in modern.diff.splitlines()[2:] if line[:1] in " +" and not line.startswith("@@")]
    assert all(line in LAYOUT.split("\n") for line in old)
    assert all(line in modern.text.split("\n") for line in new)
    assert {finding.code for finding in modern.changes} == {"moved", "input_in_layer", "old_argument"}


@pytest.mark.parametrize("name", RUNS)
def test_what_is_written_in_keras_3_stays_as_it_is(name: str) -> None:
    if not name.startswith("a prompt"):
        assert modernise(RUNS[name]).text == RUNS[name]


@pytest.mark.parametrize("key", PRESETS)
def test_our_own_exports_need_no_mending(key: str) -> None:
    for code in (keras_code(PRESETS[key].spec), keras_code(PRESETS[key].spec, "functional")):
        assert modernise(code).diff == ""


@pytest.mark.parametrize("code", [*OLD.values(), *(each.code for each in DOCUMENTS.values())])
def test_mending_twice_changes_no_more_than_mending_once(code: str) -> None:
    once = modernise(code).text
    ast.parse(once)
    assert modernise(once).text == once


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("from keras.layers.core import Dense as D", "from keras.layers import Dense as D"),
        ("import keras.layers.recurrent as R\nR.GRU(4)", "import keras.layers as R\nR.GRU(4)"),
        ("from keras.layers.recurrent import *", "from keras.layers import *"),
        ("from keras.utils import np_utils", "from keras import utils as np_utils"),
        ("from keras.preprocessing.text import Tokenizer", "from tensorflow.keras.preprocessing.text import Tokenizer"),
        ("from keras.objectives import mse", "from keras.losses import mean_squared_error"),
        (
            "import keras\nkeras.optimizers.SGD(lr=0.1, momentum=0.9)",
            "import keras\nkeras.optimizers.SGD(learning_rate=0.1, momentum=0.9)",
        ),
        ("import keras\nkeras.optimizers.adam(0.1)", "import keras\nkeras.optimizers.Adam(0.1)"),
        (
            "from keras.regularizers import l1l2\nl1l2(0.1, 0.2)",
            "from keras.regularizers import l1_l2\nl1_l2(0.1, 0.2)",
        ),
        (
            "from keras.layers import LeakyReLU\nLeakyReLU(alpha=0.1)",
            "from keras.layers import LeakyReLU\nLeakyReLU(negative_slope=0.1)",
        ),
        (
            "import keras\nkeras.layers.Dense(3, kernel_regularizer=keras.regularizers.l2(l=1e-3))",
            "import keras\nkeras.layers.Dense(3, kernel_regularizer=keras.regularizers.l2(l2=1e-3))",
        ),
        (
            "x = 1\nmodel.fit(x, x, nb_epoch=5, show_accuracy=True)",
            "from keras.models import Sequential\n\nx = 1\nmodel = Sequential()\nmodel.fit(x, x, epochs=5)",
        ),
        (
            '"""What it is."""\nfrom __future__ import division\nx = np.ones(3)',
            '"""What it is."""\nfrom __future__ import division\nimport numpy as np\n\nx = np.ones(3)',
        ),
        (
            "import keras\nprint(keras.Sequential().summary())  # shown",
            "import keras\nkeras.Sequential().summary()  # shown",
        ),
        (
            "from keras.layers import Embedding\ne = Embedding(9, 3, input_length=4)(x)",
            "from keras.layers import Embedding\ne = Embedding(9, 3)(x)",
        ),
        (
            "import keras\nif True:\n    m = keras.Sequential()\n    m.add(keras.layers.Dense(3, input_dim=2))",
            "import keras\nif True:\n    m = keras.Sequential()\n    m.add(keras.layers.Input(shape=(2,)))\n    m.add(keras.layers.Dense(3))",
        ),
    ],
)
def test_old_words_are_said_in_the_words_of_today(old: str, new: str) -> None:
    assert modernise(old).text == new


def test_an_input_shape_further_up_is_only_taken_out() -> None:
    code = "from keras import Sequential\nfrom keras.layers import Dense, Input\nm = Sequential([Input((3,)), Dense(4), Dense(2, input_shape=(4,))])"
    assert modernise(code).text == code.replace(", input_shape=(4,)", "")


def test_line_ends_of_windows_and_a_bom_do_no_harm() -> None:
    assert (
        modernise("\ufeffimport keras\r\nkeras.layers.core.Dense(3)\r\n").text
        == "import keras\nkeras.layers.Dense(3)\n"
    )


def test_a_text_that_cannot_be_read_is_given_back_unchanged() -> None:
    for text in ("(((", "[" * 1_000_000, ""):
        assert modernise(text).text == text
        assert modernise(text).diff == ""


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_given(text: str) -> None:
    modernise(text)


SPOILS = st.lists(
    st.tuples(
        st.integers(0, 3_000), st.sampled_from(["", "(", ")", "[", ",", "\n", "'", "=", "#", "é", " ", "\n    "])
    ),
    max_size=3,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*OLD.values(), *RUNS.values()]), min_size=1, max_size=3), SPOILS)
def test_what_is_given_back_is_python_whatever_happened_to_the_text(
    codes: list[str], spoils: list[tuple[int, str]]
) -> None:
    text = "\n".join(codes)
    for place, sign in spoils:
        place %= len(text)
        text = text[:place] + sign + text[place + (sign == "") :]
    if read_code(text).readable:
        ast.parse(modernise(text).text)


def test_lines_around_the_code_become_comments() -> None:
    modern = modernise(
        "Look at this model (it is small):\n\n    import keras\n    m = keras.Sequential()\n\nThat was it, wasn't it?"
    )
    assert (
        modern.text
        == "# Look at this model (it is small):\n\nimport keras\nm = keras.Sequential()\n\n# That was it, wasn't it?"
    )
